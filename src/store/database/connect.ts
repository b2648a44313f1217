// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, Kysely as KyselyClass, PostgresDialect } from 'kysely';
import pg from 'pg';
import { StoreError } from '../../core/errors/store.ts';
import { type DatabaseUrl, shownDatabaseUrl } from './database-url.ts';
import { type Embedded, startEmbedded } from './embedded/start-embedded.ts';
import type { Database } from './schema.ts';

/** An open database; closing it ends the embedded one when this process started it. */
export interface Connection {
  readonly kind: 'embedded' | 'server';
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

const CONNECTIONS = 10;
const INT8 = 20;

/** bigint columns hold counts, sizes and indexes; money is never a bigint column. */
function numberFromInt8(written: string): number {
  const value = Number(written);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a bigint column holds ${written}, more than a number can say exactly`);
  return value;
}

const types = {
  getTypeParser: (oid: number, format?: string) =>
    oid === INT8 && format !== 'binary' ? numberFromInt8 : pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

/** Both kinds are spoken to by plain `pg` without named statements: the clients of the embedded one share a session. */
function poolOf(database: DatabaseUrl, embedded: Embedded | undefined): pg.Pool {
  const pool = new pg.Pool({
    ...(database.kind === 'server'
      ? { connectionString: database.url, idle_in_transaction_session_timeout: 60_000 }
      : { host: embedded?.socketFolder ?? '', port: 5432, user: 'postgres', database: 'postgres' }),
    max: CONNECTIONS,
    connectionTimeoutMillis: 30_000,
    types,
  });
  // A connection lost while idle is replaced by the pool at the next query; that query reports what is wrong.
  pool.on('error', () => undefined);
  // One that is lost in the middle of a query fails that query; without a listener it would end the process as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** How often a database that we only joined may vanish under us before we say so: its holder was ending. */
const JOINS = 20;

/** Connects and makes sure that somebody answers. @throws STORE_UNREACHABLE and what the embedded database says. */
export async function connectDatabase(database: DatabaseUrl, { training = false }: { training?: boolean } = {}): Promise<Connection> {
  for (let join = 1; ; join += 1) {
    const embedded = database.kind === 'embedded' ? await startEmbedded(database.folder, { training }) : undefined;
    const pool = poolOf(database, embedded);
    const db = new KyselyClass<Database>({ dialect: new PostgresDialect({ pool }) });
    const close = async (): Promise<void> => {
      await db.destroy();
      await embedded?.stop();
    };
    try {
      await pool.query('SELECT 1');
      return { kind: database.kind, db, pool, close };
    } catch (cause) {
      await close();
      if (embedded?.joined !== true || join === JOINS) throw unreachable(database, cause as Error);
      await wait(100);
    }
  }
}

function unreachable(database: DatabaseUrl, cause: Error): Error {
  return new StoreError('UNREACHABLE', {
    message:
      `Database ${shownDatabaseUrl(database)}: no answer (${cause.message}). ` +
      'Check that the server runs and that ROGATORY_DATABASE_URL names it, its database and a user that may sign in.',
    cause,
  });
}
