// SPDX-License-Identifier: Apache-2.0
import type { Selectable } from 'kysely';
import type { Account, Session } from '../../core/api/session.ts';
import type { AccountTable } from '../../store/database/schema.ts';
import { isFresh, STEP_UP_MINUTES } from '../act.ts';
import type { KeptSession } from './sessions.ts';

/** What of an account may be shown to whoever may see accounts. */
export type VisibleAccount = Pick<
  Selectable<AccountTable>,
  'id' | 'login' | 'name' | 'roles' | 'unit' | 'language' | 'country' | 'totp_confirmed_at' | 'disabled_at' | 'held_by'
>;

export const VISIBLE = [
  'id',
  'login',
  'name',
  'roles',
  'unit',
  'language',
  'country',
  'totp_confirmed_at',
  'disabled_at',
  'held_by',
] as const;

export function shownAccount(account: VisibleAccount): Account {
  return {
    id: account.id,
    login: account.login,
    name: account.name,
    roles: account.roles,
    unit: account.unit,
    language: account.language,
    country: account.country,
    active: account.disabled_at === null,
    secondFactor: account.totp_confirmed_at !== null,
    held: account.held_by !== null,
  };
}

export function shownSession(
  account: VisibleAccount & Pick<Selectable<AccountTable>, 'email'>,
  session: KeptSession,
  now: Date,
  token?: string,
): Session {
  const shownAt = session.second_factor_at;
  const freshUntil =
    shownAt !== null && isFresh(shownAt, now) ? new Date(shownAt.getTime() + STEP_UP_MINUTES * 60_000).toISOString() : null;
  return {
    account: shownAccount(account),
    csrf: session.csrf,
    secondFactor: { enrolled: account.totp_confirmed_at !== null, freshUntil },
    endsAt: session.ends_at.toISOString(),
    email: account.email,
    ...(token === undefined ? {} : { token }),
  };
}
