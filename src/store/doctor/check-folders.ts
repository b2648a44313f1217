// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants } from 'node:fs';
import type { Configuration } from '../configuration.ts';
import { bad, type Check, good } from './check.ts';

/** Whether this account may read and write what the desk keeps: a command that once ran as root leaves folders that the desk cannot use. */
export function checkFolders({ dataFolder, vaultFolder, recordsFolder, logFolder, keysFolder, spoolFolder }: Configuration): Check {
  const shut = [dataFolder, vaultFolder, recordsFolder, logFolder, keysFolder, spoolFolder].flatMap((folder) => {
    const code = whyShut(folder);
    return code === undefined ? [] : [`${folder} (${code})`];
  });
  if (shut.length === 0) return good('folders', 'this account reads and writes every folder of the desk');
  return bad(
    'folders',
    `this account cannot read and write ${shut.join(', ')}`,
    `Run this as the account the desk runs as; where it is that one, "chown -R ACCOUNT: ${dataFolder}". EROFS is a disk that is mounted for reading alone.`,
  );
}

/** Undefined also for what is not there yet: the desk makes it. */
function whyShut(folder: string): string | undefined {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : code;
  }
}
