// SPDX-License-Identifier: Apache-2.0
import { copyFile, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { makeFolders } from './make-folders.ts';

/** A new folder is on the disk only when its parent is, and so is each of those made above it. */
export async function makeFolder(folder: string): Promise<void> {
  const made = makeFolders(folder);
  if (made === undefined) return;
  for (let at = resolve(folder); at !== dirname(made); at = dirname(at)) await syncFolder(dirname(at));
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

/** A small file, for this user only; on the disk when it returns. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

/** A copy whose bytes are on the disk; its name is when `syncFolder` has been called for its folder. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
