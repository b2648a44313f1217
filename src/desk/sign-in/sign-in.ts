// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import type { Session } from '../../core/api/session.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import type { AccountTable } from '../../store/database/schema.ts';
import type { OpenDesk } from '../open-desk.ts';
import { recordEntry } from '../record-entry.ts';
import { attemptSucceeded, noteAttempt } from './attempts.ts';
import { NOBODY, passwordFits } from './password.ts';
import { codeFits } from './second-factor.ts';
import { startSession } from './sessions.ts';
import { shownSession } from './shown-session.ts';

type Account = Selectable<AccountTable>;

export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly code?: string | undefined;
  readonly client?: 'web' | 'cli' | undefined;
  /** Where it comes from, for the limit of attempts; kept as a hash. */
  readonly address: string;
}

/**
 * Signs in. An unknown name takes as long as a known one, and is answered alike.
 * @throws ACCESS_TOO_MANY_ATTEMPTS, ACCESS_SIGN_IN_REFUSED, ACCESS_CODE_NEEDED
 */
export async function signIn(desk: OpenDesk, asked: SignIn): Promise<{ readonly shown: Session; readonly token: string }> {
  const { db } = desk.store;
  const now = desk.now();
  const login = asked.login.trim().toLowerCase();
  const account = await db.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst();
  try {
    const attempt = await noteAttempt(db, login, asked.address, now);
    const secondFactorAt = await provePerson(desk, account, asked, now);
    await attemptSucceeded(db, attempt, now);
    return await begin(desk, account as Account, asked.client === 'cli' ? 'bearer' : 'cookie', secondFactorAt, now);
  } catch (error) {
    if (error instanceof AccessError && error.code !== 'CODE_NEEDED') await recordRefusedSignIn(desk, account, error.fullCode);
    throw error;
  }
}

/** @returns when the second factor was shown, null where the account has none. */
async function provePerson(desk: OpenDesk, account: Account | undefined, asked: SignIn, now: Date): Promise<Date | null> {
  const fits = await passwordFits(asked.password, account?.password_hash ?? NOBODY);
  if (account === undefined || !fits || account.disabled_at !== null) throw refused();
  if (account.totp_confirmed_at === null) return null;
  if (asked.code === undefined) throw new AccessError('CODE_NEEDED', { message: accessSays('code-needed') });
  if (!(await codeFits(desk, account, asked.code, now))) throw refused();
  return now;
}

async function begin(desk: OpenDesk, account: Account, way: 'cookie' | 'bearer', secondFactorAt: Date | null, now: Date) {
  return await desk.store.db.transaction().execute(async (tx) => {
    const { token, session } = await startSession(tx, { accountId: account.id, way, secondFactorAt, now, id: desk.newId() });
    await recordEntry(tx, desk, {
      kind: 'sign-in',
      by: account.id,
      role: account.roles[0] ?? 'nobody',
      about: { way, 'second-factor': secondFactorAt !== null },
    });
    return { shown: shownSession(account, session, now, way === 'bearer' ? token : undefined), token };
  });
}

async function recordRefusedSignIn(desk: OpenDesk, account: Account | undefined, rule: string): Promise<void> {
  await desk.store.db.transaction().execute(async (tx) => {
    await recordEntry(tx, desk, { kind: 'sign-in', refused: { rule }, by: account?.id, role: account?.roles[0] ?? 'nobody' });
  });
}

function refused(): Error {
  return new AccessError('SIGN_IN_REFUSED', { message: accessSays('sign-in-refused') });
}
