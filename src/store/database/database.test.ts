// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { sql, type Transaction } from 'kysely';
import { forEachStore } from '../../../test/stores.ts';
import { leafHash } from '../../core/custody/merkle-tree.ts';
import { appendEntry } from '../log/append-entry.ts';
import { withActor } from './actor.ts';
import { connectDatabase } from './connect.ts';
import { migrate, schemaState } from './migrate.ts';
import type { Database } from './schema.ts';

function entry(text = '{}') {
  const bytes = Buffer.from(text);
  return { id: randomUUID(), bytes, leaf_hash: Buffer.from(leafHash(bytes)) };
}

forEachStore('the database of a desk', (store, kind) => {
  if (kind === 'server')
    test('a line that breaks in the middle of a query fails that query, and nothing else', async () => {
      const { database } = store().configuration;
      const url = new URL(database.kind === 'server' ? database.url : '');
      const lines: Socket[] = [];
      const between = createServer((line) => {
        const server = connect(`${url.searchParams.get('host')}/.s.PGSQL.5432`);
        for (const end of [line, server]) end.on('error', () => undefined);
        lines.push(line.pipe(server).pipe(line));
        // The query has begun when its bytes pass; it takes a minute.
        line.on('data', (bytes) => bytes.includes('pg_sleep') && line.resetAndDestroy());
      });
      await new Promise<void>((ready) => between.listen(0, '127.0.0.1', ready));
      const { port } = between.address() as { port: number };
      const { db, close } = await connectDatabase({ kind: 'server', url: `postgres://postgres@127.0.0.1:${port}${url.pathname}` });
      await assert.rejects(sql`SELECT pg_sleep(60)`.execute(db), /ECONNRESET|terminated/);
      assert.deepEqual((await sql`SELECT 1 AS one`.execute(db)).rows, [{ one: 1 }]);
      await close();
      for (const line of lines) line.destroy();
      between.close();
    });

  test('its schema is complete, and bringing it forward again adds nothing', async () => {
    assert.deepEqual((await schemaState(store().db)).pending, []);
    assert.deepEqual(await migrate(store().db), []);
  });

  test('a schema written by a newer program is refused and left as it is', async () => {
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-from-the-future', 'later')`.execute(store().db);
    await assert.rejects(migrate(store().db), { code: 'SCHEMA_NEWER' });
    await sql`DELETE FROM kysely_migration WHERE name = '9999-from-the-future'`.execute(store().db);
    assert.deepEqual((await schemaState(store().db)).unknown, []);
  });

  test('an entry of the custody log cannot be rewritten, moved or removed, not even by the owner', async () => {
    const { db } = store();
    const given = entry('{"n":1}');
    await db.insertInto('log_entry').values(given).execute();
    await db.updateTable('log_entry').set({ idx: 0 }).where('id', '=', given.id).execute();
    const attacks = [
      db.updateTable('log_entry').set({ idx: 1 }).where('id', '=', given.id),
      db
        .updateTable('log_entry')
        .set({ bytes: Buffer.from('{"n":2}') })
        .where('id', '=', given.id),
      db
        .updateTable('log_entry')
        .set({ created_at: new Date(0) })
        .where('id', '=', given.id),
      db.deleteFrom('log_entry').where('id', '=', given.id),
    ];
    for (const attack of attacks) await assert.rejects(attack.execute(), /refused/);
    await assert.rejects(sql`TRUNCATE log_entry CASCADE`.execute(db), /refused/);
    const kept = await db.selectFrom('log_entry').select(['bytes', 'idx']).where('id', '=', given.id).executeTakeFirstOrThrow();
    assert.deepEqual({ text: kept.bytes.toString(), idx: kept.idx }, { text: '{"n":1}', idx: 0 });
  });

  test('an entry whose leaf hash is not that of its bytes is refused, and so is one that brings its own index', async () => {
    const { db } = store();
    await assert.rejects(
      db
        .insertInto('log_entry')
        .values({ ...entry(), leaf_hash: Buffer.alloc(32) })
        .execute(),
      /check constraint/,
    );
    const own = sql`INSERT INTO log_entry (id, bytes, leaf_hash, idx) VALUES (${randomUUID()}, '{}', sha256('\\x007b7d'), 7)`;
    await assert.rejects(own.execute(db), /only the sequencer/);
  });

  test('an act runs as rogatory_desk, whose one way into the log is to append', async () => {
    const { db } = store();
    const { id, bytes, leaf_hash } = entry('{"n":3}');
    const seen = await withActor(db, { userId: 'u-1' }, async (tx) => {
      await appendEntry(tx, { id, bytes, openings: [] });
      return (await sql<{ role: string; who: string }>`SELECT current_user AS role, current_setting('rogatory.user') AS who`.execute(tx))
        .rows[0];
    });
    assert.deepEqual(seen, { role: 'rogatory_desk', who: 'u-1' });
    const stored = await db.selectFrom('log_entry').select('leaf_hash').where('id', '=', id).executeTakeFirst();
    assert.deepEqual(stored?.leaf_hash, leaf_hash);
    const past = (work: (tx: Transaction<Database>) => Promise<unknown>) =>
      assert.rejects(withActor(db, { userId: 'u-1' }, work), /permission denied/);
    await past((tx) => tx.updateTable('log_entry').set({ idx: 9 }).execute());
    await past((tx) => tx.insertInto('log_entry').values(entry('{"n":4}')).execute());
    const salt = { entry_id: id, member: 'by', salt: Buffer.alloc(32), value: 'somebody else' };
    await past((tx) => tx.insertInto('log_salt').values(salt).execute());
  });

  test('nothing of the actor outlives the transaction, also when it fails', async () => {
    const { db } = store();
    await assert.rejects(withActor(db, { userId: 'u-2' }, () => Promise.reject(new Error('changed my mind'))));
    const rows = await Promise.all(
      Array.from(
        { length: 12 },
        async () =>
          (
            await sql<{
              who: string | null;
              role: string;
            }>`SELECT current_setting('rogatory.user', true) AS who, current_user AS role`.execute(db)
          ).rows[0],
      ),
    );
    for (const row of rows) {
      assert.ok(!row?.who);
      assert.notEqual(row?.role, 'rogatory_desk');
    }
  });

  test('row-level security holds for an act', async () => {
    const { db } = store();
    await sql`CREATE TABLE paper (owner text, said text)`.execute(db);
    await sql`ALTER TABLE paper ENABLE ROW LEVEL SECURITY`.execute(db);
    await sql`CREATE POLICY own ON paper USING (owner = current_setting('rogatory.user', true))`.execute(db);
    await sql`INSERT INTO paper VALUES ('u-1', 'mine'), ('u-2', 'theirs')`.execute(db);
    const seen = await withActor(
      db,
      { userId: 'u-1' },
      async (tx) => (await sql<{ said: string }>`SELECT said FROM paper`.execute(tx)).rows,
    );
    assert.deepEqual(seen, [{ said: 'mine' }]);
  });

  test('many people at once get their own answers', async () => {
    const { db } = store();
    await sql`CREATE TABLE tally (n int)`.execute(db);
    const wrong: unknown[] = [];
    const ask = async (n: number): Promise<void> => {
      if (n % 4 === 0) await db.transaction().execute(async (tx) => void (await sql`INSERT INTO tally VALUES (${n})`.execute(tx)));
      else if (n % 4 === 1) await assert.rejects(sql`SELECT 1 / ${0}::int`.execute(db), /division by zero/);
      else {
        const { rows } = await sql<{ double: number; said: string }>`SELECT ${n}::int * 2 AS double, ${`n${n}`}::text AS said`.execute(db);
        if (rows[0]?.double !== n * 2 || rows[0].said !== `n${n}`) wrong.push([n, rows[0]]);
      }
    };
    await Promise.all(Array.from({ length: 400 }, (_, n) => ask(n)));
    assert.deepEqual(wrong, []);
    assert.equal((await sql<{ n: number }>`SELECT count(*) AS n FROM tally`.execute(db)).rows[0]?.n, 100);
  });

  test('a client that dies inside a transaction leaves nothing behind and stops nobody', async () => {
    const { db, pool } = store();
    await sql`CREATE TABLE half (n int)`.execute(db);
    const client = await pool.connect();
    client.on('error', () => undefined);
    await client.query('BEGIN');
    await client.query('INSERT INTO half VALUES (1)');
    (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
    client.release(true);
    assert.equal((await sql<{ n: number }>`SELECT count(*) AS n FROM half`.execute(db)).rows[0]?.n, 0);
  });
});
