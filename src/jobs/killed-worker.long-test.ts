// SPDX-License-Identifier: Apache-2.0
/** A worker that is killed in the middle of a job: another one takes it over, and what was found is written once. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { forEachStore } from '../../test/stores.ts';
import type { JobKind } from './job-kind.ts';
import { jobState, openQueue } from './queue.ts';

const note: JobKind = {
  name: 'note',
  lane: 'long',
  run:
    async ({ key }) =>
    async (tx) => {
      await sql`INSERT INTO noted VALUES (${key})`.execute(tx);
      return {};
    },
};

/** A worker of its own on the same store, which dies at a crash point. */
function dyingWorker(dataFolder: string, database: string, crashAt: string) {
  const program = `
    import { sql } from 'kysely';
    import { readConfiguration } from ${JSON.stringify(join(import.meta.dirname, '../store/configuration.ts'))};
    import { openStore } from ${JSON.stringify(join(import.meta.dirname, '../store/open-store.ts'))};
    import { openQueue } from ${JSON.stringify(join(import.meta.dirname, 'queue.ts'))};
    const store = await openStore(readConfiguration(${JSON.stringify(dataFolder)}, ${JSON.stringify({ ROGATORY_DATABASE_URL: database })}));
    const note = { name: 'note', lane: 'long', run: async ({ key }) => async (tx) => { await sql\`INSERT INTO noted VALUES (\${key})\`.execute(tx); return {}; } };
    await (await openQueue(store, [note], () => {})).work();`;
  const env = { ...process.env, NODE_OPTIONS: '', ROGATORY_CRASH_AT: crashAt };
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: import.meta.dirname, env, stdio: 'ignore' });
  return new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
}

forEachStore('a killed worker', (store) => {
  for (const point of ['job-before-finish', 'job-finished'])
    test(`at ${point}: the job ends all the same, once`, async () => {
      const { db, configuration } = store();
      await sql`CREATE TABLE IF NOT EXISTS noted (key text)`.execute(db);
      const queue = await openQueue(store(), [note], () => undefined);
      const id = await db.transaction().execute((tx) => queue.send(tx, note, { key: point, input: {} }));
      const url = configuration.database.kind === 'server' ? configuration.database.url : `pglite:${configuration.database.folder}`;
      assert.equal(await dyingWorker(configuration.dataFolder, url, point), 'SIGKILL');
      await queue.work();
      for (let tries = 0; tries < 120 && (await jobState(db, id))?.state !== 'done'; tries += 1) await wait(500);
      await wait(500);
      assert.equal((await jobState(db, id))?.state, 'done');
      assert.equal((await sql<{ n: number }>`SELECT count(*) AS n FROM noted WHERE key = ${point}`.execute(db)).rows[0]?.n, 1);
      await queue.stop();
    });
});
