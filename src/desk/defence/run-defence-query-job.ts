// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import {
  answerHash,
  answerText,
  type DefenceAnswer,
  type DefenceTerms,
  type FoundByKind,
  type SearchedExhibit,
  totalOf,
  type WhyNotSearched,
  type WhySealed,
} from '../../core/evidence/defence-query.ts';
import { mayLieWithin } from '../../core/evidence/redaction.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import { timeOf } from '../../core/records/record-rows.ts';
import type { JobKind } from '../../jobs/job-kind.ts';
import type { BundleTable } from '../../store/database/bundle-tables.ts';
import type { ReadingTable } from '../../store/database/reading-tables.ts';
import type { Store } from '../../store/open-store.ts';
import { findLeftOut, type LeftOut } from '../bundle/left-out.ts';
import { decisionOf } from '../evidence/set-apart.ts';
import { type About, recordEntry } from '../record-entry.ts';

export interface DefenceQueryToRun {
  readonly queryId: string;
  readonly accountId: string;
  readonly role: string;
}

/** Counts, in what a bundle did not give, the records that hold the terms. The answer and its entry are one transaction. */
export const runDefenceQueryJob: JobKind<DefenceQueryToRun> = {
  name: 'run-defence-query',
  lane: 'long',
  async run({ store, input, report }) {
    const query = await store.db.selectFrom('defence_query').selectAll().where('id', '=', input.queryId).executeTakeFirstOrThrow();
    const bundle = await store.db.selectFrom('bundle').selectAll().where('id', '=', query.bundle_id).executeTakeFirstOrThrow();
    const terms = { terms: query.terms, from: query.from_at?.toISOString(), to: query.to_at?.toISOString() };
    const { searched, notSearched } = await sealedRest(store, bundle);
    const exhibits: SearchedExhibit[] = [];
    for (const [n, part] of searched.entries()) {
      report({ done: n, of: searched.length, what: 'files' });
      exhibits.push(await searchPart(store, part, terms));
    }
    const text = answerText({ exhibits, notSearched });
    return async (tx) => {
      const now = new Date();
      await tx
        .updateTable('defence_query')
        .set({ answer: text, answered_at: now })
        .where('id', '=', query.id)
        .where('answer', 'is', null)
        .execute();
      const about: About = { query: query.id, bundle: query.bundle_id, answer: answerHash(text), ...totalOf({ exhibits, notSearched }) };
      const by = { by: input.accountId, role: input.role, caseId: query.case_id };
      await recordEntry(tx, { now: () => now, newId: randomUUID }, { kind: 'defence-query-run', ...by, about });
      return { answer: answerHash(text) };
    };
  },
};

type ReadingRow = Selectable<ReadingTable>;

/** One folder of records that the defence does not have, or has only in part. */
interface SealedPart {
  readonly item: string;
  readonly why: WhySealed;
  readonly folder: string;
  readonly reading: ReadingRow;
  /** Absent: all of it. */
  readonly isSealed?: (record: AnyRecord) => boolean;
}

interface SealedRest {
  readonly searched: readonly SealedPart[];
  readonly notSearched: DefenceAnswer['notSearched'];
}

