// SPDX-License-Identifier: Apache-2.0
import { lstat, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Profiles and half archives of captures, whose process removes them at its end: if it comes to one. */
const LEFT = /^rogatory-(browser|capture)-[A-Za-z0-9]{6}$/;
/** Longer than any capture takes. */
const OLD_MS = 24 * 3_600_000;

/** Removes what captures that were killed have left, of this user (root: of anybody). @returns how many */
export async function sweepLeftovers(now: Date, folder = tmpdir()): Promise<number> {
  let swept = 0;
  const self = process.getuid?.();
  for (const name of await readdir(folder)) {
    if (!LEFT.test(name)) continue;
    const path = join(folder, name);
    const status = await lstat(path).catch(() => undefined);
    if (status === undefined || !status.isDirectory() || now.getTime() - status.mtimeMs < OLD_MS) continue;
    if (self !== 0 && status.uid !== self) continue;
    await rm(path, { recursive: true, force: true });
    swept += 1;
  }
  return swept;
}
