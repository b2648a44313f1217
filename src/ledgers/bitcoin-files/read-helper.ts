// SPDX-License-Identifier: Apache-2.0
/** A helper thread of `ReadAhead`: hashes the files, then reads, checks and hashes blocks from the front until there are no more. */
import { workerData } from 'node:worker_threads';
import { BlockFile } from './block-file.ts';
import { type HelperTask, type ReadSlot, readSlots, readTaken, SLOTS, sumTaken, take } from './read-ahead.ts';

const task = workerData as HelperTask;
const { blocks, states, consumed, fileStates } = task;
const files = task.files.map(({ path, mask }) => new BlockFile(path, mask));
const slots = readSlots(task.slots, task.blockBytes);

for (const index of files.keys()) if (take(fileStates, index)) sumTaken(task, files, index);
for (const [index, block] of blocks.entries()) {
  for (let done = Atomics.load(consumed, 0); done <= index - SLOTS; done = Atomics.load(consumed, 0)) Atomics.wait(consumed, 0, done);
  if (take(states, index)) readTaken(task, files, index, block, slots[index % SLOTS] as ReadSlot);
}
for (const file of files) file.close();
