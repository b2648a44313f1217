// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import QRCode from 'qrcode';
import type { Session } from '../../core/api/session.ts';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import { VaultError } from '../../core/errors/vault.ts';
import type { AccountTable } from '../../store/database/schema.ts';
import { readVaultKey } from '../../store/keys/vault-key.ts';
import type { VaultKey } from '../../store/vault/folder-vault.ts';
import { isFresh } from '../act.ts';
import type { OpenDesk } from '../open-desk.ts';
import { recordEntry } from '../record-entry.ts';
import { attemptSucceeded, noteAttempt } from './attempts.ts';
import { newSecret, openSecret, sealSecret, secretUri, stepOfCode } from './one-time-code.ts';
import { passwordFits } from './password.ts';
import { endSessionsOf } from './sessions.ts';
import { shownSession } from './shown-session.ts';
import type { SignedIn } from './signed-in.ts';

/** Whether the code is of the account's second factor; it is good once, also when two requests bring it at the same moment. */
export async function codeFits(desk: OpenDesk, account: Selectable<AccountTable>, code: string, now: Date): Promise<boolean> {
  if (account.totp_sealed === null) return false;
  const secret = await openSecret(await deskKey(desk), account.totp_sealed);
  const step = stepOfCode(secret, code, now, account.totp_last_step);
  if (step === undefined) return false;
  const used = await desk.store.db
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', account.id)
    .where('totp_last_step', '<', step)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Shows the second factor again. @throws ACCESS_SIGN_IN_REFUSED, ACCESS_TOO_MANY_ATTEMPTS, ACCESS_SECOND_FACTOR_MISSING */
export async function showSecondFactor(desk: OpenDesk, { account, session }: SignedIn, code: string, address: string): Promise<Session> {
  const now = desk.now();
  if (account.totp_confirmed_at === null) throw missing();
  const attempt = await noteAttempt(desk.store.db, `code of ${account.id}`, address, now);
  if (!(await codeFits(desk, account, code, now))) throw wrongCode();
  await attemptSucceeded(desk.store.db, attempt, now);
  await desk.store.db.updateTable('session').set({ second_factor_at: now }).where('id', '=', session.id).execute();
  return shownSession(account, { ...session, second_factor_at: now }, now);
}

/** Begins enrolment: the secret is shown once. An account that has a second factor shows the old one first. */
export async function beginSecondFactor(desk: OpenDesk, { account, session }: SignedIn, password: string, address: string) {
  const now = desk.now();
  const attempt = await noteAttempt(desk.store.db, account.login, address, now);
  if (!(await passwordFits(password, account.password_hash))) throw wrongCode();
  await attemptSucceeded(desk.store.db, attempt, now);
  if (account.totp_confirmed_at !== null && !isFresh(session.second_factor_at, now))
    throw new AccessError('SECOND_FACTOR_NEEDED', { message: accessSays('show-present-factor') });
  const secret = newSecret();
  const sealed = await sealSecret(await deskKey(desk), secret);
  await desk.store.db.updateTable('account').set({ totp_pending: sealed }).where('id', '=', account.id).execute();
  const uri = secretUri(secret, account.login, desk.configuration.deskName);
  return { secret, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 1 }) };
}

/** Ends enrolment with a first code; other sessions of the account end. */
export async function confirmSecondFactor(desk: OpenDesk, { account, session }: SignedIn, code: string, address: string): Promise<Session> {
  const now = desk.now();
  if (account.totp_pending === null) throw missing();
  const attempt = await noteAttempt(desk.store.db, `code of ${account.id}`, address, now);
  const step = stepOfCode(await openSecret(await deskKey(desk), account.totp_pending), code, now, 0);
  if (step === undefined) throw wrongCode();
  await attemptSucceeded(desk.store.db, attempt, now);
  await desk.store.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('account')
      .set({ totp_sealed: account.totp_pending, totp_pending: null, totp_confirmed_at: now, totp_last_step: step })
      .where('id', '=', account.id)
      .execute();
    await tx.updateTable('session').set({ second_factor_at: now }).where('id', '=', session.id).execute();
    await endSessionsOf(tx, account.id, session.id);
    await recordEntry(tx, desk, { kind: 'second-factor-changed', by: account.id, role: account.roles[0] ?? 'nobody' });
  });
  return shownSession({ ...account, totp_confirmed_at: now }, { ...session, second_factor_at: now }, now);
}

export async function deskKey(desk: OpenDesk): Promise<VaultKey> {
  const key = await readVaultKey(desk.configuration);
  if (key !== undefined) return key;
  throw keyUnusable();
}

export function keyUnusable(): Error {
  return new VaultError('KEY_UNUSABLE', {
    message: accessSays('vault-key-missing'),
  });
}

const missing = (): Error => new AccessError('SECOND_FACTOR_MISSING', { message: accessSays('none-enrolled') });
const wrongCode = (): Error =>
  new AccessError('SIGN_IN_REFUSED', {
    message: accessSays('code-refused'),
  });
