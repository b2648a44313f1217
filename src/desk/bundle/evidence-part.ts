// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Selectable } from 'kysely';
import type { SetApartDecision } from '../../core/api/readings.ts';
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import { type BundleExhibit, originalPath, RECORDS_FOLDER } from '../../core/evidence/bundle-index.ts';
import { caseUcoText, exhibitNodes, recordNodes, type UcoNode } from '../../core/evidence/case-uco.ts';
import { csvRow, RECORD_COLUMNS, recordRow } from '../../core/evidence/table-text.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import type { ReadingTable } from '../../store/database/reading-tables.ts';
import type { EvidenceTable } from '../../store/database/schema.ts';
import { decisionOf } from '../evidence/set-apart.ts';
import { type BundlePart, type Gathered, type Gathering, textPart, vaultPart } from './bundle-part.ts';
import { gapsOf, reasonsFor, standsOn } from './withholding.ts';

type EvidenceRow = Selectable<EvidenceTable>;
type ReadingRow = Selectable<ReadingTable>;

const PAGE = 1_000;

/** The originals, the records of each reading as CASE/UCO and CSV, what was read of them and what was not, and the leads. */
export async function gatherEvidence(gathering: Gathering): Promise<Gathered> {
  const { db, caseId, people, withholding } = gathering;
  const rows = await db.selectFrom('evidence').selectAll().where('case_id', '=', caseId).orderBy('received_at').orderBy('id').execute();
  const reasons = reasonsFor(rows, withholding);
  const held = rows.filter((row) => row.erased_at === null && !reasons.has(row.id));
  const exhibits = held.map((row) => exhibitOf(row, rows, people));
  const readings = await db
    .selectFrom('reading')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('ended_at', 'is not', null)
    .orderBy('id')
    .execute();
  const read: BundlePart[] = [];
  const notKept: Withheld[] = [];
  for (const reading of readings) {
    const at = held.findIndex((row) => row.id === reading.evidence_id);
    const exhibit = exhibits[at];
    if (exhibit === undefined) continue;
    const decision = await db.transaction().execute((tx) => decisionOf(tx, reading));
    read.push(...(await readingParts(gathering, reading, exhibit, decision)));
    if (reading.set_apart_folder !== null && decision !== 'keep') notKept.push(withheldOf(reading, decision));
  }
  const erased = rows.filter((row) => row.erased_at !== null).length;
  const keptOut = readings.filter(({ evidence_id }) => reasons.has(evidence_id));
  const uploads = await db.selectFrom('upload').select(['id', 'evidence_id']).where('case_id', '=', caseId).execute();
  const leads = await leadsPart(gathering, new Set(keptOut.map(({ id }) => id)));
  const reasonOf = (evidenceId: string) => reasons.get(evidenceId) ?? '';
  const gaps = gapsOf(
    [
      ...rows.filter(({ id }) => reasons.has(id)).map(({ id }) => ({ kind: 'original', count: 1, reason: reasonOf(id) })),
      ...keptOut.map(({ evidence_id, records }) => ({ kind: 'record', count: records ?? 0, reason: reasonOf(evidence_id) })),
      { kind: 'lead', count: leads.withheld, reason: withholding.items[0]?.reason ?? '' },
    ],
    withholding.decidedBy,
  );
  const byErasure = { kind: 'original', count: erased, reason: 'erased', decidedBy: 'see the entries "erased" of the log' };
  return {
    parts: [...originals(gathering, held), ...read, leads.part],
    exhibits,
    closed: [
      ...rows.filter(({ id }) => reasons.has(id)).flatMap(({ id, sha256 }) => [id, sha256]),
      ...keptOut.map(({ id }) => id),
      ...uploads.filter(({ evidence_id }) => evidence_id !== null && reasons.has(evidence_id)).map(({ id }) => id),
      ...leads.ids,
    ],
    withheld: [...gaps, ...(erased === 0 ? [] : [byErasure]), ...notKept],
  };
}

function exhibitOf(row: EvidenceRow, all: readonly EvidenceRow[], people: Gathering['people']): BundleExhibit {
  const from = all.find(({ id }) => id === row.derived_from)?.sha256;
  return {
    path: originalPath(row.sha256, row.name),
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    name: row.name,
    origin: row.how,
    receivedAt: row.received_at.toISOString(),
    receivedBy: people.get(row.received_by) ?? row.received_by,
    ...(row.request_id === null ? {} : { request: row.request_id }),
    ...(from === undefined ? {} : { derivedFrom: from }),
  };
}

