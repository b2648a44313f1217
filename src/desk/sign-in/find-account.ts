// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { Database } from '../../store/database/schema.ts';
import { VISIBLE } from './shown-session.ts';

/** An account as a thing of an act: what may be shown of it, and whether its password was given by somebody else. */
export async function accountThing(tx: Transaction<Database>, id: string) {
  const row = await tx
    .selectFrom('account')
    .select([...VISIBLE, 'password_is_first'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : { accountId: row.id, row };
}
