// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../../core/errors/backup.ts';
import { readRecoveryRecipient, sealDeskKeys } from '../keys/recovery-key.ts';
import { openLogKey } from '../log/open-log.ts';
import { publishLog } from '../log/publish-log.ts';
import { sequenceEntries } from '../log/sequence-entries.ts';
import type { Store } from '../open-store.ts';
import { BackupFolder, filesBelow, SUMS } from './backup-folder.ts';
import { OWN_FOLDERS, SETTINGS, sealSettings } from './desk-settings.ts';
import { dumpTables } from './dump-tables.ts';
import { MANIFEST, type Manifest, makeSeal, SCHEMA, SEAL } from './manifest.ts';

export interface BackupOptions {
  readonly to: string;
  readonly now: Date;
  /** Besides the desk's own recovery recipient. */
  readonly recipients: readonly string[];
}

/** What was written. */
export interface BackupReport {
  readonly tables: number;
  readonly rows: number;
  readonly items: number;
  readonly logSize: number;
}

/**
 * A backup of a desk, while it runs:
 *
 *     DIR/manifest.json   what it is
 *     DIR/tables/*.copy   every table at one moment, in the text form of COPY
 *     DIR/vault/…         the items, sealed as they lie in the vault
 *     DIR/records/…       what was read from them
 *     DIR/log/…           the custody log as published
 *     DIR/keys.age        the desk's keys, for the recovery key;  DIR/settings.age  rogatory.yaml and what lies beside it
 *     DIR/trust, DIR/tags keys of other desks and tags of addresses, as people have put them into the data folder
 *     DIR/SHA256SUMS      the hash of each of these;  DIR/seal.note  signed by the desk
 *
 * Tables go first: every item they name is in the vault by then, since an item is stored before its row is written.
 * A second backup into the same folder copies only what is new, and removes what was erased; while it runs the folder is no backup.
 * @throws BACKUP_NO_RECOVERY_KEY, BACKUP_TARGET_UNWRITABLE, BACKUP_TARGET_NOT_EMPTY
 */
export async function makeBackup(store: Store, { to, now, recipients }: BackupOptions): Promise<BackupReport> {
  const { configuration } = store;
  const recovery = [...new Set([readRecoveryRecipient(configuration), ...recipients].filter((recipient) => recipient !== undefined))];
  if (recovery.length === 0) throw noRecoveryKey();
  const signer = await openLogKey(store);
  while ((await sequenceEntries(store.db, signer)).more);
  await publishLog(store.db, configuration.logFolder);

  const folder = await BackupFolder.open(to, [SEAL, MANIFEST]);
  const database = await dumpTables(store.db, folder);
  const items = await copyItems(store, folder);
  await copyFolder(folder, 'records', configuration.recordsFolder);
  await copyLog(folder, configuration.logFolder);
  for (const name of OWN_FOLDERS) await copyAnew(folder, name, join(configuration.dataFolder, name));
  await folder.write('keys.age', [await sealDeskKeys(configuration, recovery)]);
  await folder.write(SETTINGS, [await sealSettings(configuration, recovery)]);
  const manifest: Manifest = { schema: SCHEMA, desk: signer.name, madeAt: now.toISOString(), database, items, recovery };
  await folder.write(MANIFEST, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);
  await folder.finish();
  await folder.write(SEAL, [Buffer.from(makeSeal(signer, folder.sumOf(SUMS) as string))]);
  return {
    tables: database.tables.length,
    rows: database.tables.reduce((sum, table) => sum + table.rows, 0),
    items,
    logSize: database.logSize,
  };
}

async function copyItems(store: Store, folder: BackupFolder): Promise<number> {
  let items = 0;
  for (const name of await filesBelow(store.configuration.vaultFolder)) {
    if (!name.endsWith('.age')) continue;
    await unlessErased(() => folder.copyOnce(`vault/${name}`, join(store.configuration.vaultFolder, name)));
    items += 1;
  }
  return items;
}

async function copyFolder(folder: BackupFolder, name: string, from: string): Promise<void> {
  for (const file of await filesBelow(from)) await unlessErased(() => folder.copyOnce(`${name}/${file}`, join(from, file)));
}

/** Files that people change under their name. */
async function copyAnew(folder: BackupFolder, name: string, from: string): Promise<void> {
  for (const file of await filesBelow(from))
    await unlessErased(async () => folder.write(`${name}/${file}`, [await readFile(join(from, file))]));
}

/** Tiles never change under their name, the checkpoint does; partial tiles may go while we look. */
async function copyLog(folder: BackupFolder, from: string): Promise<void> {
  const files = await filesBelow(from);
  if (files.includes('checkpoint')) await folder.write('log/checkpoint', [await readFile(join(from, 'checkpoint'))]);
  for (const file of files.filter((name) => name.startsWith('tile/') && !name.endsWith('.writing')))
    await unlessErased(() => folder.copyOnce(`log/${file}`, join(from, file)));
}

/** A file that was erased between listing and copying is not part of the backup. */
async function unlessErased(copy: () => Promise<void>): Promise<void> {
  try {
    await copy();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function noRecoveryKey(): Error {
  return new BackupError('NO_RECOVERY_KEY', {
    message:
      'Backup: this desk has no recovery key, and what lies in the vault opens with the desk’s own key only. ' +
      'Run "rogatory key recovery --new FILE", keep FILE outside this machine, then back up again; or give --recovery age1….',
  });
}
