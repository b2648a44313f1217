// SPDX-License-Identifier: Apache-2.0

/** Runs one or more SQL statements without parameters, in the transaction of the migration. */
export type RunSql = (statements: string) => Promise<void>;

/**
 * One step of the schema, forward only, for PostgreSQL 15 and later. A migration that has been released is never edited: a new one
 * corrects it. All pending migrations run in one transaction.
 */
export interface Migration {
  /** `0007-what-it-adds`: four digits give the order. */
  readonly name: string;
  readonly up: (sql: RunSql) => Promise<void>;
}