/** The same bytes received twice are two exhibits and one file. */
function originals({ store }: Gathering, rows: readonly EvidenceRow[]): BundlePart[] {
  const byPath = new Map(rows.map((row) => [originalPath(row.sha256, row.name), row]));
  return [...byPath].map(([path, { sha256, size_bytes }]) => vaultPart(store, path, { sha256, sizeBytes: size_bytes }));
}

type Withheld = NonNullable<Gathered['withheld']>[number];

/** Records beyond the request that nobody has decided to keep. The exhibit holds them as it came; no list of this bundle does. */
function withheldOf({ outside }: ReadingRow, decision: SetApartDecision | undefined): Withheld {
  const reason =
    decision === undefined ? 'not asked for, not decided' : decision === 'seal' ? 'not asked for, sealed' : 'not asked for, returned';
  const decidedBy = `see the entries "${decision === undefined ? 'over-production-found' : 'over-production-decided'}" of the log`;
  return { kind: 'record', count: outside?.records ?? 0, reason, decidedBy };
}

async function readingParts(
  gathering: Gathering,
  reading: ReadingRow,
  exhibit: BundleExhibit,
  decision: SetApartDecision | undefined,
): Promise<BundlePart[]> {
  const name = `${exhibit.sha256.slice(0, 16)}-${reading.id}`;
  const folders = [reading.folder, ...(decision === 'keep' && reading.set_apart_folder !== null ? [reading.set_apart_folder] : [])];
  const table = async function* (): AsyncGenerator<string> {
    yield csvRow(RECORD_COLUMNS);
    for await (const page of recordsOf(gathering, folders)) for (const record of page) yield recordRow(record);
  };
  const graph = async function* (): AsyncGenerator<UcoNode> {
    const seen = new Set<string>();
    yield* exhibitNodes(exhibit);
    for await (const page of recordsOf(gathering, folders)) yield* recordNodes(page, seen);
  };
  const coverage = {
    reading: reading.id,
    item: exhibit.sha256,
    readers: reading.readers,
    coverage: reading.coverage,
    outside: reading.outside,
    decision: decision ?? null,
  };
  return [
    await filePart(gathering, `${RECORDS_FOLDER}${name}.csv`, table()),
    await filePart(gathering, `${RECORDS_FOLDER}${name}.jsonld`, caseUcoText(graph())),
    textPart(`data/coverage/${name}.json`, `${canonicalJson(coverage as unknown as Json)}\n`),
  ];
}

async function* recordsOf({ store }: Gathering, folders: readonly string[]): AsyncGenerator<readonly AnyRecord[]> {
  for (const folder of folders) {
    const reading = await store.records.reading(folder);
    let cursor: string | undefined;
    do {
      const page = await reading.page({}, { cursor, limit: PAGE });
      yield page.records.map(({ record }) => record);
      cursor = page.next;
    } while (cursor !== undefined);
  }
}

/** A text too large for memory: written once to know its hash, read again when the bundle is. */
async function filePart({ workFolder }: Gathering, path: string, text: AsyncIterable<string>): Promise<BundlePart> {
  const file = join(workFolder, createHash('sha256').update(path).digest('hex'));
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const part of text) {
      const bytes = Buffer.from(part, 'utf8');
      hash.update(bytes);
      sizeBytes += bytes.length;
      yield bytes;
    }
  };
  await pipeline(Readable.from(counted(), { objectMode: false }), createWriteStream(file, { mode: 0o600 }));
  return {
    path,
    sizeBytes,
    sha256: hash.digest('hex'),
    open: async function* () {
      yield* createReadStream(file, { highWaterMark: 1 << 20 });
    },
  };
}

async function leadsPart(
  { db, caseId, people }: Gathering,
  closedReadings: ReadonlySet<string>,
): Promise<{ readonly part: BundlePart; readonly withheld: number; readonly ids: readonly string[] }> {
  const all = await db.selectFrom('lead').selectAll().where('case_id', '=', caseId).orderBy('written_at').orderBy('id').execute();
  const closed = all.filter((lead) => standsOn(lead, closedReadings));
  const rows = all.filter((lead) => !closed.includes(lead));
  const lines = rows.map((lead) =>
    csvRow([
      lead.written_at.toISOString(),
      people.get(lead.written_by) ?? lead.written_by,
      lead.text,
      JSON.stringify(lead.records),
      lead.id,
    ]),
  );
  const part = textPart('data/case/leads.csv', csvRow(['at (UTC)', 'who', 'lead', 'records', 'id']) + lines.join(''));
  return { part, withheld: closed.length, ids: closed.map(({ id }) => id) };
}
