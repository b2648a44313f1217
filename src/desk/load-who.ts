// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { CaseRole } from '../core/access/role.ts';
import type { Who } from '../core/access/who.ts';
import type { Database } from '../store/database/schema.ts';

/** The person as the rules see them, at this moment and in this transaction; undefined when the account is closed. */
export async function loadWho(tx: Transaction<Database>, accountId: string): Promise<Who | undefined> {
  const account = await tx
    .selectFrom('account')
    .select(['id', 'roles'])
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (account === undefined) return undefined;
  const memberships = await tx.selectFrom('case_member').select(['case_id', 'role']).where('account_id', '=', accountId).execute();
  const cases = new Map<string, CaseRole[]>();
  for (const { case_id, role } of memberships) cases.set(case_id, [...(cases.get(case_id) ?? []), role]);
  return { id: account.id, roles: account.roles, cases };
}
