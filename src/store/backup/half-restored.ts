// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BackupError } from '../../core/errors/backup.ts';
import type { Configuration } from '../configuration.ts';
import { syncFolder, writeDurably } from '../durable-folder.ts';
import type { Manifest } from './manifest.ts';

/** Lies in a data folder from the first row that a restore writes until the log has been checked. */
const MARK = 'restoring';

/** On the disk before anything else of the restore is. */
export async function beginRestore({ dataFolder }: Configuration, { desk, madeAt }: Manifest): Promise<void> {
  await writeDurably(join(dataFolder, MARK), `the backup of ${desk} of ${madeAt}\n`);
}

/** When everything else of the restore is on the disk. */
export async function endRestore({ dataFolder }: Configuration): Promise<void> {
  rmSync(join(dataFolder, MARK));
  await syncFolder(dataFolder);
}

/** A desk that is half there must not be served, backed up or filled again. @throws BACKUP_HALF_RESTORED */
export function refuseHalfRestored({ dataFolder }: Configuration): void {
  const path = join(dataFolder, MARK);
  if (!existsSync(path)) return;
  throw new BackupError('HALF_RESTORED', {
    message: `Data folder ${dataFolder}: a restore into it did not come to its end (${readFileSync(path, 'utf8').trim()}). Remove the folder, empty the database if it is on a server, and restore again.`,
  });
}
