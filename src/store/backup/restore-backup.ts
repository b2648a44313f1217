// SPDX-License-Identifier: Apache-2.0

import { chmod, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { makeCheckpoint } from '../../core/custody/checkpoint.ts';
import { appendLeaves, EMPTY_RANGE, rootOf } from '../../core/custody/merkle-tree.ts';
import { type NoteSigner, signNote } from '../../core/custody/signed-note.ts';
import { BackupError } from '../../core/errors/backup.ts';
import { StoreError } from '../../core/errors/store.ts';
import { type Configuration, makeDataFolder } from '../configuration.ts';
import { connectDatabase } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import type { Database } from '../database/schema.ts';
import { copyDurably, makeFolder, syncFolder } from '../durable-folder.ts';
import { isKeyBeside, keepKey, keepKeyBeside } from '../keys/key-file.ts';
import { logKeyFromText, makeLogKey, readLogKey } from '../keys/log-key.ts';
import { type DeskKeys, isDeskKey, keepRecoveryRecipient, openDeskKeys } from '../keys/recovery-key.ts';
import { checkLog } from '../log/check-log.ts';
import { publishLog } from '../log/publish-log.ts';
import { migrations } from '../migrations/index.ts';
import { FULL_OR_FORBIDDEN, hashOfFile, isOurs, readSums, SUMS } from './backup-folder.ts';
import { bringSettingsBack, OWN_FOLDERS, SETTINGS } from './desk-settings.ts';
import { beginRestore, endRestore, refuseHalfRestored } from './half-restored.ts';
import { loadTables } from './load-tables.ts';
import { type Manifest, readManifest, SEAL, sealHolds } from './manifest.ts';

export interface RestoreOptions {
  readonly from: string;
  /** Text of the recovery key file. */
  readonly identity: string;
  /**
   * Name of a new log, for a desk that went on after this backup and whose later entries are lost: the same entries, a new key, so that
   * nobody takes the two for one. Without it the log goes on under its own key.
   */
  readonly newLog?: string | undefined;
}

/** What was brought back. */
export interface RestoreReport {
  readonly desk: string;
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly items: number;
  readonly logSize: number;
  /** Files of settings that came back: `rogatory.yaml` without database and vault, and what lay beside it. */
  readonly settings: readonly string[];
}

/**
 * Brings a backup back into an empty data folder and an empty database of either kind. The backup is checked whole before anything is
 * written; the log is checked whole before anything is called done.
 * @throws BACKUP_UNREADABLE, BACKUP_WRONG_KEY, BACKUP_DAMAGED, BACKUP_TARGET_NOT_EMPTY, BACKUP_TARGET_UNWRITABLE, BACKUP_HALF_RESTORED, STORE_SCHEMA_NEWER
 */
export async function restoreBackup(configuration: Configuration, options: RestoreOptions): Promise<RestoreReport> {
  const { from } = options;
  const manifest = await readManifest(from);
  const keys = await openDeskKeys(await partOf(from, 'keys.age'), options.identity);
  const sums = await checkWhole(from, keys);
  refuseUnknownMigrations(manifest);
  makeDataFolder(configuration);
  refuseHalfRestored(configuration);
  await refuseUsedFolders(configuration);
  try {
    const settings = await fill(configuration, options, { manifest, keys, sums });
    const { tables, logSize } = manifest.database;
    return {
      desk: options.newLog ?? manifest.desk,
      madeAt: manifest.madeAt,
      tables: tables.length,
      rows: tables.reduce((sum, table) => sum + table.rows, 0),
      items: manifest.items,
      logSize,
      settings,
    };
  } catch (cause) {
    throw FULL_OR_FORBIDDEN.has((cause as NodeJS.ErrnoException).code ?? '') ? notWhole(configuration, cause as Error) : cause;
  }
}

interface Checked {
  readonly manifest: Manifest;
  readonly keys: DeskKeys;
  readonly sums: ReadonlyMap<string, string>;
}

/** @returns the settings that were brought back */
async function fill(configuration: Configuration, options: RestoreOptions, { manifest, keys, sums }: Checked): Promise<readonly string[]> {
  const { from } = options;
  const connection = await connectDatabase(configuration.database, { training: configuration.training });
  try {
    const { db } = connection;
    await refuseUsedDatabase(db);
    await migrate(db, migrations.slice(0, manifest.database.migrations.length));
    await beginRestore(configuration, manifest);
    await loadTables(
      db,
      manifest.database,
      (table) => join(from, 'tables', `${table}.copy`),
      options.newLog === undefined ? [] : ['log_checkpoint'],
    );
    await migrate(db);
    await copyBack(from, sums, configuration, options.newLog !== undefined);
    await bringKeysBack(db, configuration, keys, manifest, options.newLog);
    await publishLog(db, configuration.logFolder);
    await checkLogWhole(db, configuration);
    const settings = sums.has(SETTINGS) ? await bringSettingsBack(configuration, await partOf(from, SETTINGS), options.identity) : [];
    await endRestore(configuration);
    return settings;
  } finally {
    await connection.close();
  }
}

/** @throws BACKUP_UNREADABLE */
async function partOf(from: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(from, name));
  } catch (cause) {
    throw new BackupError('UNREADABLE', {
      message: `Backup ${from}: ${name} cannot be read (${(cause as NodeJS.ErrnoException).code}). It is not whole, or the disk it lies on is damaged: use another backup, or another copy of this one.`,
      cause,
    });
  }
}

