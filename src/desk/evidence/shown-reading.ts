// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import type { JobShown, ReadingShown } from '../../core/api/evidence.ts';
import type { JobState } from '../../jobs/queue.ts';
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

/** Readings of an item, newest first. */
export async function readingsOf(tx: Transaction<Database>, evidenceId: string): Promise<ReadingShown[]> {
  const rows = await tx.selectFrom('reading').selectAll().where('evidence_id', '=', evidenceId).orderBy('started_at', 'desc').execute();
  const shown: ReadingShown[] = [];
  for (const row of rows) shown.push(await shownReading(tx, row));
  return shown;
}

export async function shownReading(tx: Transaction<Database>, row: ReadingRow): Promise<ReadingShown> {
  return {
    id: row.id,
    evidenceId: row.evidence_id,
    readers: row.readers,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    job: await jobOf(tx, row.job_id),
    coverage: row.coverage,
    records: row.records,
    gaps: row.gaps,
    given: row.given,
    outside: row.outside,
    privileged: row.privileged,
  };
}

/** The work behind something, as it stands. */
export async function jobOf(tx: Transaction<Database>, id: string): Promise<JobShown | null> {
  const job = await tx
    .selectFrom('job')
    .select(['id', 'kind', 'state', 'progress', 'result', 'error'])
    .where('id', '=', id)
    .executeTakeFirst();
  return job === undefined ? null : shownJob(job);
}

export function shownJob(job: JobState): JobShown {
  const { id, kind, state } = job;
  return { id, kind, state, progress: job.progress as JobShown['progress'], error: job.error as JobShown['error'] };
}
