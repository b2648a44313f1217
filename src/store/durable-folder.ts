// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolders } from './make-folders.ts';

/** A new folder is on the disk only when its parent is. */
export async function makeFolder(folder: string): Promise<void> {
  const made = makeFolders(folder);
  if (made !== undefined) await syncFolder(dirname(folder));
}

/** Flushes the names in a folder: after a rename, and before anybody is told that the file is there. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
