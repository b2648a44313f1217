// SPDX-License-Identifier: Apache-2.0
import { vkeyOf } from '../../core/custody/signed-note.ts';
import type { ConfiguredWitness } from '../../store/configuration.ts';
import { newestCheckpoint } from '../../store/log/prove-entry.ts';
import { publishCosignatures } from '../../store/log/publish-log.ts';
import type { Store } from '../../store/open-store.ts';
import { askWitness } from './ask-witness.ts';

const ASK_EVERY_MS = 2_000;

export interface Witnessing {
  /** Asks now, whoever is due or not. @returns how many witnesses have signed the newest checkpoint */
  askNow(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Keeps witnesses up to date: whoever has not signed the newest checkpoint is asked, one that fails again after a growing pause. What they
 * sign is published with the checkpoint. Asking twice does no harm, so each process of a desk may do it.
 */
export function startWitnessing(store: Store, now: () => Date, onTrouble: (error: unknown) => void): Witnessing {
  const { witnesses } = store.configuration;
  let running: Promise<number> = Promise.resolve(0);
  const turn = (patient: boolean): Promise<number> => {
    running = running.catch(() => 0).then(() => askDue(store, witnesses, now(), patient));
    return running;
  };
  const timer = witnesses.length === 0 ? undefined : setInterval(() => void turn(true).catch(onTrouble), ASK_EVERY_MS).unref();
  return {
    askNow: () => turn(false),
    stop: async () => {
      clearInterval(timer);
      await running.catch(onTrouble);
    },
  };
}

/** Asks the witnesses once: those that are due, or all. */
export async function askDue(store: Store, witnesses: readonly ConfiguredWitness[], now: Date, patient: boolean): Promise<number> {
  const head = await newestCheckpoint(store.db);
  if (head === undefined || witnesses.length === 0) return 0;
  const states = await store.db.selectFrom('log_witness').selectAll().execute();
  const signed = await store.db.selectFrom('log_cosignature').select('witness').where('size', '=', head.size).execute();
  const open = witnesses.filter(({ key }) => !signed.some(({ witness }) => witness === vkeyOf(key)));
  const due = open.filter(({ key }) => {
    const state = states.find(({ witness }) => witness === vkeyOf(key));
    return !patient || state === undefined || state.ask_again_at <= now;
  });
  const answers = await Promise.all(due.map((witness) => askWitness(store, witness, head, now)));
  const fresh = answers.filter(({ kind }) => kind === 'signed').length;
  if (fresh > 0) await publishCosignatures(store.db, store.configuration.logFolder, head.size);
  return witnesses.length - open.length + fresh;
}
