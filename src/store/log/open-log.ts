// SPDX-License-Identifier: Apache-2.0
import { type NoteSigner, vkeyOf } from '../../core/custody/signed-note.ts';
import { LogError } from '../../core/errors/log.ts';
import { logSays } from '../../core/errors/sentences/log.ts';
import { makeLogKey, readLogKey, readNextLogKey, takeNextLogKey } from '../keys/log-key.ts';
import type { Store } from '../open-store.ts';
import { refuseOtherLog } from './same-desk.ts';

/**
 * The signer of a desk's log. A new log gets a key; one that has checkpoints never does, since another key would start another log.
 * A rotation that ended between its entry and its key is brought to its end: what comes after it is signed by the new key.
 * @throws LOG_KEY_MISSING
 */
export async function openLogKey({ configuration, db }: Store): Promise<NoteSigner> {
  const next = readNextLogKey(configuration);
  if (next !== undefined) {
    const rotated = await db.selectFrom('log_key_rotation').select('to_vkey').where('to_vkey', '=', vkeyOf(next)).executeTakeFirst();
    if (rotated !== undefined) takeNextLogKey(configuration);
  }
  const key = readLogKey(configuration);
  if (key !== undefined) {
    await refuseOtherLog(db, key, configuration);
    return key;
  }
  const begun = await db.selectFrom('log_checkpoint').select('size').limit(1).executeTakeFirst();
  if (begun === undefined) return makeLogKey(configuration, configuration.deskName);
  throw new LogError('KEY_MISSING', {
    message: logSays('key-missing', { path: `${configuration.keysFolder}/log.key` }),
  });
}
