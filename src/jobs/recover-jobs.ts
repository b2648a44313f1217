// SPDX-License-Identifier: Apache-2.0
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/database/schema.ts';

/** A job that waits or runs by its row, while the queue knows nothing of it any more. */
export interface LostJob {
  readonly id: string;
  readonly kind: string;
  readonly attempts: number;
}

/** A job sent a moment ago may be finished by the queue before its row says so. */
const SETTLED_AFTER_SECONDS = 30;

/**
 * Jobs whose place in the queue is gone: a backup holds rows and no queue, and the queue gives up a job whose worker was killed each time.
 */
export async function lostJobs(db: Kysely<Database>): Promise<LostJob[]> {
  const { rows } = await sql<LostJob>`
    SELECT id, kind, attempts FROM job
    WHERE state IN ('waiting', 'running')
      AND coalesce(started_at, created_at) < now() - make_interval(secs => ${SETTLED_AFTER_SECONDS})
      AND NOT EXISTS (SELECT FROM pgboss.job AS place WHERE place.data->>'job' = job.id::text AND place.state IN ('created', 'retry', 'active'))
    FOR UPDATE SKIP LOCKED`.execute(db);
  return rows;
}
