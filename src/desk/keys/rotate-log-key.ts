// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { rotationNote } from '../../core/custody/key-rotation.ts';
import { type NoteSigner, vkeyOf } from '../../core/custody/signed-note.ts';
import { keepNextLogKey, takeNextLogKey } from '../../store/keys/log-key.ts';
import { openLogKey } from '../../store/log/open-log.ts';
import { publishLog } from '../../store/log/publish-log.ts';
import { newestTree, sequenceEntries } from '../../store/log/sequence-entries.ts';
import type { Store } from '../../store/open-store.ts';
import { type About, recordEntry } from '../record-entry.ts';

/**
 * Gives the log a new key, with the desk stopped: what is written gets its last checkpoint by the old key, the old key signs the new one, the
 * log says so in an entry, and the next checkpoint is by the new key. Ended half-way it goes on with the same new key when it is run again.
 */
export async function rotateLogKey(store: Store, now: () => Date): Promise<{ readonly from: NoteSigner; readonly to: NoteSigner }> {
  const from = await openLogKey(store);
  for (let more = true; more; ) ({ more } = await sequenceEntries(store.db, from));
  const to = keepNextLogKey(store.configuration, from.name);
  const entries = (await newestTree(store.db)).size;
  const at = now();
  const note = rotationNote(from, to, { entries, at: at.toISOString() });
  await store.db.transaction().execute(async (tx) => {
    const written = await tx
      .insertInto('log_key_rotation')
      .values({ to_vkey: vkeyOf(to), note, entries, rotated_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('to_vkey')
      .execute();
    if (written.length === 0) return;
    const about: About = { use: 'log', from: idOf(from), to: idOf(to) };
    await recordEntry(tx, { now, newId: randomUUID }, { kind: 'key-rotated', role: 'desk', about });
  });
  takeNextLogKey(store.configuration);
  for (let more = true; more; ) ({ more } = await sequenceEntries(store.db, to));
  await publishLog(store.db, store.configuration.logFolder);
  return { from, to };
}

function idOf({ keyId }: NoteSigner): string {
  return Buffer.from(keyId).toString('hex');
}

/** The notes of all rotations, oldest first, as they are published. */
export async function publishedRotations({ db }: Pick<Store, 'db'>): Promise<string> {
  const rows = await db.selectFrom('log_key_rotation').select('note').orderBy('entries').execute();
  return rows.map(({ note }) => note).join('');
}
