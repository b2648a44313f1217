// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * A folder with those above it, for this user only unless `mode` says otherwise.
 *
 * The platform's own recursive mkdir never ends where a folder that exists answers ENOENT when something is to be made in it: below /proc,
 * and below a mount point that an automounter serves. Here that is an error like any other.
 *
 * @returns the uppermost folder that was made; undefined: it was there
 * @throws what the system says, such as EACCES, ENOENT, ENOTDIR, EEXIST for a file of that name
 */
export function makeFolders(folder: string, mode = 0o700): string | undefined {
  const missing: string[] = [];
  let at = resolve(folder);
  for (; !isThere(at); at = dirname(at)) missing.push(at);
  for (const one of missing.toReversed()) makeOne(one, mode);
  if (missing.length === 0) makeOne(at, mode);
  return missing.at(-1);
}

function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Somebody else may have been faster; a file of that name, or a link that leads nowhere, is none. */
function makeOne(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
