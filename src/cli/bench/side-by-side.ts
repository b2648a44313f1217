// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

const RUNS = 3;

/**
 * How many times the work of one thread two threads do that share nothing: 2 where each has a processor and memory of its own, less where both are
 * two halves of one, or their neighbours are busy. No import by two threads can be faster.
 */
export async function sideBySide(folder: string): Promise<{ readonly alone: number; readonly both: number }> {
  const code = new URL(`./import-beside${extname(import.meta.url)}`, import.meta.url);
  const threads = [0, 1].map(() => new Worker(code, { workerData: folder }));
  const importBy = async (those: readonly Worker[]) => {
    const started = performance.now();
    await Promise.all(
      those.map(async (thread) => {
        thread.postMessage('import');
        await once(thread, 'message');
      }),
    );
    return performance.now() - started;
  };
  try {
    await importBy(threads);
    const best = { alone: Infinity, both: Infinity };
    for (let run = 0; run < RUNS; run++) {
      best.alone = Math.min(best.alone, await importBy(threads.slice(0, 1)));
      best.both = Math.min(best.both, await importBy(threads));
    }
    return best;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
