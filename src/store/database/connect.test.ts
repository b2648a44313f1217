// SPDX-License-Identifier: Apache-2.0
/** A database server as an administrator finds it: what is wrong with it is said in a sentence that says what to do. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { emptyServerDatabase, noServer } from '../../../test/stores.ts';
import { connectDatabase } from './connect.ts';
import { unreachable } from './why-unreachable.ts';

const at = (url: string) => ({ kind: 'server', url }) as const;

async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

describe('a database server', { skip: noServer }, () => {
  test('whose database counts bytes instead of letters is refused before anything is written', async () => {
    const { url, drop } = await emptyServerDatabase();
    const name = `${new URL(url).pathname.slice(1)}_bytes`;
    await onServer(url, `CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0`);
    const bytes = new URL(url);
    bytes.pathname = `/${name}`;
    await assert.rejects(connectDatabase(at(bytes.href)), {
      code: 'BAD_CONFIGURATION',
      message: /UTF8 is expected and SQL_ASCII.*TEMPLATE template0/,
    });
    await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
    await drop();
  });

  test('that writes dates in its own way and zone is spoken to in ours: backups are made of what it writes', async () => {
    const { url, drop } = await emptyServerDatabase();
    const name = new URL(url).pathname.slice(1);
    await onServer(url, `ALTER DATABASE ${name} SET datestyle = 'SQL, DMY'`);
    await onServer(url, `ALTER DATABASE ${name} SET timezone = 'Africa/Cairo'`);
    const { db, close } = await connectDatabase(at(url));
    const { rows } = await sql<{
      text: string;
      at: Date;
    }>`SELECT t::text AS text, t AS at FROM (SELECT '2026-11-03T08:12:40Z'::timestamptz AS t) AS one`.execute(db);
    assert.deepEqual(rows, [{ text: '2026-11-03 08:12:40+00', at: new Date('2026-11-03T08:12:40Z') }]);
    await close();
    await drop();
  });

  test('that is not there, or does not know the name, is told with what to do', async () => {
    const { url, drop } = await emptyServerDatabase();
    const gone = new URL(url);
    gone.pathname = '/no_such_desk';
    await assert.rejects(connectDatabase(at(gone.href)), { code: 'UNREACHABLE', message: /does not exist.*CREATE DATABASE/ });
    await assert.rejects(connectDatabase(at('postgres://desk@127.0.0.1:1/desk')), {
      code: 'UNREACHABLE',
      message: /ECONNREFUSED.*start it/,
    });
    await drop();
  });
});

test('what the driver says in words of its own is put into ours', () => {
  const said = (message: string) => unreachable(at('postgres://desk:secret@localhost/desk'), new Error(message)).message;
  assert.match(said('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'), /asks for a password and the address has none/);
  assert.match(said('Peer authentication failed for user "desk"'), /as the role of the same name, and this program runs as "/);
  assert.match(said('password authentication failed for user "desk"'), /percent-encoded/);
  assert.match(said('something nobody has seen yet'), /Check that the server runs/);
  assert.doesNotMatch(said('x'), /secret/);
});
