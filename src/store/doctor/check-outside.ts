// SPDX-License-Identifier: Apache-2.0
import { vkeyOf } from '../../core/custody/signed-note.ts';
import type { Store } from '../open-store.ts';
import { bad, type Check, good, warning } from './check.ts';

/** A witness that has not signed for so long is told. */
const LONG_AGO_MS = 24 * 3600_000;

/** Whether somebody outside signs the log, and has lately. */
export async function checkWitnesses({ db, configuration: { witnesses } }: Store, now: Date): Promise<Check> {
  if (witnesses.length === 0)
    return warning(
      'witnesses',
      'no outside witness signs the log',
      'Ask another agency or a court to run "rogatory witness", see docs/how-to/keys.md.',
    );
  const silent: string[] = [];
  for (const { key } of witnesses) {
    const last = await db
      .selectFrom('log_cosignature')
      .select('signed_at')
      .where('witness', '=', vkeyOf(key))
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last === undefined || now.getTime() - last.signed_at.getTime() > LONG_AGO_MS) silent.push(key.name);
  }
  if (silent.length === 0) return good('witnesses', `${witnesses.length} of ${witnesses.length} have signed within a day`);
  return warning('witnesses', `${silent.join(', ')} has not signed within a day`, 'Ask whoever runs it whether it is reached.');
}

/** What the desk has found wrong with itself, or a witness has told it. */
export async function checkFaults({ db }: Store): Promise<Check> {
  const faults = await db.selectFrom('desk_fault').select(['code', 'what']).where('gone_at', 'is', null).orderBy('code').execute();
  if (faults.length === 0) return good('faults', 'the desk has found nothing wrong with itself');
  const advice = faults.every(({ code }) => code === 'STAMP_UNUSABLE')
    ? 'The authority is asked again every hour; if it stays so, correct the setting "time-stamps" or name another.'
    : 'See docs/how-to/keys.md and docs/how-to/backup.md, "a log that forks".';
  return bad('faults', faults.map(({ code, what }) => `${code}: ${what}`).join(' '), advice);
}
