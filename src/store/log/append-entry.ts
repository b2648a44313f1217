// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { NewEntry } from '../../core/custody/entry.ts';
import { leafHash } from '../../core/custody/merkle-tree.ts';
import { crashPoint } from '../crash-point.ts';
import type { Database } from '../database/schema.ts';

export type { NewEntry, Opening } from '../../core/custody/entry.ts';

/**
 * Puts an entry into the log, in the transaction of the act it records: both are there, or neither. It is *pending* until the sequencer
 * has given it its index. The database compares leaf hash and bytes.
 */
export async function appendEntry(tx: Transaction<Database>, { id, bytes, openings }: NewEntry): Promise<void> {
  await tx
    .insertInto('log_entry')
    .values({ id, bytes: Buffer.from(bytes), leaf_hash: Buffer.from(leafHash(bytes)) })
    .execute();
  if (openings.length > 0)
    await tx
      .insertInto('log_salt')
      .values(openings.map(({ member, salt, value }) => ({ entry_id: id, member, salt: Buffer.from(salt), value })))
      .execute();
  crashPoint('entry-appended');
}
