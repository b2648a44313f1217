// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Database, SessionTable } from '../../store/database/schema.ts';

export const IDLE_MINUTES = 30;
export const LONGEST_HOURS = 12;
/** A clock that was set back by more than this ends the sessions that began before: how long they are good is not known any more. */
const CLOCK_SET_BACK_MS = 10 * 60_000;
/** How often a session in use is written down again. */
const SEEN_EVERY_MS = 60_000;

/** A session as it is kept. */
export type KeptSession = Selectable<SessionTable>;

export interface NewSession {
  /** 256 random bits, base64url; only its hash is kept. */
  readonly token: string;
  readonly session: KeptSession;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** Starts a session of its own: a token that was there before the sign-in never becomes a signed-in one. */
export async function startSession(
  db: Kysely<Database>,
  {
    accountId,
    way,
    secondFactorAt,
    now,
    id,
  }: { accountId: string; way: 'cookie' | 'bearer'; secondFactorAt: Date | null; now: Date; id: string },
): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url');
  const session: KeptSession = {
    token_hash: hashOf(token),
    id,
    account_id: accountId,
    way,
    csrf: randomBytes(24).toString('base64url'),
    created_at: now,
    seen_at: now,
    ends_at: new Date(now.getTime() + LONGEST_HOURS * 3_600_000),
    second_factor_at: secondFactorAt,
  };
  await db.insertInto('session').values(session).execute();
  await db.deleteFrom('session').where('ends_at', '<', now).execute();
  return { token, session };
}

/** No session that began by this clock ends later. */
const longest = (now: Date): Date => new Date(now.getTime() + LONGEST_HOURS * 3_600_000 + CLOCK_SET_BACK_MS);

/** The session of a token that is still good, marked as seen. */
export async function findSession(
  db: Kysely<Database>,
  token: string,
  way: 'cookie' | 'bearer',
  now: Date,
): Promise<KeptSession | undefined> {
  const hash = hashOf(token);
  const session = await db.selectFrom('session').selectAll().where('token_hash', '=', hash).where('way', '=', way).executeTakeFirst();
  if (session === undefined || session.ends_at <= now || session.ends_at > longest(now)) return undefined;
  const idleFor = now.getTime() - session.seen_at.getTime();
  if (idleFor > IDLE_MINUTES * 60_000) {
    await db.deleteFrom('session').where('token_hash', '=', hash).execute();
    return undefined;
  }
  // A clock that was set back would else let it idle for as long again.
  if (Math.abs(idleFor) > SEEN_EVERY_MS) await db.updateTable('session').set({ seen_at: now }).where('token_hash', '=', hash).execute();
  return session;
}

export async function endSession(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', id).execute();
}

/** Ends the sessions of an account, but for one. */
export async function endSessionsOf(db: Kysely<Database>, accountId: string, but?: string): Promise<void> {
  let ending = db.deleteFrom('session').where('account_id', '=', accountId);
  if (but !== undefined) ending = ending.where('id', '!=', but);
  await ending.execute();
}

export function isCsrfToken(session: KeptSession, given: string | undefined): boolean {
  const expected = Buffer.from(session.csrf);
  const found = Buffer.from(given ?? '');
  return expected.length === found.length && timingSafeEqual(expected, found);
}