/** What is in the case now and was not in the bundle; of each item its newest reading. */
async function sealedRest(store: Store, bundle: Selectable<BundleTable>): Promise<SealedRest> {
  const leftOut = await findLeftOut(store, bundle.case_id, { ...bundle.withholding, decidedBy: '' });
  const given = new Set(bundle.disclosed?.items ?? []);
  const keptThen = new Set(bundle.disclosed?.setApart ?? []);
  const searched: SealedPart[] = [];
  const notSearched: { item: string; why: WhyNotSearched }[] = [];
  const once = new Set<string>();
  for (const row of leftOut.rows) {
    if (once.has(row.sha256)) continue;
    once.add(row.sha256);
    const why = whySealed(row.id, leftOut, given);
    if (row.erased_at !== null) {
      notSearched.push({ item: row.sha256, why: 'erased' });
      continue;
    }
    const reading = newestOf(leftOut, row.sha256);
    if (reading === undefined) {
      if (why !== undefined) notSearched.push({ item: row.sha256, why: 'not-read' });
      continue;
    }
    if (why !== undefined)
      searched.push({
        item: row.sha256,
        why,
        folder: reading.folder,
        reading,
        ...(why === 'records-left-out' ? { isSealed: (record: AnyRecord) => leftOut.decisionOn(record) !== undefined } : {}),
      });
    // Talk of the accused with counsel is not counted for anybody, not even in numbers.
    if ((reading.privileged?.records ?? 0) > 0) notSearched.push({ item: row.sha256, why: 'privileged' });
    if (reading.set_apart_folder === null || keptThen.has(reading.id)) continue;
    const decision = await store.db.transaction().execute((tx) => decisionOf(tx, reading));
    if (decision === 'return') notSearched.push({ item: row.sha256, why: 'returned' });
    else searched.push({ item: row.sha256, why: 'set-apart', folder: reading.set_apart_folder, reading });
  }
  return { searched, notSearched };
}

function whySealed(evidenceId: string, { whole, redacted }: LeftOut, given: ReadonlySet<string>): WhySealed | undefined {
  if (whole.has(evidenceId)) return 'withheld';
  if (!given.has(evidenceId)) return 'later';
  return redacted.has(evidenceId) ? 'records-left-out' : undefined;
}

function newestOf({ rows, readings }: LeftOut, sha256: string): ReadingRow | undefined {
  const ids = new Set(rows.filter((row) => row.sha256 === sha256).map(({ id }) => id));
  const own = readings.filter(({ evidence_id }) => ids.has(evidence_id));
  return own.sort((a, b) => b.started_at.getTime() - a.started_at.getTime())[0];
}

const PAGE = 1_000;

/** Each term is searched as people search on the desk; a record that holds two of them counts once. */
async function searchPart({ records }: Store, part: SealedPart, { terms, from, to }: DefenceTerms): Promise<SearchedExhibit> {
  const folder = await records.reading(part.folder);
  const found = new Map<number, { kind: string; terms: Set<number>; dated: boolean }>();
  for (const [n, text] of terms.length === 0 ? ([[0, undefined]] as const) : terms.entries())
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await folder.page(text === undefined ? {} : { text }, { cursor, limit: PAGE });
      cursor = page.next;
      for (const { ordinal, record } of page.records) {
        if (part.isSealed?.(record) === false) continue;
        const dated = (from === undefined && to === undefined) || mayLieWithin(record, { from, to });
        if (!dated && timeOf(record as never) !== undefined) continue;
        const known = found.get(ordinal) ?? { kind: record.kind, terms: new Set<number>(), dated };
        known.terms.add(n);
        found.set(ordinal, known);
      }
    }
  const searched = part.isSealed === undefined ? folder.about.records : await countOf(folder, part.isSealed);
  return {
    item: part.item,
    why: part.why,
    searched,
    gaps: part.why === 'set-apart' ? 0 : (part.reading.gaps ?? 0),
    found: byKind([...found.values()], terms),
  };
}

async function countOf(
  folder: Awaited<ReturnType<Store['records']['reading']>>,
  isSealed: (record: AnyRecord) => boolean,
): Promise<number> {
  let count = 0;
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await folder.page({}, { cursor, limit: PAGE });
    cursor = page.next;
    count += page.records.filter(({ record }) => isSealed(record)).length;
  }
  return count;
}

function byKind(found: readonly { kind: string; terms: ReadonlySet<number>; dated: boolean }[], terms: readonly string[]): FoundByKind[] {
  const kinds = [...new Set(found.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const of = found.filter((one) => one.kind === kind);
    const dated = of.filter((one) => one.dated);
    return {
      kind,
      records: dated.length,
      byTerm: terms.map((_, n) => dated.filter((one) => one.terms.has(n)).length),
      undated: of.length - dated.length,
    };
  });
}
