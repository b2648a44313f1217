// SPDX-License-Identifier: Apache-2.0
import type { NoteSigner } from '../../core/custody/signed-note.ts';
import type { Store } from '../open-store.ts';
import { publishLog } from './publish-log.ts';
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
  const catchUp = (): Promise<number> => {
    running = running.catch(() => 0).then(() => turn(store, signer));
    return running;
  };
  const timer = setInterval(() => void catchUp().catch(onTrouble), CHECKPOINT_EVERY_MS);
  timer.unref();
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    await catchUp().catch(onTrouble);
  };
  return { catchUp, stop };
}

async function turn(store: Store, signer: NoteSigner): Promise<number> {
  let more = true;
  while (more) ({ more } = await sequenceEntries(store.db, signer));
  return await publishLog(store.db, store.configuration.logFolder);
}
