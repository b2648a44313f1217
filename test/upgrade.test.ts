// SPDX-License-Identifier: Apache-2.0
/** A desk that an old program has made, opened by this one: its schema is brought forward, nothing of it is lost, and people work with it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { castOf } from '../src/cli/demo/make-lantern.ts';
import { trainingLogins } from '../src/cli/demo/training-logins.ts';
import type { Target } from '../src/core/api/cases.ts';
import { openDesk } from '../src/desk/open-desk.ts';
import { startDesk } from '../src/server/start-desk.ts';
import { loadTables } from '../src/store/backup/load-tables.ts';
import { makeBackup } from '../src/store/backup/make-backup.ts';
import { type Manifest, readManifest } from '../src/store/backup/manifest.ts';
import { restoreBackup } from '../src/store/backup/restore-backup.ts';
import { type Configuration, readConfiguration } from '../src/store/configuration.ts';
import { connectDatabase } from '../src/store/database/connect.ts';
import { migrate, schemaState } from '../src/store/database/migrate.ts';
import type { Database } from '../src/store/database/schema.ts';
import { logKeyFromText } from '../src/store/keys/log-key.ts';
import { openDeskKeys } from '../src/store/keys/recovery-key.ts';
import { checkLog } from '../src/store/log/check-log.ts';
import { migrations } from '../src/store/migrations/index.ts';
import { NO_TRUST } from '../src/verify/trust.ts';
import { verifyFile } from '../src/verify/verify-file.ts';
import { schemaText } from './schema-text.ts';
import { emptyServerDatabase, noServer } from './stores.ts';

const OLD = resolve(import.meta.dirname, 'old-desk');
const PROGRAM = resolve(import.meta.dirname, '../bin/rogatory.js');
const SETTINGS = 'desk: desk.example/lantern\ntraining: true\nauthority: Public Prosecution, Alexandria (invented)\n';
const identity = readFileSync(join(OLD, 'recovery.key'), 'utf8');

/** The migrations up to the one of this name. */
const upTo = (name: string) => migrations.slice(0, migrations.findIndex((one) => one.name === name) + 1);

