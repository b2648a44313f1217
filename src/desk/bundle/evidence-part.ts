// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Selectable } from 'kysely';
import type { PrivilegedFound } from '../../core/api/privileged-found.ts';
import type { SetApartDecision } from '../../core/api/readings.ts';
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import {
  type BundleExhibit,
  type BundleRedacted,
  originalPath,
  RECORDS_FOLDER,
  type WithheldPart,
} from '../../core/evidence/bundle-index.ts';
import { caseUcoText, exhibitNodes, recordNodes, type UcoNode, withheldNode } from '../../core/evidence/case-uco.ts';
import { commitmentOf } from '../../core/evidence/record-commitment.ts';
import { csvRow, RECORD_COLUMNS, recordRow, withheldRow } from '../../core/evidence/table-text.ts';
import { WITHHELD_FOLDER, type WithheldRecord, withheldLine } from '../../core/evidence/withheld-records.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import type { ReadingTable } from '../../store/database/reading-tables.ts';
import type { EvidenceTable } from '../../store/database/schema.ts';
import { isApart } from '../evidence/records-apart.ts';
import { decisionOf } from '../evidence/set-apart.ts';
import { mappingsOfReading } from '../mappings/mappings-of-reading.ts';
import { type BundlePart, type Gathered, type Gathering, type SecretsIn, textPart, vaultPart } from './bundle-part.ts';
import { foldersWithSealed, recordsIn } from './left-out.ts';
import { type FoundGap, gapsOf } from './withholding.ts';

type EvidenceRow = Selectable<EvidenceTable>;
type ReadingRow = Selectable<ReadingTable>;

/** The originals, the records of each reading as CASE/UCO and CSV, what was read of them and what was not, and the leads. */
export async function gatherEvidence(gathering: Gathering): Promise<Gathered> {
  const { db, caseId, people, leftOut } = gathering;
  const { rows, readings, whole, redacted } = leftOut;
  const held = rows.filter((row) => row.erased_at === null && !whole.has(row.id));
  const about = new Map(held.map((row) => [row.id, exhibitOf(row, rows, people)]));
  const read: BundlePart[] = [];
  const notKept: WithheldPart[] = [];
  const keptApart: string[] = [];
  const single: ReadRedacted[] = [];
  const secrets: SecretsIn[] = [];
  for (const reading of readings) {
    const exhibit = about.get(reading.evidence_id);
    if (exhibit === undefined) continue;
    const decision = await db.transaction().execute((tx) => decisionOf(tx, reading));
    const { parts, redaction } = await readingParts(gathering, reading, exhibit, decision);
    read.push(...parts);
    if (redaction !== undefined) single.push(redaction);
    else if (Object.keys(reading.coverage?.mentions?.secrets ?? {}).length > 0)
      secrets.push({ original: exhibit.path, coverage: coveragePath(exhibit, reading) });
    if (reading.set_apart_folder === null) continue;
    if (decision === 'keep') keptApart.push(reading.id);
    else notKept.push(withheldOf(reading, decision));
  }
  const erased = rows.filter((row) => row.erased_at !== null).length;
  const keptOut = readings.filter(({ evidence_id }) => whole.has(evidence_id));
  const uploads = await db.selectFrom('upload').select(['id', 'evidence_id']).where('case_id', '=', caseId).execute();
  const leads = await leadsPart(gathering);
  const reasonOf = (evidenceId: string) => whole.get(evidenceId) ?? '';
  const gaps = gapsOf(
    [
      ...rows.filter(({ id }) => whole.has(id)).map(({ id }) => ({ kind: 'original', count: 1, reason: reasonOf(id) })),
      ...keptOut.map(({ evidence_id, records }) => ({ kind: 'record', count: records ?? 0, reason: reasonOf(evidence_id) })),
      ...held
        .filter(({ id }) => redacted.has(id))
        .map(({ id }) => ({
          ...{ kind: 'original', count: 1, reason: HOLDS_LEFT_OUT },
          decidedBy: leftOut.deciders.get(redacted.get(id) ?? ''),
        })),
      ...single.flatMap(({ gaps: found }) => found),
      ...leads.withheld.map((reason) => ({ kind: 'lead', count: 1, reason })),
    ],
    gathering,
  );
  const byErasure = { kind: 'original', count: erased, reason: 'erased', decidedBy: 'see the entries "erased" of the log' };
  const openly = held.filter(({ id }) => !redacted.has(id));
  return {
    parts: [...originals(gathering, openly), ...read, leads.part],
    secrets,
    exhibits: openly.map(({ id }) => about.get(id) as BundleExhibit),
    redacted: single.map(({ index }) => index),
    disclosed: { items: held.map(({ id }) => id), setApart: keptApart },
    closed: [
      ...rows.filter(({ id }) => whole.has(id)).flatMap(({ id, sha256 }) => [id, sha256]),
      ...keptOut.map(({ id }) => id),
      ...single.map(({ index }) => index.reading),
      ...uploads.filter(({ evidence_id }) => evidence_id !== null && whole.has(evidence_id)).map(({ id }) => id),
      ...leads.ids,
    ],
    withheld: [...gaps, ...(erased === 0 ? [] : [byErasure]), ...notKept],
  };
}

