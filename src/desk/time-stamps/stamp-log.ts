// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { checkpointText } from '../../core/evidence/bundle-log.ts';
import type { ConfiguredAuthority } from '../../store/configuration.ts';
import type { LogStampTable } from '../../store/database/outside-proof-tables.ts';
import { newestCheckpoint } from '../../store/log/prove-entry.ts';
import type { Store } from '../../store/open-store.ts';
import { clearFault, raiseFault } from '../self-check/faults.ts';
import { askStamp } from './ask-stamp.ts';

/** A stamp is stamped again this long before the authority's certificate ends. */
const RENEW_BEFORE_MS = 60 * 24 * 3600_000;

/**
 * Has every configured authority stamp the newest checkpoint, when the log has grown since its last stamp, and stamps that come to their
 * end stamped again. An authority that fails is a fault of the desk until it answers.
 */
export async function stampLog(store: Store, now: Date): Promise<number> {
  const head = await newestCheckpoint(store.db);
  if (head === undefined) return 0;
  let stamped = 0;
  for (const authority of store.configuration.timeStamps) {
    try {
      if (await stampNewest(store, authority, head)) stamped += 1;
      stamped += await renewStamps(store, authority, now);
      await clearFault(store.db, { code: 'STAMP_UNUSABLE', place: authority.address }, now);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown';
      await raiseFault(
        store.db,
        { code: 'STAMP_UNUSABLE', place: authority.address, what: `No usable time-stamp: ${why.replace(/\.$/, '')}.` },
        now,
      );
    }
  }
  return stamped;
}

async function stampNewest(
  { db }: Store,
  authority: ConfiguredAuthority,
  { size, note }: { size: number; note: string },
): Promise<boolean> {
  const last = await db
    .selectFrom('log_stamp')
    .select((row) => row.fn.max('size').as('size'))
    .where('authority', '=', authority.address)
    .executeTakeFirst();
  if (Number(last?.size ?? -1) >= size) return false;
  const text = Buffer.from(checkpointText(note), 'utf8');
  const { response, at, expiresAt, certificates } = await askStamp(authority, text);
  const stamps = createHash('sha256').update(text).digest('hex');
  const about = { size, authority: authority.address, token: response, certificates, stamps };
  await keep(db, { ...about, renews: null, stamped_at: at, expires_at: expiresAt });
  return true;
}

/** By whichever authority: one that has ended its work stamps no more. The new stamp is over the old one's bytes: that the old one was there while its certificate was good (RFC 3161 §4, item 1). */
async function renewStamps({ db }: Store, authority: ConfiguredAuthority, now: Date): Promise<number> {
  const ending = await db
    .selectFrom('log_stamp')
    .selectAll()
    .where('expires_at', '<', new Date(now.getTime() + RENEW_BEFORE_MS))
    .where('expires_at', '>', now)
    .execute();
  let renewed = 0;
  for (const old of ending) {
    const stamps = createHash('sha256').update(old.token).digest('hex');
    const done = await db.selectFrom('log_stamp').select('size').where('stamps', '=', stamps).limit(1).executeTakeFirst();
    if (done !== undefined) continue;
    const { response, at, expiresAt, certificates } = await askStamp(authority, old.token);
    if (expiresAt <= old.expires_at) continue;
    const about = { size: old.size, authority: authority.address, token: response, certificates, stamps };
    await keep(db, { ...about, renews: old.token, stamped_at: at, expires_at: expiresAt });
    renewed += 1;
  }
  return renewed;
}

async function keep(db: Store['db'], row: LogStampTable): Promise<void> {
  await db
    .insertInto('log_stamp')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Tokens on one checkpoint, oldest first, each with what it stamps: the checkpoint's text, or the token before it. */
export async function stampsOn({ db }: Store, size: number) {
  return await db.selectFrom('log_stamp').selectAll().where('size', '=', size).orderBy('stamped_at').orderBy('authority').execute();
}
