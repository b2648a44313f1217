// SPDX-License-Identifier: Apache-2.0
/** A helper thread of `HashAhead`: reads, checks and hashes blocks from the front until there are no more. */
import { workerData } from 'node:worker_threads';
import { readBlock } from '../../core/currency/bitcoin/read-block.ts';
import { BlockFile } from './block-file.ts';
import { DONE, FREE, type HelperTask, REFUSED, SLOTS, TAKEN } from './hash-ahead.ts';

const { files, blocks, states, consumed, counts, slots, slotBytes } = workerData as HelperTask;
const opened = files.map(({ path, mask }) => new BlockFile(path, mask));

for (const [index, block] of blocks.entries()) {
  for (let done = Atomics.load(consumed, 0); done <= index - SLOTS; done = Atomics.load(consumed, 0)) Atomics.wait(consumed, 0, done);
  if (Atomics.compareExchange(states, index, FREE, TAKEN) !== FREE) continue;
  Atomics.store(states, index, hashInto(index % SLOTS, (opened[block.file] as BlockFile).read(block.offset, block.bytes)) ? DONE : REFUSED);
  Atomics.notify(states, index);
}
for (const file of opened) file.close();

/** False when the block is not as it should be; whoever asked reads it again and says why. */
function hashInto(slot: number, bytes: Uint8Array): boolean {
  let hashes: Uint8Array = new Uint8Array(0);
  try {
    const transaction = (txids: Uint8Array) => {
      hashes = txids;
    };
    readBlock(bytes, { input() {}, coinbase() {}, output() {}, transaction });
  } catch {
    return false; // damaged: told by the caller, which knows the file
  }
  if (hashes.length > slotBytes) return false;
  slots.set(hashes, slot * slotBytes);
  counts[slot] = hashes.length / 32;
  return true;
}
