// SPDX-License-Identifier: Apache-2.0

import { mayHoldTogether, type Role } from '../../core/access/role.ts';
import type { Account } from '../../core/api/session.ts';
import { hidden } from '../../core/custody/entry.ts';
import { AccessError } from '../../core/errors/access.ts';
import type { Said } from '../../core/errors/say.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import type { Language } from '../../core/routes/advice.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { recordEntry } from '../record-entry.ts';
import { accountThing } from './find-account.ts';
import { hashPassword, newFirstPassword } from './password.ts';
import { endSessionsOf } from './sessions.ts';
import { shownAccount, VISIBLE } from './shown-session.ts';

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unit: string;
  readonly language: Language;
  readonly country: string;
}

/** Colleagues to take into a case. */
export async function listPeople(desk: OpenDesk, asking: Asking) {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'account',
    kind: 'accounts-listed',
    async carryOut({ tx, only, note }) {
      const found = await tx
        .selectFrom('account')
        .select(VISIBLE)
        .where('disabled_at', 'is', null)
        .where(only({ accountId: 'account.id' }))
        .orderBy('name')
        .execute();
      note({ list: 'people', count: found.length });
      return found.map(({ id, name, roles, unit }) => ({ id, name, roles, unit }));
    },
  });
}

export async function listAccounts(desk: OpenDesk, asking: Asking): Promise<Account[]> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'account',
    kind: 'accounts-listed',
    find: async () => ({}),
    async carryOut({ tx, note }) {
      const found = await tx.selectFrom('account').select(VISIBLE).orderBy('login').execute();
      note({ list: 'accounts', count: found.length });
      return found.map(shownAccount);
    },
  });
}

/** Makes an account with a first password, which is answered once. */
export async function addAccount(desk: OpenDesk, asking: Asking, asked: NewAccount): Promise<{ account: Account; firstPassword: string }> {
  const firstPassword = newFirstPassword();
  const hash = await hashPassword(firstPassword);
  return await act(desk, asking, {
    verb: 'add',
    subject: 'account',
    kind: 'account-added',
    async carryOut({ tx, note }) {
      const row = rowOf(asked, desk.newId(), hash, true);
      const taken = await tx.selectFrom('account').select('id').where('login', '=', row.login).executeTakeFirst();
      if (taken !== undefined) throw new AccessError('LOGIN_TAKEN', { message: accessSays('login-taken') });
      await tx.insertInto('account').values(row).execute();
      note({ account: hidden(row.id), roles: row.roles.join('+') });
      const account = await tx.selectFrom('account').select(VISIBLE).where('id', '=', row.id).executeTakeFirstOrThrow();
      return { account: shownAccount(account), firstPassword };
    },
  });
}

export interface AccountChanges {
  readonly roles?: readonly Role[] | undefined;
  readonly unit?: string | undefined;
  readonly active?: boolean | undefined;
}

/** Changes somebody else's account and ends its sessions. */
export async function changeAccount(desk: OpenDesk, asking: Asking, accountId: string, changes: AccountChanges): Promise<Account> {
  const changed = await act(desk, asking, {
    verb: 'change',
    subject: 'account',
    kind: changes.active === false ? 'account-closed' : 'account-changed',
    about: { account: hidden(accountId) },
    find: (tx) => accountThing(tx, accountId),
    async carryOut({ tx, who, thing, now, note }) {
      if (who.id === accountId) throw rolesApart(accessSays('own-account-apart'));
      const roles = changes.roles ?? thing.row.roles;
      if (thing.row.held_by !== null && changes.active === true) throw rolesApart(accessSays('held-released'));
      if (!mayHoldTogether(roles)) throw rolesApart(accessSays('held-alone'));
      const disabled = changes.active === undefined ? thing.row.disabled_at : changes.active ? null : (thing.row.disabled_at ?? now);
      await tx
        .updateTable('account')
        .set({ roles: [...new Set(roles)], unit: changes.unit ?? thing.row.unit, disabled_at: disabled })
        .where('id', '=', accountId)
        .execute();
      note({ roles: roles.join('+') });
      const row = await tx.selectFrom('account').select(VISIBLE).where('id', '=', accountId).executeTakeFirstOrThrow();
      return shownAccount(row);
    },
  });
  await endSessionsOf(desk.store.db, accountId);
  return changed;
}

/**
 * The account of whoever sets up a desk, or of an invented person on a training desk: made by the program itself, not by a person.
 * @throws ACCESS_LOGIN_TAKEN
 */
export async function addAccountByDesk(
  desk: OpenDesk,
  asked: NewAccount,
  given: { readonly password?: string; readonly hash?: string; readonly totpSealed?: Buffer } = {},
): Promise<{ id: string; password: string }> {
  const password = given.password ?? newFirstPassword();
  const row = rowOf(asked, desk.newId(), given.hash ?? (await hashPassword(password)), given.password === undefined);
  await desk.store.db.transaction().execute(async (tx) => {
    const taken = await tx.selectFrom('account').select('id').where('login', '=', row.login).executeTakeFirst();
    if (taken !== undefined) throw new AccessError('LOGIN_TAKEN', { message: accessSays('login-taken-by', { login: row.login }) });
    const totp = given.totpSealed === undefined ? {} : { totp_sealed: given.totpSealed, totp_confirmed_at: desk.now() };
    await tx
      .insertInto('account')
      .values({ ...row, ...totp })
      .execute();
    await recordEntry(tx, desk, { kind: 'account-added', role: 'desk', about: { account: hidden(row.id), roles: row.roles.join('+') } });
  });
  return { id: row.id, password };
}

function rowOf(asked: NewAccount, id: string, hash: string, first: boolean) {
  if (!mayHoldTogether(asked.roles)) throw rolesApart(accessSays('held-alone'));
  return {
    id,
    login: asked.login.trim().toLowerCase(),
    name: asked.name,
    roles: [...new Set(asked.roles)],
    unit: asked.unit,
    language: asked.language,
    country: asked.country,
    password_hash: hash,
    password_is_first: first,
  };
}

function rolesApart(why: Said): Error {
  return new AccessError('ROLES_APART', { message: accessSays('roles-apart', { why }) });
}
