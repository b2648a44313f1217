// SPDX-License-Identifier: Apache-2.0
/** What takes long to make is made by one test process and kept on the disk, for the next run too; the others wait for it, and each copies it. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type FolderLock, takeFolderLock } from '../src/store/database/embedded/folder-lock.ts';

/**
 * The folder of that name, made by `make` unless it is there. A maker that dies gives its turn to the next one and leaves nothing half made.
 *
 * @param make fills a folder that does not exist yet
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const disk = process.env.ROGATORY_TEST_KEPT ?? tmpdir();
  const kept = join(disk, `${name}-${process.getuid?.() ?? 0}`);
  if (existsSync(kept)) return kept;
  const lock = await turnAt(`${kept}.turn`);
  const making = mkdtempSync(join(tmpdir(), 'rogatory-making-'));
  const keeping = mkdtempSync(join(disk, 'rogatory-keeping-'));
  try {
    if (existsSync(kept)) return kept;
    await make(join(making, 'made'));
    cpSync(join(making, 'made'), join(keeping, 'made'), { recursive: true });
    renameSync(join(keeping, 'made'), kept);
    return kept;
  } finally {
    for (const folder of [making, keeping]) rmSync(folder, { recursive: true, force: true });
    lock.release();
  }
}

async function turnAt(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const lock = takeFolderLock(folder);
    if (lock !== undefined) return lock;
    await wait(100);
  }
}