/** Every file against the list of hashes, the list against the desk's signature. */
async function checkWhole(from: string, keys: DeskKeys): Promise<ReadonlyMap<string, string>> {
  const sums = await readSums(from);
  const seal = (await partOf(from, SEAL)).toString('utf8');
  if (!sealHolds(seal, logKeyFromText(keys['log.key']), await hashOfFile(join(from, SUMS))))
    throw damaged(from, `${SUMS} is not what the desk has signed`);
  for (const [name, sum] of sums) {
    const found = await hashOfFile(join(from, name)).catch((error: NodeJS.ErrnoException) => `nothing (${error.code})`);
    if (found !== sum) throw damaged(from, `${name}: expected SHA-256 ${sum}, found ${found}`);
  }
  return sums;
}

function refuseUnknownMigrations(manifest: Manifest): void {
  const known = migrations.map((migration) => migration.name);
  const strange = manifest.database.migrations.filter((name, n) => known[n] !== name);
  if (strange.length === 0) return;
  throw new StoreError('SCHEMA_NEWER', {
    message: `Backup: its schema has ${strange.join(', ')}, which this program does not know. Restore it with the version that made it, or a later one. Nothing was changed.`,
  });
}

async function refuseUsedFolders({ vaultFolder, keysFolder, logFolder, recordsFolder }: Configuration): Promise<void> {
  for (const folder of [vaultFolder, keysFolder, logFolder, recordsFolder]) {
    const found = (await readdir(folder)).filter((name) => name !== 'writing');
    if (found.length > 0) throw notEmpty(`folder ${folder} holds ${found[0]}`);
  }
}

async function refuseUsedDatabase(db: Kysely<Database>): Promise<void> {
  const schema = await sql<{ made: boolean }>`SELECT to_regclass('log_entry') IS NOT NULL AS made`.execute(db);
  if (schema.rows[0]?.made !== true) return;
  const { rows } = await sql<{ used: boolean }>`SELECT EXISTS (SELECT FROM log_entry) OR EXISTS (SELECT FROM vault_item) AS used`.execute(
    db,
  );
  if (rows[0]?.used) throw notEmpty('the database holds entries of a custody log');
}

