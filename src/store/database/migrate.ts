// SPDX-License-Identifier: Apache-2.0
import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type MigrationProvider, Migrator } from 'kysely/migration';
import { StoreError } from '../../core/errors/store.ts';
import { crashPoint } from '../crash-point.ts';
import { migrations as allMigrations } from '../migrations/index.ts';
import type { Migration } from '../migrations/migration.ts';
import type { Database } from './schema.ts';

/** Where the schema stands: what is there, what this program would add, what it does not know. */
export interface SchemaState {
  readonly done: readonly string[];
  readonly pending: readonly string[];
  readonly unknown: readonly string[];
}

export async function schemaState(db: Kysely<Database>, known: readonly Migration[] = allMigrations): Promise<SchemaState> {
  const { rows: tables } = await sql<{ there: boolean }>`SELECT to_regclass(${DEFAULT_MIGRATION_TABLE}) IS NOT NULL AS there`.execute(db);
  const done = tables[0]?.there
    ? (await sql<{ name: string }>`SELECT name FROM ${sql.table(DEFAULT_MIGRATION_TABLE)} ORDER BY name`.execute(db)).rows.map(
        (row) => row.name,
      )
    : [];
  const names = known.map((migration) => migration.name);
  return { done, pending: names.filter((name) => !done.includes(name)), unknown: done.filter((name) => !names.includes(name)) };
}

/** @throws STORE_SCHEMA_NEWER when the database knows a migration that this program does not. Nothing is written. */
export async function refuseNewerSchema(db: Kysely<Database>, known: readonly Migration[] = allMigrations): Promise<SchemaState> {
  const state = await schemaState(db, known);
  if (state.unknown.length === 0) return state;
  const [first, ...more] = state.unknown;
  throw new StoreError('SCHEMA_NEWER', {
    message:
      `Database: its schema is expected to end at ${known.at(-1)?.name ?? 'nothing'} and has ${first}${more.length === 0 ? '' : ` and ${more.length} more`} besides. ` +
      'A newer version of this program wrote it. Start that version, or restore a backup made by this one. Nothing was changed.',
  });
}

/**
 * Brings the schema forward, in one transaction; several starters at once wait for each other.
 * @returns the names of what was added.
 * @throws STORE_SCHEMA_NEWER, STORE_MIGRATION_FAILED
 */
export async function migrate(db: Kysely<Database>, known: readonly Migration[] = allMigrations): Promise<readonly string[]> {
  const { pending } = await refuseNewerSchema(db, known);
  if (pending.length === 0) return [];
  const { error, results } = await new Migrator({ db, provider: providerOf(known) }).migrateToLatest();
  if (error === undefined) return (results ?? []).map((result) => result.migrationName);
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first step';
  throw new StoreError('MIGRATION_FAILED', {
    message:
      `Database: migration ${failed} was refused (${(error as Error).message}). All of it was undone; the database is as it was. ` +
      'The user in ROGATORY_DATABASE_URL must own the database and may create roles, and the server must be PostgreSQL 15 or later.',
    cause: error,
  });
}

function providerOf(known: readonly Migration[]): MigrationProvider {
  return {
    getMigrations: async () =>
      Object.fromEntries(
        known.map((migration) => [
          migration.name,
          {
            up: async (db: Kysely<unknown>) => {
              await migration.up(async (statements) => void (await sql.raw(statements).execute(db)));
              crashPoint('schema-step');
            },
          },
        ]),
      ),
  };
}