/** Why the bytes of an exhibit are not in the bundle although its other records are; the report has it in three languages. */
const HOLDS_LEFT_OUT = 'holds records that are left out';

interface ReadRedacted {
  readonly index: BundleRedacted;
  readonly gaps: readonly FoundGap[];
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

/** Records beyond the request that nobody has decided to keep. The exhibit holds them as it came; no list of this bundle does. */
function withheldOf({ outside }: ReadingRow, decision: SetApartDecision | undefined): WithheldPart {
  const reason =
    decision === undefined ? 'not asked for, not decided' : decision === 'seal' ? 'not asked for, sealed' : 'not asked for, returned';
  const decidedBy = `see the entries "${decision === undefined ? 'over-production-found' : 'over-production-decided'}" of the log`;
  return { kind: 'record', count: outside?.records ?? 0, reason, decidedBy };
}

const readingName = ({ sha256 }: BundleExhibit, { id }: ReadingRow): string => `${sha256.slice(0, 16)}-${id}`;
const coveragePath = (exhibit: BundleExhibit, reading: ReadingRow): string => `data/coverage/${readingName(exhibit, reading)}.json`;

async function readingParts(
  gathering: Gathering,
  reading: ReadingRow,
  exhibit: BundleExhibit,
  decision: SetApartDecision | undefined,
): Promise<{ readonly parts: readonly BundlePart[]; readonly redaction: ReadRedacted | undefined }> {
  const name = readingName(exhibit, reading);
  const isRedacted = gathering.leftOut.redacted.has(reading.evidence_id);
  const folders = await foldersWithSealed(gathering.db, reading);
  const all = () => recordsHere(gathering, folders);
  const table = async function* (): AsyncGenerator<string> {
    yield csvRow(RECORD_COLUMNS);
    for await (const page of all()) for (const one of page) yield isHere(one) ? recordRow(one) : withheldRow(one, exhibit.sha256);
  };
  const graph = async function* (): AsyncGenerator<UcoNode> {
    const seen = new Set<string>();
    yield* exhibitNodes(exhibit);
    for await (const page of all())
      for (const one of page) {
        if (isHere(one)) yield* recordNodes([one], seen);
        else yield withheldNode(one, exhibit.sha256);
      }
  };
  const coverage = {
    reading: reading.id,
    item: exhibit.sha256,
    readers: reading.readers,
    // The hash of a short file inside could be guessed back to what it said.
    coverage: isRedacted ? withoutHashes(reading.coverage) : reading.coverage,
    mappings: await mappingsOfReading(gathering.db, reading),
    outside: reading.outside,
    ...(reading.privileged === null ? {} : { privileged: privilegedIn(reading.privileged) }),
    decision: decision ?? null,
  };
  const parts = [
    await filePart(gathering, `${RECORDS_FOLDER}${name}.csv`, table()),
    await filePart(gathering, `${RECORDS_FOLDER}${name}.jsonld`, caseUcoText(graph())),
    textPart(coveragePath(exhibit, reading), `${canonicalJson(coverage as unknown as Json)}\n`),
  ];
  if (!isRedacted) return { parts, redaction: undefined };
  const { part, ...redaction } = await redactionOf(gathering, { reading, exhibit, path: `${WITHHELD_FOLDER}${name}.ndjson`, all });
  return { parts: [...parts, part], redaction };
}

/** The commitments in the place of what is left out of one reading, and the gaps by kind and reason. */
async function redactionOf(
  gathering: Gathering,
  {
    reading,
    exhibit,
    path,
    all,
  }: { reading: ReadingRow; exhibit: BundleExhibit; path: string; all: () => AsyncIterable<readonly Shown[]> },
): Promise<ReadRedacted & { readonly part: BundlePart }> {
  let [records, leftOut] = [0, 0];
  const gaps = new Map<string, FoundGap>();
  const lines = async function* (): AsyncGenerator<string> {
    for await (const page of all())
      for (const one of page) {
        if (isHere(one)) {
          records += 1;
          continue;
        }
        leftOut += 1;
        const { kind: of, reason, decidedBy } = one;
        const key = [of, reason, decidedBy].join('\n');
        gaps.set(key, { kind: 'record', of, count: (gaps.get(key)?.count ?? 0) + 1, reason, decidedBy });
        yield withheldLine(one);
      }
  };
  const part = await filePart(gathering, path, lines());
  const { path: _, derivedFrom: __, ...about } = exhibit;
  return { part, gaps: [...gaps.values()], index: { ...about, reading: reading.id, records, leftOut, commitments: path } };
}

/** A record as it is, or what stands in its place. */
type Shown = AnyRecord | WithheldRecord;
const isHere = (one: Shown): one is AnyRecord => !('commitment' in one);

async function* recordsHere(
  { store, leftOut, secret, withholding: { decidedBy } }: Gathering,
  folders: readonly string[],
): AsyncGenerator<readonly Shown[]> {
  let n = 0;
  for await (const page of recordsIn(store, folders))
    yield page.map((record): Shown => {
      n += 1;
      const decision = leftOut.decisionOn(record);
      return decision === undefined
        ? record
        : {
            ...{ n, kind: record.kind, commitment: commitmentOf(secret, record) },
            ...{ reason: decision.reason, decidedBy: decision.decidedBy ?? decidedBy },
          };
    });
}

const privilegedIn = ({ records, gaps, byProtection }: PrivilegedFound) => ({ records, gaps, byProtection });

function withoutHashes(coverage: ReadingRow['coverage']): ReadingRow['coverage'] {
  return coverage === null ? null : { ...coverage, files: coverage.files.map((file) => ({ ...file, sha256: 'withheld' })) };
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

const SET_APART = 'a record it stands on was not asked for and is set apart';

/** A lead that stands on anything left out or set apart may tell what it says. */
async function leadsPart({
  store,
  db,
  caseId,
  people,
  leftOut,
}: Gathering): Promise<{ readonly part: BundlePart; readonly withheld: readonly string[]; readonly ids: readonly string[] }> {
  const all = await db.selectFrom('lead').selectAll().where('case_id', '=', caseId).orderBy('written_at').orderBy('id').execute();
  const closed = new Map<string, string>();
  for (const lead of all)
    for (const ref of lead.records) {
      const reason = (await leftOut.reasonFor(ref)) ?? ((await isApart(store, ref)) ? SET_APART : undefined);
      if (reason !== undefined) closed.set(lead.id, reason);
    }
  const rows = all.filter(({ id }) => !closed.has(id));
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
  return { part, withheld: [...closed.values()], ids: [...closed.keys()] };
}
