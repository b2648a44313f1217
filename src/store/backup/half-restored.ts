// SPDX-License-Identifier: Apache-2.0
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { BackupError } from '../../core/errors/backup.ts';
import type { Configuration } from '../configuration.ts';
import type { Manifest } from './manifest.ts';

/** Lies in a data folder from the first row that a restore writes until the log has been checked. */
const MARK = 'restoring';

/** On the disk before anything else of the restore is. */
export function beginRestore({ dataFolder }: Configuration, { desk, madeAt }: Manifest): void {
  const file = openSync(join(dataFolder, MARK), 'wx', 0o600);
  writeSync(file, `the backup of ${desk} of ${madeAt}\n`);
  fsyncSync(file);
  closeSync(file);
}

export function endRestore({ dataFolder }: Configuration): void {
  rmSync(join(dataFolder, MARK));
}

/** A desk that is half there must not be served, backed up or filled again. @throws BACKUP_HALF_RESTORED */
export function refuseHalfRestored({ dataFolder }: Configuration): void {
  const path = join(dataFolder, MARK);
  if (!existsSync(path)) return;
  throw new BackupError('HALF_RESTORED', {
    message: `Data folder ${dataFolder}: a restore into it did not come to its end (${readFileSync(path, 'utf8').trim()}). Remove the folder, empty the database if it is on a server, and restore again.`,
  });
}
