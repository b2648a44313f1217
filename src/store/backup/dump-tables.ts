// SPDX-License-Identifier: Apache-2.0
import { type Kysely, sql, type Transaction } from 'kysely';
import { schemaState } from '../database/migrate.ts';
import type { Database } from '../database/schema.ts';
import type { BackupFolder } from './backup-folder.ts';
import { copyLine } from './copy-text.ts';
import { sequences, type TableShape, tableShapes } from './table-shape.ts';

/** What the manifest says about the tables. */
export interface DumpedTables {
  readonly migrations: readonly string[];
  readonly tables: readonly (TableShape & { readonly rows: number })[];
  readonly sequences: readonly { readonly name: string; readonly last: string }[];
  /** Entries under the newest checkpoint of the snapshot. */
  readonly logSize: number;
}

const FETCH_ROWS = 500;

/**
 * Writes every table as it stood at one moment: one read-only transaction that sees one snapshot. Acts go on beside it on a server; on
 * the embedded database they wait until the tables are copied.
 */
export async function dumpTables(db: Kysely<Database>, folder: BackupFolder): Promise<DumpedTables> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      // A policy that would hide rows from us is an error, not a smaller backup.
      await sql`SET LOCAL row_security = off`.execute(tx);
      await sql`SELECT set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO', true), set_config('extra_float_digits', '3', true)`.execute(
        tx,
      );
      const tables: DumpedTables['tables'][number][] = [];
      for (const shape of await tableShapes(tx)) tables.push({ ...shape, rows: await dumpTable(tx, shape, folder) });
      const newest = await tx.selectFrom('log_checkpoint').select('size').orderBy('size', 'desc').limit(1).executeTakeFirst();
      return { migrations: (await schemaState(tx)).done, tables, sequences: await sequences(tx), logSize: newest?.size ?? 0 };
    });
}

async function dumpTable(tx: Transaction<Database>, { name, columns }: TableShape, folder: BackupFolder): Promise<number> {
  const cells = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
  await sql`DECLARE backup CURSOR FOR SELECT json_build_array(${cells}) AS row FROM ${sql.table(name)}`.execute(tx);
  let rows = 0;
  async function* lines(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const fetched = await sql<{ row: (string | null)[] }>`FETCH ${sql.lit(FETCH_ROWS)} FROM backup`.execute(tx);
      if (fetched.rows.length === 0) return;
      rows += fetched.rows.length;
      yield Buffer.from(fetched.rows.map(({ row }) => copyLine(row)).join(''), 'utf8');
    }
  }
  await folder.write(`tables/${name}.copy`, lines());
  await sql`CLOSE backup`.execute(tx);
  return rows;
}
