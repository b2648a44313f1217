// SPDX-License-Identifier: Apache-2.0
/** A helper thread of `ReadAhead`: reads, checks and hashes blocks from the front until there are no more, and of some files all that they hold. */
import { parentPort, workerData } from 'node:worker_threads';
import { QuickRows } from '../../core/currency/chain/quick-rows.ts';
import { BlockFile } from './block-file.ts';
import { type HelperTask, type HelperWork, type ReadSlot, readSlots, readTaken, SLOTS, sumTaken, take } from './read-ahead.ts';

const work = workerData as HelperWork;
const quick = work.quickCode && new QuickRows(work.quickCode);

parentPort?.once('message', (task: HelperTask) => {
  const files = task.files.map(({ path, mask }) => new BlockFile(path, mask));
  read(task, files);
  for (const file of files) file.close();
});

function read(task: HelperTask, files: readonly BlockFile[]): void {
  const { blocks, states, consumed } = task;
  const slots = readSlots(task.slots, task.blockBytes);
  const summed = new Set<number>();
  for (const [index, block] of blocks.entries()) {
    if (takeFile(task, block.file, summed)) (files[block.file] as BlockFile).sumAlong();
    for (let done = Atomics.load(consumed, 0); done <= index - SLOTS; done = Atomics.load(consumed, 0)) Atomics.wait(consumed, 0, done);
    if (take(states, index)) readTaken(task, files, index, slots[index % SLOTS] as ReadSlot, quick);
  }
  for (const index of summed) sumTaken(task, files, index);
}

/** Whoever comes to a file first takes it, and hashes it with the blocks it reads of it. */
function takeFile({ fileStates }: HelperTask, index: number, summed: Set<number>): boolean {
  if (summed.has(index) || !take(fileStates, index)) return false;
  summed.add(index);
  return true;
}
