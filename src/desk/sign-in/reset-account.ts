// SPDX-License-Identifier: Apache-2.0

import type { Account } from '../../core/api/session.ts';
import { hidden } from '../../core/custody/entry.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { accountThing } from './find-account.ts';
import { hashPassword, newFirstPassword } from './password.ts';
import { endSessionsOf } from './sessions.ts';
import { shownAccount } from './shown-session.ts';

/**
 * For somebody who has lost their password: a new first one, answered once, to be changed at the next sign-in. The second factor stays,
 * so that it alone lets nobody in. Where that was reset as well the account is held: whoever resets both could enter as its owner.
 * @throws ACCESS_ROLES_APART for one's own account, ACCESS_ACCOUNT_CLOSED
 */
export async function resetPassword(
  desk: OpenDesk,
  asking: Asking,
  accountId: string,
): Promise<{ account: Account; firstPassword: string }> {
  const firstPassword = newFirstPassword();
  const hash = await hashPassword(firstPassword);
  const account = await act(desk, asking, {
    verb: 'change',
    subject: 'account',
    kind: 'password-changed',
    about: { account: hidden(accountId), reset: true },
    find: (tx) => accountThing(tx, accountId),
    async carryOut({ tx, who, thing, now, note }) {
      refuseOwnAndClosed(who.id, thing.row);
      // Before anybody has signed in there is nothing of an owner that could be lost.
      const hold = thing.row.totp_confirmed_at === null && !thing.row.password_is_first ? held(who.id, now, note) : {};
      const reset = { password_hash: hash, password_is_first: true, ...hold };
      await tx.updateTable('account').set(reset).where('id', '=', accountId).execute();
      return shownAccount({ ...thing.row, ...hold });
    },
  });
  await endSessionsOf(desk.store.db, accountId);
  return { account, firstPassword };
}

/**
 * For somebody who has lost their authenticator: the old one is forgotten; until another is enrolled the account signs in with its
 * password and can neither approve nor send nor export. Where that was reset as well the account is held. @throws ACCESS_ROLES_APART for one's own account, ACCESS_ACCOUNT_CLOSED
 */
export async function resetSecondFactor(desk: OpenDesk, asking: Asking, accountId: string): Promise<Account> {
  const account = await act(desk, asking, {
    verb: 'change',
    subject: 'account',
    kind: 'second-factor-changed',
    about: { account: hidden(accountId), reset: true },
    find: (tx) => accountThing(tx, accountId),
    async carryOut({ tx, who, thing, now, note }) {
      refuseOwnAndClosed(who.id, thing.row);
      const hold = thing.row.totp_confirmed_at !== null && thing.row.password_is_first ? held(who.id, now, note) : {};
      const reset = { totp_sealed: null, totp_pending: null, totp_confirmed_at: null, ...hold };
      await tx.updateTable('account').set(reset).where('id', '=', accountId).execute();
      return shownAccount({ ...thing.row, totp_confirmed_at: null, ...hold });
    },
  });
  await endSessionsOf(desk.store.db, accountId);
  return account;
}

/** Closed until somebody else than this person releases it (held-accounts.ts). */
function held(by: string, now: Date, note: Doing<unknown>['note']) {
  note({ held: true });
  return { disabled_at: now, held_by: by };
}

function refuseOwnAndClosed(by: string, row: { readonly id: string; readonly disabled_at: Date | null }): void {
  if (row.id === by)
    throw new AccessError('ROLES_APART', {
      message: accessSays('reset-own'),
    });
  if (row.disabled_at !== null) throw new AccessError('ACCOUNT_CLOSED', { message: accessSays('closed-before-reset') });
}
