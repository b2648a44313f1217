// SPDX-License-Identifier: Apache-2.0

import { isAllowed } from '../../core/access/may.ts';
import type { Account } from '../../core/api/session.ts';
import type { AccountToDecide } from '../../core/api/to-decide.ts';
import { hidden } from '../../core/custody/entry.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { accountThing } from './find-account.ts';
import { shownAccount, VISIBLE } from './shown-session.ts';

/** Accounts that wait for a second person, because one person has reset all that signs them in. */
export async function listHeldAccounts(desk: OpenDesk, asking: Asking): Promise<Account[]> {
  return await act(desk, asking, {
    verb: 'see-held',
    subject: 'account',
    kind: 'accounts-listed',
    find: async () => ({}),
    async carryOut({ tx, note }) {
      const found = await tx.selectFrom('account').select(VISIBLE).where('held_by', 'is not', null).orderBy('login').execute();
      note({ list: 'held', count: found.length });
      return found.map(shownAccount);
    },
  });
}

/** Those that this person may release: somebody else has reset them. */
export async function openHeldAccounts({ tx, who }: Pick<Doing<unknown>, 'tx' | 'who'>): Promise<AccountToDecide[]> {
  if (!isAllowed(who, 'release', 'account', {})) return [];
  const found = await tx
    .selectFrom('account')
    .innerJoin('account as holder', 'holder.id', 'account.held_by')
    .select(['account.id', 'account.login', 'account.name', 'holder.id as by', 'holder.name as by_name'])
    .where('holder.id', '!=', who.id)
    .orderBy('account.login')
    .execute();
  return found.map(({ by, by_name, ...account }) => ({ ...account, by: { id: by, name: by_name } }));
}

/**
 * Lets the owner of a held account sign in again. Whoever releases it has made sure, by another way than the desk, that it was the owner who had
 * lost both. @throws ACCESS_ROLES_APART for whoever reset it, ACCESS_NOT_HELD
 */
export async function releaseAccount(desk: OpenDesk, asking: Asking, accountId: string): Promise<Account> {
  return await act(desk, asking, {
    verb: 'release',
    subject: 'account',
    kind: 'account-changed',
    about: { account: hidden(accountId), released: true },
    find: (tx) => accountThing(tx, accountId),
    async carryOut({ tx, who, thing: { row } }) {
      if (row.held_by === null) throw new AccessError('NOT_HELD', { message: accessSays('not-held') });
      if (row.held_by === who.id)
        throw new AccessError('ROLES_APART', {
          message: accessSays('reset-by-you'),
        });
      await tx.updateTable('account').set({ disabled_at: null, held_by: null }).where('id', '=', accountId).execute();
      return shownAccount({ ...row, disabled_at: null, held_by: null });
    },
  });
}
