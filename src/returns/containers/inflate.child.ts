// SPDX-License-Identifier: Apache-2.0
/** The thread that unpacks one large entry ahead of its reader: fills the ring of `inflate-ahead.ts` and ends. */
import { readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { workerData } from 'node:worker_threads';
import { createInflateRaw } from 'node:zlib';
import { FAILED, FINISHED, type InflateJob, RING_SLOTS, SLOT_BYTES } from './inflate-ahead.ts';

const job = workerData as InflateJob;
const states = new Int32Array(job.states);
const slots = new Uint8Array(job.slots);
const READ_BYTES = 128 * 1024;
let slot = 0;

/** Waits until the reader has emptied the slot, then puts a length (or an ending) there. */
function put(length: number, bytes?: Uint8Array): void {
  Atomics.wait(states, slot, states[slot] === 0 ? 1 : states[slot]!);
  while (Atomics.load(states, slot) !== 0) Atomics.wait(states, slot, Atomics.load(states, slot));
  if (bytes !== undefined) slots.set(bytes, slot * SLOT_BYTES);
  Atomics.store(states, slot, length);
  Atomics.notify(states, slot);
  slot = (slot + 1) % RING_SLOTS;
}

function* packed(): Generator<Buffer> {
  if (job.bytes !== undefined) {
    yield Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);
    return;
  }
  let at = job.from;
  while (at < job.from + job.size) {
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, job.from + job.size - at));
    const got = readSync(job.fd!, buffer, 0, buffer.length, at);
    if (got === 0) return;
    at += got;
    yield buffer.subarray(0, got);
  }
}

try {
  await pipeline(Readable.from(packed(), { objectMode: false }), createInflateRaw({ chunkSize: SLOT_BYTES }), async (unpacked) => {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      for (let from = 0; from < chunk.length; from += SLOT_BYTES) {
        const piece = chunk.subarray(from, from + SLOT_BYTES);
        put(piece.length, piece);
      }
    }
  });
  put(FINISHED);
} catch (error) {
  // The stream of the entry ends early or is no deflate stream: what came before it is kept, the reader makes a gap of the rest.
  if (!(error instanceof Error)) throw error;
  put(FAILED);
}
