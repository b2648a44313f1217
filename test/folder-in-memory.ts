// SPDX-License-Identifier: Apache-2.0
/** Where the files of a run lie: a desk is a thousand of them, and each commit of its database waits for the disk. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** With less free there, or less memory than twice that, the run stays on the disk. */
const NEEDED_GB = 6;

/**
 * Makes a folder in memory the temporary folder of this process and of all that it starts, when the machine has enough of it. What is kept for
 * the next run stays on the disk (see made-once.ts).
 */
export function workInMemory(gigabytes: number): { readonly remove: () => void } | undefined {
  process.env.ROGATORY_TEST_KEPT = tmpdir();
  if (gigabytes < 2 * NEEDED_GB || freeInMemory() < NEEDED_GB) return undefined;
  sweepKilledRuns();
  const folder = mkdtempSync(join(MEMORY, `rogatory-tests-${process.pid}-`));
  // The user of the test PostgreSQL has its folder in here.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(2));
  return { remove };
}

/** What a run left that was killed outright would fill the memory until the machine ends. */
function sweepKilledRuns(): void {
  for (const name of readdirSync(MEMORY)) {
    const pid = /^rogatory-tests-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
}

/** In gigabytes; none where there is no such folder. */
function freeInMemory(): number {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return (bavail * bsize) / 2 ** 30;
  } catch {
    return 0;
  }
}
