// SPDX-License-Identifier: Apache-2.0
/** Every store test runs twice: on the embedded database and on a database of its own on a real PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import pg from 'pg';
import { type Configuration, readConfiguration } from '../src/store/configuration.ts';
import { migrations } from '../src/store/migrations/index.ts';
import { openStore, type Store } from '../src/store/open-store.ts';

/** A store of a test: a throw-away data folder and database, schema in place. */
export interface TestStore {
  readonly kind: 'embedded' | 'server';
  readonly configuration: Configuration;
  /** Closes it and removes everything. */
  readonly remove: () => Promise<void>;
}

/** URL of the real PostgreSQL that test/run.ts has started; empty where there is none. */
const server = process.env.ROGATORY_TEST_POSTGRES ?? '';
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

/** A data folder with a migrated database in it that nobody has open yet; on a server a database of its own. */
export async function makeTestStore(kind: 'embedded' | 'server', environment: Record<string, string> = {}): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-store-'));
  if (kind === 'embedded') {
    cpSync(await template(), join(folder, 'db'), { recursive: true });
    const remove = async () => rmSync(folder, { recursive: true, force: true });
    return { kind, configuration: readConfiguration(folder, environment), remove };
  }
  const { url, drop } = await emptyServerDatabase();
  const configuration = readConfiguration(folder, { ...environment, ROGATORY_DATABASE_URL: url });
  const remove = async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { kind, configuration, remove };
}

/** A new database on the test server. */
export async function emptyServerDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const database = `desk_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`) };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Making an embedded database takes seconds, copying one a tenth of one: a migrated folder is kept in the temporary folder, by the
 * names of the migrations and the text of their code.
 */
async function template(): Promise<string> {
  const { createHash } = await import('node:crypto');
  const text = migrations.map((migration) => `${migration.name}\n${migration.up}`).join('\n');
  const version = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const kept = join(tmpdir(), `rogatory-template-${process.getuid?.() ?? 0}-${version}`);
  if (existsSync(kept)) return kept;
  const making = mkdtempSync(join(tmpdir(), 'rogatory-making-'));
  const store = await openStore(readConfiguration(making, {}));
  await store.close();
  try {
    renameSync(join(making, 'db'), kept);
  } catch (error) {
    // Another test process was first: its folder is as good.
    if (!existsSync(kept)) throw error;
  }
  rmSync(making, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  return kept;
}
