// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import type { NoteSigner } from '../../core/custody/signed-note.ts';
import type { Store } from '../open-store.ts';
import { type Published, publish, publishedNote } from './publish-log.ts';
import { sequenceEntries } from './sequence-entries.ts';

/** A checkpoint is signed at most this often. */
const CHECKPOINT_EVERY_MS = 1_000;

export interface Sequencer {
  /** Gives indexes to what is committed now and publishes it. @returns the size of the log */
  catchUp(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Keeps the log going: once a second what was committed gets its place, a signed head, and is published. Where publishing fails (a full
 * disk, a fork) the log goes on in the database and `onTrouble` is told each time.
 */
export function startSequencer(store: Store, signer: NoteSigner, onTrouble: (error: unknown) => void): Sequencer {
  let running: Promise<number> = Promise.resolve(0);
  let published: Published | undefined;
  const turn = async (): Promise<number> => {
    let more = true;
    while (more) ({ more } = await sequenceEntries(store.db, signer));
    published = await publish(store.db, store.configuration.logFolder);
    return published.size;
  };
  const inTurn = (work: () => Promise<number>): Promise<number> => {
    running = running.catch(() => 0).then(work);
    return running;
  };
  const look = async (): Promise<number> => (published !== undefined && (await standsSo(store, published)) ? published.size : await turn());
  const timer = setInterval(() => void inTurn(look).catch(onTrouble), CHECKPOINT_EVERY_MS);
  timer.unref();
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    await inTurn(turn).catch(onTrouble);
  };
  return { catchUp: () => inTurn(turn), stop };
}

/** One question and one small file: no entry waits, no checkpoint was added, and what a turn has published lies there still. */
async function standsSo({ db, configuration }: Store, { size, note }: Published): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    SELECT NOT EXISTS (SELECT FROM log_entry WHERE idx IS NULL)
      AND coalesce((SELECT max(size) FROM log_checkpoint), 0) = ${size} AS same`.execute(db);
  return rows[0]?.same === true && (await publishedNote(configuration.logFolder)) === note;
}