for (const kind of ['embedded', 'server'] as const)
  describe(`a desk that an old program has made [${kind}]`, { skip: kind === 'server' && noServer }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-upgrade-'));
    const backup = join(folder, 'backup');
    const drops: (() => Promise<void>)[] = [];
    let manifest: Manifest;
    before(async () => {
      mkdirSync(backup);
      const tar = spawnSync('tar', ['-x', '-C', backup], { input: brotliDecompressSync(readFileSync(join(OLD, 'backup.tar.br'))) });
      assert.equal(tar.status, 0, String(tar.stderr));
      manifest = await readManifest(backup);
    });
    after(async () => {
      for (const drop of drops) await drop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** A data folder with nothing in it but its settings, and an empty database. */
    async function place(name: string): Promise<Configuration & { readonly environment: Readonly<Record<string, string>> }> {
      const data = join(folder, name);
      mkdirSync(data);
      writeFileSync(join(data, 'rogatory.yaml'), SETTINGS);
      const environment: Record<string, string> = { ROGATORY_LISTEN: '127.0.0.1:0' };
      if (kind === 'server') {
        const { url, drop } = await emptyServerDatabase();
        drops.push(drop);
        environment.ROGATORY_DATABASE_URL = url;
      }
      return { ...readConfiguration(data, environment), environment };
    }

    async function within<T>({ database }: Configuration, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
      const { db, close } = await connectDatabase(database, { training: true });
      try {
        return await work(db);
      } finally {
        await close();
      }
    }

    for (const last of ['0062-register', '0220-companion-papers'])
      test(`the steps up to ${last} make the schema that they made when they were new`, async () => {
        const made = await within(await place(last), async (db) => {
          await migrate(db, upTo(last));
          return await schemaText(db);
        });
        assert.equal(made, readFileSync(join(OLD, `schema-at-${last}.txt`), 'utf8'), 'a migration that was released is never edited');
      });

    test('is brought forward where it lies; killed on the way there it is as it was, and the next start goes on', async () => {
      const at = await place('in-place');
      await within(at, async (db) => {
        await migrate(db, upTo('0062-register'));
        await loadTables(db, manifest.database, (table) => join(backup, 'tables', `${table}.copy`), []);
      });
      const before = await within(at, schemaText);
      const forward = (env: Readonly<Record<string, string>>) =>
        spawnSync(process.execPath, [PROGRAM, 'migrate', '--data', at.dataFolder], {
          env: { ...process.env, ...at.environment, NODE_OPTIONS: '', ...env },
          encoding: 'utf8',
        });
      assert.equal(forward({ ROGATORY_CRASH_AT: 'schema-step:9' }).signal, 'SIGKILL');
      assert.equal(await within(at, schemaText), before);
      const { status, stderr } = forward({});
      assert.equal(status, 0, stderr);
      await within(at, async (db) => {
        assert.deepEqual((await schemaState(db)).pending, []);
        const rows = async (table: string) =>
          (await sql<{ rows: number }>`SELECT count(*) AS rows FROM ${sql.table(table)}`.execute(db)).rows[0]?.rows;
        for (const table of manifest.database.tables) assert.equal(await rows(table.name), table.rows, table.name);
        const key = logKeyFromText((await openDeskKeys(readFileSync(join(backup, 'keys.age')), identity))['log.key']);
        assert.deepEqual((await checkLog(db, key)).faults, []);
      });
    });

    test('is restored, and its people find their case, make a bundle that verifies, and a backup', { timeout: 300_000 }, async () => {
      const at = await place('restored');
      await restoreBackup(at, { from: backup, identity });
      copyFileSync(join(OLD, 'training-logins.json'), join(at.keysFolder, 'training-logins.json'));
      const logins = trainingLogins(at);
      const desk = await openDesk(at, { working: true, report: () => undefined, trainingLogins: logins });
      const server = await startDesk(desk);
      try {
        const { investigator } = await castOf(server.address, logins);
        const { call, caller } = investigator;
        const caseId = (await call('cases', {})).cases.find(({ title }) => title.startsWith('Operation Lantern'))?.id as string;
        const { requests } = await call('requests', { query: { caseId } });
        assert.deepEqual(requests.map(({ state }) => state).sort(), ['answered', 'draft', 'draft', 'draft', 'draft', 'sent', 'submitted']);
        for (const { id } of requests) assert.equal((await call('request', { params: { requestId: id } })).id, id);
        const target = (await call('caseDetail', { params: { caseId } })).targets[0] as Target;
        assert.deepEqual([target.lowerings, target.protectedAs], [[], null]);
        const params = { caseId, targetId: target.id };
        await call('changeTarget', { params, body: { role: 'lawyer' } });
        const proposed = await call('proposeLowering', { params, body: { role: target.role, reason: 'Entered by mistake.' } });
        assert.deepEqual([proposed.role, proposed.lowerings[0]?.to], ['lawyer', target.role]);
        const { items } = await call('evidenceOfCase', { params: { caseId } });
        for (const { sha256 } of items) await buffer(await desk.store.vault.open(sha256));
        assert.equal(items.length, 9);
        for (const { id } of items.flatMap(({ readings }) => readings))
          assert.ok((await call('records', { params: { readingId: id }, query: { limit: 5 } })).records.length > 0);
        const { traces } = await call('traces', { params: { caseId } });
        assert.equal(traces.length, 2);
        for (const { id } of traces) assert.ok((await call('trace', { params: { traceId: id }, query: {} })).explained.length > 0);

        let bundle = await call('makeBundle', { params: { caseId }, body: { language: 'en', withhold: [] } });
        for (; bundle.sha256 === null; bundle = await call('bundle', { params: { bundleId: bundle.id } }))
          await new Promise((done) => setTimeout(done, 100));
        const bytes = await caller.fetch(`${caller.base}/api/v1/bundles/${bundle.id}/file`, { headers: caller.headers() });
        writeFileSync(join(folder, 'bundle.zip'), Buffer.from(await bytes.arrayBuffer()));
        assert.equal((await verifyFile(join(folder, 'bundle.zip'), NO_TRUST))?.ok, true);

        const again = await makeBackup(desk.store, { to: join(folder, 'again'), now: new Date(), recipients: manifest.recovery });
        assert.ok(again.logSize > manifest.database.logSize);
        assert.deepEqual((await checkLog(desk.store.db, desk.signer)).faults, []);
      } finally {
        await server.close();
        await desk.close();
      }
    });
  });
