// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { parseCopyLine } from './copy-text.ts';
import type { DumpedTables } from './dump-tables.ts';
import { foreignKeys, type TableShape, tableShapes } from './table-shape.ts';

/** Rows and bytes of text that go into one statement. */
const BATCH_ROWS = 1_000;
const BATCH_CHARS = 4_000_000;

/**
 * Fills the tables of a freshly migrated database, in one transaction: all of it, or nothing. Foreign keys are taken away and put back
 * at the end, when PostgreSQL checks every row against them.
 * @param leaveOut tables that stay empty
 */
export async function loadTables(
  db: Kysely<Database>,
  dumped: DumpedTables,
  fileOf: (table: string) => string,
  leaveOut: readonly string[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('rogatory.restoring', 'yes', true), set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO', true)`.execute(
      tx,
    );
    const keys = await foreignKeys(tx);
    for (const { table, name } of keys) await sql`ALTER TABLE ${sql.raw(table)} DROP CONSTRAINT ${sql.ref(name)}`.execute(tx);
    for (const { name } of await tableShapes(tx)) await emptyTable(tx, name);
    for (const table of dumped.tables) if (!leaveOut.includes(table.name)) await loadTable(tx, table, fileOf(table.name));
    for (const { table, name, definition } of keys)
      await sql`ALTER TABLE ${sql.raw(table)} ADD CONSTRAINT ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx);
    for (const { name, last } of dumped.sequences) await sql`SELECT setval(${`public.${name}`}::regclass, ${last}::bigint)`.execute(tx);
  });
}

/** Rows that a migration has put in come with the backup. The log's tables are empty: the caller has looked. */
async function emptyTable(tx: Transaction<Database>, name: string): Promise<void> {
  if (!name.startsWith('log_')) await sql`DELETE FROM ${sql.table(name)}`.execute(tx);
}

async function loadTable(tx: Transaction<Database>, { name, columns }: TableShape, path: string): Promise<void> {
  let rows: (string | null)[][] = [];
  let chars = 0;
  const insert = async (): Promise<void> => {
    if (rows.length > 0) await insertRows(tx, name, columns, rows);
    rows = [];
    chars = 0;
  };
  for await (const line of linesOf(path)) {
    rows.push(parseCopyLine(line));
    chars += line.length;
    if (rows.length >= BATCH_ROWS || chars >= BATCH_CHARS) await insert();
  }
  await insert();
}

/** Lines end at a line feed and nowhere else: node:readline would also cut at U+2028, which a value may hold. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let begun = '';
  for await (const part of createReadStream(path, 'utf8')) {
    const lines = `${begun}${part}`.split('\n');
    begun = lines.pop() as string;
    yield* lines;
  }
}

/** Each column travels as one array of texts and is cast by the database: no type is interpreted on the way. */
async function insertRows(
  tx: Transaction<Database>,
  name: string,
  columns: TableShape['columns'],
  rows: readonly (string | null)[][],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  const arrays = sql.join(columns.map((_, n) => sql`${rows.map((row) => row[n] ?? null)}::text[]`));
  const aliases = sql.join(columns.map((_, n) => sql.ref(`c${n}`)));
  const casts = sql.join(columns.map((column, n) => sql`${sql.ref(`c${n}`)}::${sql.raw(column.type)}`));
  await sql`INSERT INTO ${sql.table(name)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${casts} FROM unnest(${arrays}) AS given (${aliases})`.execute(
    tx,
  );
}
