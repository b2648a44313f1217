// SPDX-License-Identifier: Apache-2.0
/**
 * Helpers that read and hash blocks ahead of whoever fills the columns. Whoever comes to a block first takes it; what is taken is waited for. A
 * block a helper refuses is read again by the caller, so that the fault is told in one place.
 *
 *     states   one number a block: FREE, TAKEN, DONE, REFUSED          consumed   how many blocks the caller is done with
 *     slots    the hashes of block i stand in slot i modulo SLOTS, so helpers stay at most so many blocks ahead
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlacedBlock } from '../../core/currency/bitcoin/chain-order.ts';
import type { BlockFile } from './block-file.ts';

export const SLOTS = 16;
export const [FREE, TAKEN, DONE, REFUSED] = [0, 1, 2, 3];
/** Below this a helper takes longer to start than it saves. */
const WORTH_HELP_BYTES = 2 ** 24;
/** No transaction has fewer bytes. */
const SMALLEST_TRANSACTION_BYTES = 60;

export interface HelperTask {
  readonly files: readonly { readonly path: string; readonly mask: Uint8Array | undefined }[];
  readonly blocks: readonly { readonly file: number; readonly offset: number; readonly bytes: number }[];
  readonly states: Int32Array;
  readonly consumed: Int32Array;
  readonly counts: Int32Array;
  readonly slots: Uint8Array;
  readonly slotBytes: number;
}

export class HashAhead {
  readonly #task: HelperTask | undefined;
  readonly #helpers: readonly Worker[] = [];

  constructor(files: readonly BlockFile[], blocks: readonly PlacedBlock[], helpers: number, worthBytes = WORTH_HELP_BYTES) {
    if (helpers === 0 || blocks.reduce((sum, { bytes }) => sum + bytes, 0) < worthBytes) return;
    const slotBytes = 32 * Math.ceil(Math.max(...blocks.map(({ bytes }) => bytes)) / SMALLEST_TRANSACTION_BYTES);
    const shared = (count: number) => new Int32Array(new SharedArrayBuffer(4 * count));
    this.#task = {
      files: files.map(({ path, mask }) => ({ path, mask })),
      blocks: blocks.map(({ file, offset, bytes }) => ({ file, offset, bytes })),
      states: shared(blocks.length),
      consumed: shared(1),
      counts: shared(SLOTS),
      slots: new Uint8Array(new SharedArrayBuffer(SLOTS * slotBytes)),
      slotBytes,
    };
    const code = new URL(`./hash-helper${extname(import.meta.url)}`, import.meta.url);
    this.#helpers = Array.from({ length: helpers }, () => new Worker(code, { workerData: this.#task }));
    for (const helper of this.#helpers) helper.unref();
  }

  /** Calls `use` with the hashes of a block when a helper has them, else with nothing. */
  with(index: number, use: (checked: Uint8Array | undefined) => void): void {
    const task = this.#task;
    if (task === undefined) {
      use(undefined);
      return;
    }
    if (Atomics.compareExchange(task.states, index, FREE, TAKEN) === FREE) use(undefined);
    else {
      Atomics.wait(task.states, index, TAKEN);
      const slot = index % SLOTS;
      const done = Atomics.load(task.states, index) === DONE;
      use(done ? task.slots.subarray(slot * task.slotBytes, slot * task.slotBytes + 32 * (task.counts[slot] as number)) : undefined);
    }
    Atomics.store(task.consumed, 0, index + 1);
    Atomics.notify(task.consumed, 0);
  }

  stop(): void {
    for (const helper of this.#helpers) void helper.terminate();
  }
}
