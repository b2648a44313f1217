// SPDX-License-Identifier: Apache-2.0
import type { Selectable } from 'kysely';
import type { AccountTable } from '../../store/database/schema.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findSession, type KeptSession } from './sessions.ts';

/** A person with a session that is still good. */
export interface SignedIn {
  readonly account: Selectable<AccountTable>;
  readonly session: KeptSession;
}

/** Who a token belongs to; undefined when its session or its account has ended. */
export async function signedIn(desk: OpenDesk, token: string, way: 'cookie' | 'bearer'): Promise<SignedIn | undefined> {
  const session = await findSession(desk.store.db, token, way, desk.now());
  if (session === undefined) return undefined;
  const account = await desk.store.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', session.account_id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return account === undefined ? undefined : { account, session };
}

export function askingOf({ account, session }: SignedIn): Asking {
  return {
    accountId: account.id,
    sessionId: session.id,
    secondFactorAt: session.second_factor_at,
    secondFactorEnrolled: account.totp_confirmed_at !== null,
    language: account.language,
  };
}
