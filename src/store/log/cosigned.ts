// SPDX-License-Identifier: Apache-2.0
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/schema.ts';

/** A checkpoint with what witnesses have signed under it. */
export interface CosignedCheckpoint {
  readonly size: number;
  readonly note: string;
  /** How many witnesses have signed it. */
  readonly witnesses: number;
}

/**
 * The checkpoint to prove entries under: the newest one that a witness has signed and that covers them, else the newest.
 * @param covering index of the last entry that it must cover
 */
export async function checkpointCovering(db: Kysely<Database>, covering: number): Promise<CosignedCheckpoint | undefined> {
  const { rows } = await sql<CosignedCheckpoint>`
    SELECT head.size, head.note || coalesce(string_agg(signed.line, '' ORDER BY signed.witness), '') AS note, count(signed.line)::int AS witnesses
    FROM log_checkpoint AS head LEFT JOIN log_cosignature AS signed ON signed.size = head.size
    WHERE head.size > ${covering}
      AND (head.size = (SELECT max(size) FROM log_checkpoint) OR head.size = (SELECT max(size) FROM log_cosignature))
    GROUP BY head.size, head.note
    ORDER BY count(signed.line) > 0 DESC, head.size DESC
    LIMIT 1`.execute(db);
  return rows[0];
}

/** A checkpoint as it is published: its note and every cosignature on it. */
export async function cosignedNote(db: Kysely<Database>, size: number): Promise<string | undefined> {
  const { rows } = await sql<{ note: string }>`
    SELECT head.note || coalesce(string_agg(signed.line, '' ORDER BY signed.witness), '') AS note
    FROM log_checkpoint AS head LEFT JOIN log_cosignature AS signed ON signed.size = head.size
    WHERE head.size = ${size} GROUP BY head.note`.execute(db);
  return rows[0]?.note;
}

/** The largest state of the log that some witness has signed; 0 when none has. */
export async function witnessedSize(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('log_cosignature')
    .select((one) => one.fn.max('size').as('size'))
    .executeTakeFirst();
  return Number(row?.size ?? 0);
}
