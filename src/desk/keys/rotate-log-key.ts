// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { rotationNote } from '../../core/custody/key-rotation.ts';
import { type NoteSigner, vkeyOf } from '../../core/custody/signed-note.ts';
import { crashPoint } from '../../store/crash-point.ts';
import { keepNextLogKey, readLogKey, takeNextLogKey } from '../../store/keys/log-key.ts';
import { openLogKey } from '../../store/log/open-log.ts';
import { publishLog } from '../../store/log/publish-log.ts';
import { holdLog, newestTree, sequenceEntries } from '../../store/log/sequence-entries.ts';
import type { Store } from '../../store/open-store.ts';
import { type About, recordEntry } from '../record-entry.ts';

/**
 * Gives the log a new key, with the desk stopped: what is written gets its last checkpoint by the old key, the old key signs the new one, the
 * log says so in an entry, and the next checkpoint is by the new key. Ended half-way it goes on with the same new key when it is run again.
 * A desk that runs all the same signs nothing more until it is started again (sequence-entries.ts).
 */
export async function rotateLogKey(store: Store, now: () => Date): Promise<{ readonly from: NoteSigner; readonly to: NoteSigner }> {
  const halfWay = readLogKey(store.configuration);
  const from = await openLogKey(store);
  if (halfWay !== undefined && vkeyOf(halfWay) !== vkeyOf(from)) {
    await signAndPublish(store, from);
    return { from: halfWay, to: from };
  }
  for (let more = true; more; ) ({ more } = await sequenceEntries(store.db, from));
  const to = keepNextLogKey(store.configuration, from.name);
  await store.db.transaction().execute(async (tx) => {
    await holdLog(tx);
    const entries = (await newestTree(tx)).size;
    const at = now();
    const note = rotationNote(from, to, { entries, at: at.toISOString() });
    await tx
      .insertInto('log_key_rotation')
      .values({ to_vkey: vkeyOf(to), note, entries, rotated_at: at })
      .execute();
    const about: About = { use: 'log', from: idOf(from), to: idOf(to) };
    await recordEntry(tx, { now, newId: randomUUID }, { kind: 'key-rotated', role: 'desk', about });
  });
  crashPoint('log-key-rotated');
  takeNextLogKey(store.configuration);
  await signAndPublish(store, to);
  return { from, to };
}

async function signAndPublish({ db, configuration }: Store, signer: NoteSigner): Promise<void> {
  for (let more = true; more; ) ({ more } = await sequenceEntries(db, signer));
  await publishLog(db, configuration.logFolder);
}

function idOf({ keyId }: NoteSigner): string {
  return Buffer.from(keyId).toString('hex');
}

/** The notes of all rotations, oldest first, as they are published. */
export async function publishedRotations({ db }: Pick<Store, 'db'>): Promise<string> {
  const rows = await db.selectFrom('log_key_rotation').select('note').orderBy('entries').execute();
  return rows.map(({ note }) => note).join('');
}
