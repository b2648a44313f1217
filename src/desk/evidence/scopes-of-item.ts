// SPDX-License-Identifier: Apache-2.0
import type { Kysely, Transaction } from 'kysely';
import type { Asked } from '../../core/analysis/scope-check.ts';
import type { Database } from '../../store/database/schema.ts';

/** Every scope that an item is held against, oldest first. */
export async function scopesOf(db: Kysely<Database>, evidenceId: string): Promise<Asked[]> {
  const rows = await db.selectFrom('evidence_scope').select('asked').where('evidence_id', '=', evidenceId).orderBy('added').execute();
  return rows.map(({ asked }) => asked);
}

/** A reading that ends and a scope that comes do not pass each other unseen: both take the item first. */
export async function lockItem(tx: Transaction<Database>, evidenceId: string): Promise<void> {
  await tx.selectFrom('evidence').select('id').where('id', '=', evidenceId).forUpdate().execute();
}

/** A scope that came while the records were parted: tried again with it. */
export async function refuseOtherScopes(tx: Transaction<Database>, evidenceId: string, count: number): Promise<void> {
  await lockItem(tx, evidenceId);
  if ((await scopesOf(tx, evidenceId)).length !== count) throw new Error('the item has got another scope meanwhile');
}
