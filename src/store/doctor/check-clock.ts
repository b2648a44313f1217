// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/schema.ts';
import { bad, type Check, good, warning } from './check.ts';

/** Clocks that differ by more are told. */
const MOST_SECONDS_APART = 2;

/** What time services leave while the clock follows a server. Nobody but chrony sees into its folder, which goes when it ends. */
const SYNCHRONISED = ['/run/systemd/timesync/synchronized', '/run/chrony', '/run/ntpd.sock'];

/**
 * Deadlines and the log stand on this machine's clock: it must agree with the database's, must not be behind what the log already holds,
 * and should follow a time service.
 */
export async function checkClock(db: Kysely<Database>, clock: () => Date): Promise<Check> {
  const advice = 'Set the clock and let it follow a time service (systemd-timesyncd, chrony).';
  const asked = clock();
  const { rows } = await sql<{ now: Date; newest: Date | null }>`
    SELECT clock_timestamp() AS now, (SELECT max(created_at) FROM log_checkpoint) AS newest`.execute(db);
  const now = clock();
  const apart = secondsOutside(rows[0]?.now.getTime() ?? 0, asked.getTime(), now.getTime());
  if (apart > MOST_SECONDS_APART) return bad('clock', `this machine and its database are ${apart.toFixed(0)} s apart`, advice);
  const newest = rows[0]?.newest;
  if (newest && newest.getTime() > now.getTime() + MOST_SECONDS_APART * 1000)
    return bad('clock', `it is ${now.toISOString()} here, and the log has a checkpoint of ${newest.toISOString()}`, advice);
  if (SYNCHRONISED.some((path) => existsSync(path)))
    return good('clock', 'it agrees with the database and the log, and follows a time service');
  return warning('clock', 'it agrees with the database and the log; no time service was found on this machine', advice);
}

/** The database answered at some moment between asking and now: only what lies outside of that is a difference, however slow the answer was. */
function secondsOutside(at: number, from: number, to: number): number {
  return Math.max(0, from - at, at - to) / 1000;
}
