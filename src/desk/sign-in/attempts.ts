// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { AccessError } from '../../core/errors/access.ts';
import { accessSays } from '../../core/errors/sentences/access.ts';
import type { Database } from '../../store/database/schema.ts';

const WINDOW_MINUTES = 15;
/** The same name from the same address; the same name from anywhere; any name from one address. */
const LIMITS = { pair: 5, name: 20, address: 40 };
const KEPT_DAYS = 7;

const hashOf = (kind: string, text: string): Buffer => createHash('sha256').update(`${kind}\0${text}`).digest();

export interface Attempt {
  readonly id: number;
}

/**
 * Notes an attempt before anything is compared, then counts: a hundred attempts at once are a hundred attempts. It stands as failed until
 * `attemptSucceeded`.
 * @throws ACCESS_TOO_MANY_ATTEMPTS
 */
export async function noteAttempt(db: Kysely<Database>, login: string, address: string, now: Date): Promise<Attempt> {
  const name = hashOf('name', login);
  const from = hashOf('address', address);
  const { id } = await db
    .insertInto('sign_in_attempt')
    .values({ name_hash: name, address_hash: from, tried_at: now, failed: true })
    .returning('id')
    .executeTakeFirstOrThrow();
  const since = new Date(now.getTime() - WINDOW_MINUTES * 60_000);
  const counted = await db
    .selectFrom('sign_in_attempt')
    .select([
      sql<number>`count(*) FILTER (WHERE name_hash = ${name} AND address_hash = ${from})`.as('pair'),
      sql<number>`count(*) FILTER (WHERE name_hash = ${name})`.as('name'),
      sql<number>`count(*) FILTER (WHERE address_hash = ${from})`.as('address'),
    ])
    .where('failed', '=', true)
    .where('tried_at', '>', since)
    .where('id', '<=', id)
    .executeTakeFirstOrThrow();
  if (counted.pair > LIMITS.pair || counted.name > LIMITS.name || counted.address > LIMITS.address)
    throw new AccessError('TOO_MANY_ATTEMPTS', {
      message: accessSays('too-many-attempts', { minutes: WINDOW_MINUTES }),
    });
  return { id };
}

/** The right person came: earlier slips of theirs from the same address no longer count. */
export async function attemptSucceeded(db: Kysely<Database>, { id }: Attempt, now: Date): Promise<void> {
  await sql`UPDATE sign_in_attempt AS earlier SET failed = FALSE FROM sign_in_attempt AS good
    WHERE good.id = ${id} AND earlier.name_hash = good.name_hash AND earlier.address_hash = good.address_hash`.execute(db);
  await db
    .deleteFrom('sign_in_attempt')
    .where('tried_at', '<', new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    .execute();
}
