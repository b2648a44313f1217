// SPDX-License-Identifier: Apache-2.0
/** A thread that imports blocks whenever it is told to, alone, and says when it is done: two of them share nothing but the machine. */
import { parentPort, workerData } from 'node:worker_threads';
import { importBlocks } from '../../ledgers/bitcoin-files/import-blocks.ts';

parentPort?.on('message', () => {
  importBlocks(workerData as string);
  parentPort?.postMessage('done');
});
