// SPDX-License-Identifier: Apache-2.0
/** Whether data folder, database and key of the log are those of one desk: a slip in a setting must not begin a second log under one name. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { openRotation } from '../../core/custody/key-rotation.ts';
import { type NoteVerifier, openNote, vkeyOf } from '../../core/custody/signed-note.ts';
import { LogError } from '../../core/errors/log.ts';
import { StoreError } from '../../core/errors/store.ts';
import type { Configuration } from '../configuration.ts';
import { shownDatabaseUrl } from '../database/database-url.ts';
import type { Database } from '../database/schema.ts';

/** Asked before an embedded database would be made. @throws STORE_DATABASE_EMPTY */
export function refuseMissingDatabase(configuration: Configuration): void {
  const { database } = configuration;
  if (database.kind === 'embedded' && !existsSync(database.folder) && hasPublished(configuration)) throw empty(configuration);
}

/** A folder that has published a log, and a database that holds none. @throws STORE_DATABASE_EMPTY */
export async function refuseEmptyDatabase(db: Kysely<Database>, configuration: Configuration): Promise<void> {
  if (!hasPublished(configuration)) return;
  const { rows: tables } = await sql<{ made: boolean }>`SELECT to_regclass('log_checkpoint') IS NOT NULL AS made`.execute(db);
  const begun = tables[0]?.made ? await db.selectFrom('log_checkpoint').select('size').limit(1).executeTakeFirst() : undefined;
  if (begun === undefined) throw empty(configuration);
}

function hasPublished({ logFolder }: Configuration): boolean {
  return existsSync(join(logFolder, 'checkpoint'));
}

function empty({ database, dataFolder, logFolder }: Configuration): Error {
  return new StoreError('DATABASE_EMPTY', {
    message:
      `Database ${shownDatabaseUrl(database)}: it is expected to hold the desk whose log lies in ${logFolder}, and holds none. ` +
      `Name the database of that desk (setting "database" in ${join(dataFolder, 'rogatory.yaml')}, or ROGATORY_DATABASE_URL); where it is lost, ` +
      'restore a backup into a new folder; to begin another desk, name an empty folder with --data. Nothing was written.',
  });
}

/** A database whose log another key has signed belongs to another desk. @throws LOG_KEY_MISSING */
export async function refuseOtherLog(db: Kysely<Database>, key: NoteVerifier, { keysFolder, database }: Configuration): Promise<void> {
  const newest = await db.selectFrom('log_checkpoint').select(['size', 'note']).orderBy('size', 'desc').limit(1).executeTakeFirst();
  if (newest === undefined) return;
  const rotation = await db
    .selectFrom('log_key_rotation')
    .select('note')
    .where('entries', '>=', newest.size)
    .orderBy('entries')
    .executeTakeFirst();
  const turn = rotation === undefined ? undefined : openRotation(rotation.note);
  const keys = turn !== undefined && vkeyOf(turn.to) === vkeyOf(key) ? [key, turn.from] : [key];
  if (keys.some((one) => openNote(newest.note, [one])?.signedBy.length === 1)) return;
  throw new LogError('KEY_MISSING', {
    message:
      `Custody log: ${keysFolder}/log.key is of ${key.name}, and the log in ${shownDatabaseUrl(database)} is signed by another key ` +
      `(it is of ${newest.note.split('\n')[0]}). Name the database of this desk (setting "database"), or put back the key of that log. Nothing was signed.`,
  });
}
