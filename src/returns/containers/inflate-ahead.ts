// SPDX-License-Identifier: Apache-2.0
import { Worker } from 'node:worker_threads';
import type { ByteSource } from '../source/byte-source.ts';

export const SLOT_BYTES = 256 * 1024;
export const RING_SLOTS = 8;
/** In place of a length: the entry has ended; the packed bytes are damaged from here. 0 is an empty slot. */
export const FINISHED = -1;
export const FAILED = -2;

export interface InflateJob {
  readonly states: SharedArrayBuffer;
  readonly slots: SharedArrayBuffer;
  /** The packed bytes: a stretch of an open file, or memory. */
  readonly fd: number | undefined;
  readonly from: number;
  readonly size: number;
  readonly bytes: Uint8Array | undefined;
}

/** Thrown where the packed bytes of an entry end early or are damaged; what came before was handed out. */
export class DamagedEntry extends Error {}

/** Beside this file, or, built into another (built-scripts.ts), beside that. */
const THREAD = import.meta.url.endsWith('.ts') ? './inflate.child.ts' : './inflate.child.mjs';

/**
 * Unpacks in a thread of its own and hands out synchronously: readers stay plain loops, and unpacking runs on the second core. The ring
 * holds two megabytes at most, whatever the size of the entry.
 */
export function inflateAhead(job: Pick<InflateJob, 'fd' | 'from' | 'size' | 'bytes'>): ByteSource {
  const states = new SharedArrayBuffer(4 * RING_SLOTS);
  const slots = new SharedArrayBuffer(SLOT_BYTES * RING_SLOTS);
  const workerData: InflateJob = { ...job, states, slots };
  const worker = new Worker(new URL(THREAD, import.meta.url), { workerData, stdout: false });
  worker.unref();
  const view = new Int32Array(states);
  let slot = 0;
  let ended = false;
  return {
    next() {
      if (ended) return undefined;
      Atomics.wait(view, slot, 0);
      const length = Atomics.load(view, slot);
      if (length < 0) {
        ended = true;
        if (length === FAILED) throw new DamagedEntry('the packed bytes end early or are damaged');
        return undefined;
      }
      const chunk = Buffer.allocUnsafeSlow(length);
      chunk.set(new Uint8Array(slots, slot * SLOT_BYTES, length));
      Atomics.store(view, slot, 0);
      Atomics.notify(view, slot);
      slot = (slot + 1) % RING_SLOTS;
      return chunk;
    },
    close() {
      if (!ended) void worker.terminate();
      ended = true;
    },
  };
}
