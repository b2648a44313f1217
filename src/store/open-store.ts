// SPDX-License-Identifier: Apache-2.0
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { refuseHalfRestored } from './backup/half-restored.ts';
import { type Configuration, makeDataFolder } from './configuration.ts';
import { connectDatabase } from './database/connect.ts';
import { migrate, refuseNewerSchema } from './database/migrate.ts';
import type { Database } from './database/schema.ts';
import { sealKeys } from './keys/key-file.ts';
import { refuseEmptyDatabase, refuseMissingDatabase } from './log/same-desk.ts';
import { openRecords, type RecordsStore } from './records/open-records.ts';
import { openVault } from './vault/open-vault.ts';
import type { Vault } from './vault/vault.ts';

/** What a desk keeps: database, evidence vault, records of readings. */
export interface Store {
  readonly configuration: Configuration;
  readonly kind: 'embedded' | 'server';
  readonly db: Kysely<Database>;
  /** For what speaks SQL by itself (jobs); everything else uses `db`. */
  readonly pool: pg.Pool;
  readonly vault: Vault;
  readonly records: RecordsStore;
  readonly close: () => Promise<void>;
}

/**
 * Opens the store of a desk: data folder, database, schema brought forward, key of the vault made, keys that lay in the clear sealed
 * where a passphrase is given. With `migrating: false` schema and
 * keys are taken as they are.
 * @throws STORE_… with a sentence that says where and what to do.
 */
export async function openStore(configuration: Configuration, { migrating = true }: { migrating?: boolean } = {}): Promise<Store> {
  makeDataFolder(configuration);
  refuseHalfRestored(configuration);
  refuseMissingDatabase(configuration);
  const { kind, db, pool, close } = await connectDatabase(configuration.database, { training: configuration.training });
  try {
    await refuseEmptyDatabase(db, configuration);
    if (migrating) await migrate(db);
    else await refuseNewerSchema(db);
    // After the schema: of a folder that a newer program has written nothing is changed.
    if (migrating) sealKeys(configuration);
    const vault = await openVault(configuration, { making: migrating });
    const records = openRecords(configuration.recordsFolder);
    const closeAll = async (): Promise<void> => {
      await records.close();
      await close();
    };
    return { configuration, kind, db, pool, vault, records, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}
