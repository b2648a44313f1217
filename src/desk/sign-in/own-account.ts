// SPDX-License-Identifier: Apache-2.0

import type { Session } from '../../core/api/session.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { OpenDesk } from '../open-desk.ts';
import { recordEntry } from '../record-entry.ts';
import { attemptSucceeded, noteAttempt } from './attempts.ts';
import { hashPassword, passwordFits, refuseWeakPassword } from './password.ts';
import { endSession, endSessionsOf } from './sessions.ts';
import { shownSession } from './shown-session.ts';
import type { SignedIn } from './signed-in.ts';

export async function signOut(desk: OpenDesk, { account, session }: SignedIn): Promise<void> {
  await desk.store.db.transaction().execute(async (tx) => {
    await endSession(tx, session.id);
    await recordEntry(tx, desk, { kind: 'sign-out', by: account.id, role: account.roles[0] ?? 'nobody' });
  });
}

export interface OwnChanges {
  readonly language?: Language | undefined;
  readonly email?: string | null | undefined;
  readonly password?: { readonly old: string; readonly new: string } | undefined;
}

/** Changes the own language, password or mail address; a new password ends the other sessions. @throws ACCESS_SIGN_IN_REFUSED, ACCESS_PASSWORD_TOO_WEAK */
export async function changeOwn(desk: OpenDesk, { account, session }: SignedIn, changes: OwnChanges, address: string): Promise<Session> {
  const now = desk.now();
  const language = changes.language ?? account.language;
  const email = changes.email === undefined ? account.email : changes.email;
  const hash = changes.password === undefined ? undefined : await newHash(desk, account, changes.password, address, now);
  await desk.store.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('account')
      .set({ language, email, ...(hash === undefined ? {} : { password_hash: hash, password_is_first: false }) })
      .where('id', '=', account.id)
      .execute();
    if (hash === undefined) return;
    await endSessionsOf(tx, account.id, session.id);
    await recordEntry(tx, desk, { kind: 'password-changed', by: account.id, role: account.roles[0] ?? 'nobody' });
  });
  return shownSession({ ...account, language, email }, session, now);
}

async function newHash(
  desk: OpenDesk,
  account: SignedIn['account'],
  password: { readonly old: string; readonly new: string },
  address: string,
  now: Date,
): Promise<string> {
  const attempt = await noteAttempt(desk.store.db, account.login, address, now);
  if (!(await passwordFits(password.old, account.password_hash)))
    throw new AccessError('SIGN_IN_REFUSED', { message: accessSays('old-password-wrong') });
  await attemptSucceeded(desk.store.db, attempt, now);
  refuseWeakPassword(password.new, account.login);
  if (password.new === password.old) throw new AccessError('PASSWORD_TOO_WEAK', { message: accessSays('password-same') });
  return await hashPassword(password.new);
}
