// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { askedOf, forEachStore } from '../../test/stores.ts';
import { VaultError } from '../core/errors/vault.ts';
import { withActor } from '../store/database/actor.ts';
import type { JobKind } from './job-kind.ts';
import { jobState, openQueue, type Queue } from './queue.ts';
import { runJob } from './run-job.ts';

const GONE = { en: 'the item was erased meanwhile', ar: 'مُحي العنصر في الأثناء', fr: 'l’élément a été effacé entre-temps' };

/** Counts letters, and notes each time it was run and each time it wrote. */
const runs: string[] = [];
const count: JobKind<{ text: string; trouble?: string }> = {
  name: 'count-letters',
  lane: 'short',
  async run({ input, key, report }) {
    runs.push(key);
    report({ done: 1, of: 2, what: 'letters' });
    if (input.trouble === 'told') throw new VaultError('NOT_FOUND', { message: GONE });
    if (input.trouble === 'once' && runs.filter((run) => run === key).length === 1) throw new Error('the line went dead');
    return async (tx) => {
      await sql`INSERT INTO counted VALUES (${key}, ${input.text.length})`.execute(tx);
      return { letters: input.text.length };
    };
  },
};

forEachStore('jobs', (store) => {
  let queue: Queue;
  before(async () => {
    await sql`CREATE TABLE counted (key text, letters int)`.execute(store().db);
    queue = await openQueue(store(), [count], () => undefined);
  });
  after(() => queue?.stop());

  const send = (key: string, trouble?: string) =>
    withActor(store().db, { userId: 'u-1' }, (tx) =>
      queue.send(tx, count, { key, input: { text: 'four', ...(trouble ? { trouble } : {}) } }),
    );
  async function ended(id: string) {
    for (let tries = 0; tries < 200; tries += 1) {
      const state = await jobState(store().db, id);
      if (state?.state === 'done' || state?.state === 'failed') return state;
      await wait(50);
    }
    throw new Error('the job did not end within 10 s');
  }
  const written = async (key: string) =>
    (await sql<{ n: number }>`SELECT count(*) AS n FROM counted WHERE key = ${key}`.execute(store().db)).rows[0]?.n;

  test('the same job sent twice is one job', async () => {
    const key = randomUUID();
    assert.equal(await send(key), await send(key));
    assert.equal((await sql<{ n: number }>`SELECT count(*) AS n FROM job WHERE key = ${key}`.execute(store().db)).rows[0]?.n, 1);
  });

  test('a job is there with the change that caused it, or not at all', async () => {
    const key = randomUUID();
    await assert.rejects(
      withActor(store().db, { userId: 'u-1' }, async (tx) => {
        await queue.send(tx, count, { key, input: { text: 'four' } });
        throw new Error('the change was refused');
      }),
    );
    assert.equal((await sql<{ n: number }>`SELECT count(*) AS n FROM job WHERE key = ${key}`.execute(store().db)).rows[0]?.n, 0);
    const { rows } = await sql<{
      n: number;
    }>`SELECT count(*) AS n FROM pgboss.job WHERE data->>'job' NOT IN (SELECT id::text FROM job)`.execute(store().db);
    assert.equal(rows[0]?.n, 0);
  });

  test('jobs are worked on: what was found is written once, with progress and result', async () => {
    const [good, dead, told] = [randomUUID(), randomUUID(), randomUUID()];
    const ids = [await send(good), await send(dead, 'once'), await send(told, 'told')] as const;
    await queue.work();
    assert.deepEqual((await ended(ids[0])).result, { letters: 4 });
    assert.deepEqual((await ended(ids[1])).result, { letters: 4 });
    assert.deepEqual((await ended(ids[2])).error, {
      code: 'VAULT_NOT_FOUND',
      message: 'the item was erased meanwhile',
      title: VaultError.kinds.NOT_FOUND.text,
      detail: GONE,
    });
    assert.deepEqual([await written(good), await written(dead), await written(told)], [1, 1, 0]);
    assert.equal(runs.filter((run) => run === told).length, 1);
  });

  test('while there is nothing to do, one question is asked twice a second; what is sent then begins within one', async () => {
    assert.ok((await askedOf(store(), 3_000)) <= 8);
    const key = randomUUID();
    const id = await send(key);
    const sent = performance.now();
    await ended(id);
    assert.ok(runs.includes(key));
    assert.ok(performance.now() - sent < 5_000, 'a worker that nobody wakes asks by itself much later');
  });

  test('a failed job can be sent anew', async () => {
    const key = randomUUID();
    const id = await send(key, 'told');
    await ended(id);
    assert.equal(await send(key), id);
    assert.equal((await ended(id)).state, 'failed');
    assert.equal(runs.filter((run) => run === key).length, 2);
  });

  test('a job whose place in the queue is lost, as after a restore, is run all the same', async () => {
    const key = randomUUID();
    const none = { case_id: null, progress: null, result: null, error: null, ended_at: null };
    const id = randomUUID();
    const longAgo = new Date('2020-01-01T00:00:00Z');
    await store()
      .db.insertInto('job')
      .values({ id, kind: count.name, key, input: JSON.stringify({ text: 'five5' }), started_at: longAgo, ...none })
      .execute();
    const dead = {
      id: randomUUID(),
      kind: count.name,
      key: randomUUID(),
      input: '{}',
      started_at: longAgo,
      attempts: 4,
      state: 'running' as const,
      ...none,
    };
    await store().db.insertInto('job').values(dead).execute();
    const another = await openQueue(store(), [count], () => undefined);
    await another.work();
    assert.deepEqual((await ended(id)).result, { letters: 5 });
    assert.equal((await ended(dead.id)).state, 'failed');
    await another.stop();
  });

  test('run twice side by side, it writes once', async () => {
    const key = randomUUID();
    const id = await send(key);
    const kinds = new Map([[count.name, count as unknown as JobKind]]);
    const never = new AbortController().signal;
    await Promise.all([1, 2, 3].map(() => runJob(store(), kinds, id, never, () => undefined)));
    assert.equal(await written(key), 1);
  });
});
