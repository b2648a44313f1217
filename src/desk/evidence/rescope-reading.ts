// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Coverage, OutsideFound } from '../../core/api/evidence.ts';
import type { Coverage as CoverageOfReading } from '../../core/records/coverage.ts';
import type { JobKind, RunningJob } from '../../jobs/job-kind.ts';
import { refuseOtherSeals, standingSeals } from '../privilege/standing-seals.ts';
import { recordEntry } from '../record-entry.ts';
import { partReading } from './part-reading.ts';
import type { Folders } from './part-records.ts';
import { refuseErasedMeanwhile, shownCoverage } from './read-return.ts';
import { withoutNamesApart } from './records-apart.ts';
import { refuseOtherScopes, scopesOf } from './scopes-of-item.ts';
import { mentionsShown } from './secrets-found.ts';
import type { ReadingRow } from './shown-reading.ts';

export interface RescopeInput {
  readonly readingId: string;
  readonly evidenceId: string;
  readonly caseId: string;
  /** Absent: another scope. */
  readonly cause?: 'seal' | undefined;
}

const source = { now: () => new Date(), newId: randomUUID };

/**
 * Holds the records of a reading against every scope of its item and every seal of its case. What lies outside joins what is apart, and what is
 * apart stays so; what is sealed lies by itself until its seal is lifted. Natural key: reading × scopes × what was done with seals. The folders
 * that it parts stay until nothing names them (sweep-evidence.ts).
 */
export const rescopeReadingJob: JobKind<RescopeInput> = {
  name: 'rescope-reading',
  lane: 'long',
  async run(job) {
    const { input, store } = job;
    const row = await store.db.selectFrom('reading').selectAll().where('id', '=', input.readingId).executeTakeFirstOrThrow();
    const scopes = await scopesOf(store.db, input.evidenceId);
    const seals = await standingSeals(store.db, input.caseId);
    const from = await foldersNow(job, row);
    const { folders, ...found } = await partReading(store, row.folder.slice(0, 64), from, { scopes, seals }, progressOf(job, row));
    const { privileged } = found;
    const isReturned = row.set_apart_folder !== null && from.outside === undefined;
    // A seal says nothing of what was returned: it stays counted as it was.
    const outside = input.cause === 'seal' && isReturned && folders.outside === undefined ? row.outside : found.outside;
    const coverage = await coverageAfter(job, row, folders.inside);
    return async (tx) => {
      await refuseOtherScopes(tx, input.evidenceId, scopes.length);
      await refuseOtherSeals(tx, input.caseId, seals);
      await refuseErasedMeanwhile(tx, job, [folders.inside, folders.outside ?? null, folders.privileged ?? null]);
      await tx
        .updateTable('reading')
        .set({
          ended_at: new Date(),
          coverage: coverage === null ? null : JSON.stringify(coverage),
          outside: outside === null ? null : JSON.stringify(outside),
          privileged: privileged === null ? null : JSON.stringify(privileged),
          folder: folders.inside,
          // The decision to return stands under the name of the folder that it took away.
          set_apart_folder: folders.outside ?? (isReturned ? row.set_apart_folder : null),
          privileged_folder: folders.privileged ?? null,
        })
        .where('id', '=', row.id)
        .execute();
      const entry = { role: 'desk', caseId: input.caseId } as const;
      const { records, why } = newlyOutside(isReturned ? null : row.outside, found.outside);
      const about = { reading: row.id, records, perhaps: outside?.perhaps ?? 0, scopes: scopes.length, ...why };
      if (input.cause !== 'seal' || records > 0) await recordEntry(tx, source, { kind: 'over-production-found', ...entry, about });
      if (row.privileged !== null || privileged !== null)
        await recordEntry(tx, source, {
          kind: 'privileged-found',
          ...entry,
          about: { reading: row.id, records: privileged?.records ?? 0, gaps: privileged?.gaps ?? 0, seals: seals.length },
        });
      return { records, privileged: privileged?.records ?? 0 };
    };
  },
};

/** What was returned is gone, though the reading still names it. */
async function foldersNow({ store }: RunningJob<RescopeInput>, row: ReadingRow): Promise<Folders> {
  const there = async (name: string | null) => (name !== null && (await store.records.has(name)) ? name : undefined);
  return { inside: row.folder, outside: await there(row.set_apart_folder), privileged: await there(row.privileged_folder) };
}

/** Names of files come back with the records that a lifted seal lets go: they are taken from the coverage of the whole. */
async function coverageAfter({ input, store }: RunningJob<RescopeInput>, row: ReadingRow, inside: string): Promise<Coverage | null> {
  const left = await store.records.reading(inside);
  if (row.coverage === null) return null;
  const whole = input.cause === 'seal' ? shownCoverage((await left.coverage()) as CoverageOfReading) : row.coverage;
  const named = await withoutNamesApart(whole, left);
  return row.coverage.mentions === undefined ? named : { ...named, mentions: mentionsShown(left) };
}

function progressOf(job: RunningJob<RescopeInput>, { records }: ReadingRow): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (done % 5_000 === 0) job.report({ done, ...(records === null ? {} : { of: records }), what: 'records' });
  };
}

/** What an earlier look has counted is not told again. */
function newlyOutside(before: OutsideFound | null, now: OutsideFound | null): Pick<OutsideFound, 'records' | 'why'> {
  const why: Record<string, number> = {};
  for (const [word, count] of Object.entries(now?.why ?? {})) {
    const more = count - (before?.why[word] ?? 0);
    if (more > 0) why[word] = more;
  }
  return { records: Math.max(0, (now?.records ?? 0) - (before?.records ?? 0)), why };
}
