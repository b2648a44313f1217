// SPDX-License-Identifier: Apache-2.0
import { sql, type Transaction } from 'kysely';
import type { NewEntry } from '../../core/custody/entry.ts';
import { leafHash } from '../../core/custody/merkle-tree.ts';
import { crashPoint } from '../crash-point.ts';
import type { Database, LogIndexTable } from '../database/schema.ts';

export type { NewEntry, Opening } from '../../core/custody/entry.ts';

/** What the desk looks entries up by; not part of the log. */
export type EntryIndex = Omit<LogIndexTable, 'entry_id' | 'session_id' | 'request_id'> & {
  readonly session_id: string | null;
  readonly request_id: string | null;
};

/**
 * Puts an entry into the log, in the transaction of the act it records: both are there, or neither. It is *pending* until the sequencer
 * has given it its index. The database compares leaf hash and bytes. Entry, openings and index go in one call of a function that the server has
 * planned before: each statement of its own would cost an act another way to the server and back.
 */
export async function appendEntry(tx: Transaction<Database>, { id, bytes, openings }: NewEntry, index?: EntryIndex): Promise<void> {
  const entry = [id, Buffer.from(bytes), Buffer.from(leafHash(bytes))];
  const opened = [openings.map(({ member }) => member), openings.map(({ salt }) => Buffer.from(salt)), openings.map(({ value }) => value)];
  await sql`SELECT append_entry(${sql.join([...entry, ...opened, ...indexOf(index)])})`.execute(tx);
  crashPoint('entry-appended');
}

function indexOf(index?: EntryIndex): unknown[] {
  if (index === undefined) return Array(7).fill(null);
  const { at, kind, outcome, account_id, case_id, session_id, request_id } = index;
  return [at, kind, outcome, account_id, case_id, session_id, request_id];
}