/** What the list of hashes names, and nothing that lies beside it. */
async function copyBack(from: string, sums: ReadonlyMap<string, string>, configuration: Configuration, newLog: boolean): Promise<void> {
  const { vaultFolder, recordsFolder, logFolder, dataFolder } = configuration;
  const written = new Set([dirname(dataFolder), dataFolder, dirname(vaultFolder)]);
  // A log that begins anew leaves the files of the old one beside it, to be shown.
  const logTo = newLog ? join(dataFolder, 'log-before-restore') : logFolder;
  for (const [name, to] of [
    ['vault', vaultFolder],
    ['records', recordsFolder],
    ['log', logTo],
    ...OWN_FOLDERS.map((own) => [own, join(dataFolder, own)] as const),
  ] as const) {
    for (const file of [...sums.keys()].filter((one) => one.startsWith(`${name}/`) && isOurs(one))) {
      const path = join(to, file.slice(name.length + 1));
      await rm(path, { force: true });
      await makeFolder(dirname(path));
      await copyDurably(join(from, file), path);
      if (name === 'vault') await chmod(path, 0o400);
      written.add(dirname(path));
    }
  }
  for (const folder of written) await syncFolder(folder);
}

async function bringKeysBack(
  db: Kysely<Database>,
  configuration: Configuration,
  keys: DeskKeys,
  manifest: Manifest,
  newLog: string | undefined,
): Promise<void> {
  const places = { ...configuration, credentialsFolder: undefined };
  for (const [name, text] of Object.entries(keys)) {
    // Another log has another key, and none before it.
    if (text === '' || (newLog !== undefined && name.startsWith('log.key'))) continue;
    if (isKeyBeside(name)) keepKeyBeside(places, name, text);
    else if (isDeskKey(name)) keepKey(places, name, text);
  }
  if (manifest.recovery[0] !== undefined) await keepRecoveryRecipient(places, manifest.recovery[0]);
  if (newLog !== undefined) await signAnew(db, makeLogKey(places, newLog));
}

/** The first checkpoint of a log that takes over the entries of another. */
async function signAnew(db: Kysely<Database>, signer: NoteSigner): Promise<void> {
  let tree = EMPTY_RANGE;
  for (;;) {
    const page = await db.selectFrom('log_entry').select('leaf_hash').where('idx', '>=', tree.size).orderBy('idx').limit(5_000).execute();
    if (page.length === 0) break;
    tree = appendLeaves(
      tree,
      page.map((entry) => entry.leaf_hash),
    );
  }
  if (tree.size === 0) return;
  const root = Buffer.from(rootOf(tree));
  const note = signNote(makeCheckpoint({ origin: signer.name, size: tree.size, root }), signer);
  await db
    .insertInto('log_checkpoint')
    .values({ size: tree.size, root, edge: Buffer.concat(tree.edge), note })
    .execute();
}

async function checkLogWhole(db: Kysely<Database>, configuration: Configuration): Promise<void> {
  const key = readLogKey({ ...configuration, credentialsFolder: undefined });
  const { faults } = key === undefined ? { faults: ['its key is missing'] } : await checkLog(db, key);
  if (faults.length > 0) throw damaged('restored', `the custody log does not verify: ${faults[0]}`);
}

function damaged(folder: string, found: string): Error {
  return new BackupError('DAMAGED', {
    message: `Backup ${folder}: ${found}. Use another backup, or another copy of this one; keep this one for whoever asks how it changed.`,
  });
}

function notWhole({ dataFolder }: Configuration, cause: Error): Error {
  return new BackupError('TARGET_UNWRITABLE', {
    message: `Restore ${dataFolder}: it could not be written (${(cause as NodeJS.ErrnoException).code}). It is not whole; the backup is untouched. Remove the folder, empty the database if it is on a server, make room, then restore again.`,
    cause,
  });
}

function notEmpty(found: string): Error {
  return new BackupError('TARGET_NOT_EMPTY', {
    message: `Restore: the place is expected to be empty, and ${found}. Name a new folder with --data and an empty database with ROGATORY_DATABASE_URL. Nothing was changed.`,
  });
}
