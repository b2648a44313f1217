// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, Kysely as KyselyClass, PostgresDialect } from 'kysely';
import pg from 'pg';
import { StoreError } from '../../core/errors/store.ts';
import { type DatabaseUrl, shownDatabaseUrl } from './database-url.ts';
import { type Embedded, startEmbedded } from './embedded/start-embedded.ts';
import type { Database } from './schema.ts';
import { unreachable } from './why-unreachable.ts';

/** An open database; closing it ends the embedded one when this process started it. */
export interface Connection {
  readonly kind: 'embedded' | 'server';
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

const CONNECTIONS = 10;

/** What dates and bytes look like as text is ours to say, whatever server, database or role are set to: backups are made of it. */
const SESSION = '-c TimeZone=UTC -c DateStyle=ISO,MDY -c IntervalStyle=postgres -c bytea_output=hex';

const OLDEST_SERVER = 15;
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
      ? { options: SESSION, connectionString: database.url, idle_in_transaction_session_timeout: 60_000 }
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

/** Connects and makes sure that somebody answers. @throws STORE_UNREACHABLE, STORE_BAD_CONFIGURATION and what the embedded database says. */
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
      await pool.query('SELECT 1').catch((cause: Error) => {
        throw unreachable(database, cause);
      });
      if (database.kind === 'server') await refuseUnfit(database, pool);
      return { kind: database.kind, db, pool, close };
    } catch (error) {
      await close();
      if (embedded?.joined !== true || join === JOINS) throw error;
      await wait(100);
    }
  }
}

/** A server that is too old, or a database that counts bytes where letters are meant: Debian makes one where no language is set (LANG). */
async function refuseUnfit(database: DatabaseUrl, pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    `SELECT current_setting('server_encoding') AS encoding, current_setting('server_version') AS version,
            current_setting('server_version_num')::int / 10000 AS major`,
  );
  const { encoding, version, major } = rows[0] as { encoding: string; version: string; major: number };
  const unfit = (expected: string, found: string, advice: string) =>
    new StoreError('BAD_CONFIGURATION', {
      message: `Database ${shownDatabaseUrl(database)}: ${expected} is expected and ${found} was found. ${advice} Nothing was written.`,
    });
  if (major < OLDEST_SERVER) throw unfit(`PostgreSQL ${OLDEST_SERVER} or later`, version, 'Bring the server forward, or name another.');
  if (encoding !== 'UTF8')
    throw unfit(
      'encoding UTF8',
      encoding,
      "Make another: CREATE DATABASE NAME OWNER ROLE ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0.",
    );
}
