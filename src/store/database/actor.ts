// SPDX-License-Identifier: Apache-2.0
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** Who acts, as far as row-level security asks. */
export interface Actor {
  readonly userId: string;
  /** Further settings for policies, set as `rogatory.<name>`; names are lower-case letters and underscores. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * One transaction as this person: role `rogatory_desk` (no BYPASSRLS) and `rogatory.user`, both for this transaction only, because the
 * clients of the embedded database share one session. Policies read `current_setting('rogatory.user', true)`.
 * Keep it short: on the embedded database everybody else waits.
 */
export function withActor<T>(db: Kysely<Database>, actor: Actor, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const settings = Object.entries({ user: actor.userId, ...actor.settings }).map(([name, value]) => {
      if (!/^[a-z_]+$/.test(name)) throw new TypeError(`a setting of an actor is named "${name}": lower-case letters and underscores only`);
      return sql`set_config(${`rogatory.${name}`}, ${value}, true)`;
    });
    await sql`SELECT set_config('role', 'rogatory_desk', true), ${sql.join(settings)}`.execute(tx);
    return await work(tx);
  });
}
