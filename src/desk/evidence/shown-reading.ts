// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import type { JobShown, ReadingShown } from '../../core/api/evidence.ts';
import type { JobState } from '../../jobs/queue.ts';
import { among } from '../../store/database/among.ts';
import type { ReadingTable } from '../../store/database/reading-tables.ts';
import type { Database } from '../../store/database/schema.ts';

export type ReadingRow = Selectable<ReadingTable>;

/** It was read before, and its records are being held against another scope or seal: nobody reads them before that is done. */
export const isBeingParted = ({ ended_at, coverage }: Pick<ReadingRow, 'ended_at' | 'coverage'>): boolean =>
  ended_at === null && coverage !== null;

export interface ReadingThing {
  readonly caseId: string;
  readonly row: ReadingRow;
}

export async function readingThing(tx: Transaction<Database>, id: string): Promise<ReadingThing | undefined> {
  const row = await tx.selectFrom('reading').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, row };
}

/** Readings of items, by item, newest first. */
export async function readingsOf(
  tx: Transaction<Database>,
  items: readonly string[],
): Promise<ReadonlyMap<string, readonly ReadingShown[]>> {
  const rows = await tx.selectFrom('reading').selectAll().where(among('evidence_id', items)).orderBy('started_at', 'desc').execute();
  const jobs = await jobsOf(
    tx,
    rows.map(({ job_id }) => job_id),
  );
  return Map.groupBy(
    rows.map((row) => withJob(row, jobs(row.job_id))),
    ({ evidenceId }) => evidenceId,
  );
}

export const shownReading = async (tx: Transaction<Database>, row: ReadingRow): Promise<ReadingShown> =>
  withJob(row, await jobOf(tx, row.job_id));

function withJob(row: ReadingRow, job: JobShown | null): ReadingShown {
  return {
    id: row.id,
    evidenceId: row.evidence_id,
    readers: row.readers,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    job,
    coverage: row.coverage,
    records: row.records,
    gaps: row.gaps,
    given: row.given,
    outside: row.outside,
    privileged: row.privileged,
  };
}

/** The work behind something, as it stands. */
export const jobOf = async (tx: Transaction<Database>, id: string): Promise<JobShown | null> => (await jobsOf(tx, [id]))(id);

/** The same for each of a list. */
export async function jobsOf(tx: Transaction<Database>, ids: readonly string[]): Promise<(id: string) => JobShown | null> {
  const rows = await tx.selectFrom('job').select(['id', 'kind', 'state', 'progress', 'result', 'error']).where(among('id', ids)).execute();
  const jobs = new Map(rows.map((job) => [job.id, shownJob(job)]));
  return (id) => jobs.get(id) ?? null;
}

export function shownJob(job: JobState): JobShown {
  const { id, kind, state } = job;
  return { id, kind, state, progress: job.progress as JobShown['progress'], error: job.error as JobShown['error'] };
}
