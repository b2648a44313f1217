// SPDX-License-Identifier: Apache-2.0
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/database/schema.ts';

/** What stands in the queue and wants somebody. */
export interface QueueSeen {
  /** The lanes in which a job is due. */
  readonly due: readonly string[];
  /** Whether a worker has given no sign of life for longer than it may. */
  readonly silent: boolean;
}

/**
 * One cheap question for all lanes. To take a job asks for locks and writes, and the queue's care for itself is a dozen statements: a desk
 * at which nothing happens does neither. Rows are not put together in the database, whose planning would cost more than the answer.
 */
export async function lookAtQueue(db: Kysely<Database>): Promise<QueueSeen> {
  const { rows } = await sql<{ lane: string; running: boolean; overdue: boolean }>`
    SELECT name AS lane, state = 'active' AS running,
      CASE state WHEN 'active' THEN heartbeat_on + heartbeat_seconds * interval '1s' ELSE start_after END < now() AS overdue
    FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`.execute(db);
  const overdue = rows.filter((row) => row.overdue);
  return { due: overdue.filter(({ running }) => !running).map(({ lane }) => lane), silent: overdue.some(({ running }) => running) };
}
