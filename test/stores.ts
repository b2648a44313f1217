// SPDX-License-Identifier: Apache-2.0
/** Every store test runs twice: on the embedded database and on a database of its own on a real PostgreSQL. */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Configuration, readConfiguration } from '../src/store/configuration.ts';
import { migrations } from '../src/store/migrations/index.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { madeOnce } from './made-once.ts';

/** A store of a test: a throw-away data folder and database, schema in place. */
export interface TestStore {
  readonly kind: 'embedded' | 'server';
  readonly configuration: Configuration;
  /** Closes it and removes everything. */
  readonly remove: () => Promise<void>;
}

/** A database of its own on the test server. */
interface ServerDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** URL of the real PostgreSQL that test/run.ts has started; empty where there is none. */
export const server = process.env.ROGATORY_TEST_POSTGRES ?? '';
export const noServer: string | false =
  server === '' ? 'needs a PostgreSQL server: run through test/run.ts on a machine that has one' : false;

/** Describes the same tests once per kind of database. `store()` is open, migrated and empty when the first test runs. */
export function forEachStore(name: string, tests: (store: () => Store, kind: 'embedded' | 'server') => void): void {
  for (const kind of ['embedded', 'server'] as const) {
    describe(`${name} [${kind}]`, { skip: kind === 'server' && noServer }, () => {
      let made: TestStore | undefined;
      let open: Store | undefined;
      before(async () => {
        made = await makeTestStore(kind);
        open = await openStore(made.configuration);
      });
      after(async () => {
        await open?.close();
        await made?.remove();
      });
      tests(() => {
        if (open === undefined) throw new Error('the store is open only while a test runs');
        return open;
      }, kind);
    });
  }
}

/** How often the store is asked for a connection to its database within so many milliseconds: once for a statement or a transaction. */
export async function askedOf({ pool }: Store, ms: number): Promise<number> {
  let asked = 0;
  const count = (): void => {
    asked += 1;
  };
  pool.on('acquire', count);
  await wait(ms);
  pool.off('acquire', count);
  return asked;
}

/** A data folder with a migrated database in it that nobody has open yet; on a server a database of its own. */
export async function makeTestStore(kind: 'embedded' | 'server', environment: Record<string, string> = {}): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-store-'));
  if (kind === 'embedded') {
    cpSync(await migratedFolder(), join(folder, 'db'), { recursive: true });
    const remove = async () => rmSync(folder, { recursive: true, force: true });
    return { kind, configuration: readConfiguration(folder, environment), remove };
  }
  const { url, drop } = await serverDatabase(await migratedDatabase());
  const configuration = readConfiguration(folder, { ...environment, ROGATORY_DATABASE_URL: url });
  const remove = async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { kind, configuration, remove };
}

/** A new database on the test server. */
export async function emptyServerDatabase(): Promise<ServerDatabase> {
  return await serverDatabase('template1');
}

/** A copy of a database of the test server. */
export async function serverDatabase(template: string): Promise<ServerDatabase> {
  const database = `desk_${randomUUID().replaceAll('-', '')}`;
  await onServer((client) => client.query(`CREATE DATABASE ${database} TEMPLATE ${template}`));
  return { url: urlOf(database), drop: () => onServer((client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)) };
}

function urlOf(database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Names what was made by the migrations, the text of their code and the release of the queue, which makes its own tables. */
const SCHEMA = createHash('sha256')
  .update(migrations.map(({ name, up }) => `${name}\n${up}`).join('\n'))
  .update(readFileSync(join(import.meta.dirname, '../node_modules/pg-boss/package.json')))
  .digest('hex')
  .slice(0, 16);

/** Making an embedded database takes seconds, copying one a tenth of one. */
async function migratedFolder(): Promise<string> {
  const made = await madeOnce(`rogatory-database-${SCHEMA}`, (folder) => prepare(readConfiguration(folder, {})));
  return join(made, 'db');
}

/** The same on the test server. */
const migratedDatabase = (): Promise<string> =>
  templateDatabase(`migrated_${SCHEMA}`, async (url) => {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-preparing-'));
    await prepare(readConfiguration(folder, { ROGATORY_DATABASE_URL: url })).finally(() => rmSync(folder, { recursive: true }));
  });

/** Schema and queue, as a desk makes them at its first start. */
async function prepare(configuration: Configuration): Promise<void> {
  const { openQueue } = await import('../src/jobs/queue.ts');
  const store = await openStore(configuration);
  try {
    await (await openQueue(store, [], assert.fail)).stop();
  } finally {
    await store.close();
  }
}

/**
 * A database of the test server that others are copied from, filled by `fill` unless it is there. One test process fills it while the others wait;
 * one that dies leaves nothing that has its name.
 */
export async function templateDatabase(name: string, fill: (url: string) => Promise<void>): Promise<string> {
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rows.length > 0) return;
    const making = `${name}_making`;
    await client.query(`DROP DATABASE IF EXISTS ${making}`);
    await client.query(`CREATE DATABASE ${making}`);
    await fill(urlOf(making));
    await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
  });
  return name;
}
