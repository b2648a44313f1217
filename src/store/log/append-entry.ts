// SPDX-License-Identifier: Apache-2.0
import { sql, type Transaction } from 'kysely';
import type { NewEntry } from '../../core/custody/entry.ts';
import { leafHash } from '../../core/custody/merkle-tree.ts';
import { crashPoint } from '../crash-point.ts';
import type { Database, LogIndexTable } from '../database/schema.ts';

export type { NewEntry, Opening } from '../../core/custody/entry.ts';

/** What the desk looks entries up by; not part of the log. */
export type EntryIndex = Omit<LogIndexTable, 'entry_id' | 'session_id'> & { readonly session_id: string | null };

/**
 * Puts an entry into the log, in the transaction of the act it records: both are there, or neither. It is *pending* until the sequencer
 * has given it its index. The database compares leaf hash and bytes. Entry, openings and index go in one statement: each further one would
 * cost an act another way to the server and back.
 */
export async function appendEntry(tx: Transaction<Database>, { id, bytes, openings }: NewEntry, index?: EntryIndex): Promise<void> {
  const entry = sql`INSERT INTO log_entry (id, bytes, leaf_hash) VALUES (${id}::uuid, ${Buffer.from(bytes)}::bytea, ${Buffer.from(leafHash(bytes))}::bytea)`;
  const parts = [...(openings.length === 0 ? [] : [saltsOf(id, openings)]), ...(index === undefined ? [] : [indexOf(id, index)])];
  const named = parts.map((part, n) => sql`${sql.raw(`part_${n}`)} AS (${part})`);
  const before = named.length === 0 ? sql`` : sql`WITH ${sql.join(named)} `;
  await sql`${before}${entry}`.execute(tx);
  crashPoint('entry-appended');
}

function saltsOf(id: string, openings: NewEntry['openings']) {
  const rows = openings.map(({ member, salt, value }) => sql`(${id}::uuid, ${member}::text, ${Buffer.from(salt)}::bytea, ${value}::text)`);
  return sql`INSERT INTO log_salt (entry_id, member, salt, value) VALUES ${sql.join(rows)}`;
}

function indexOf(id: string, { at, kind, outcome, account_id, case_id, session_id }: EntryIndex) {
  return sql`INSERT INTO log_index (entry_id, at, kind, outcome, account_id, case_id, session_id)
    VALUES (${id}::uuid, ${at}::timestamptz, ${kind}::text, ${outcome}::text, ${account_id}::uuid, ${case_id}::uuid, ${session_id}::uuid)`;
}
