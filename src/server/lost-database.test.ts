// SPDX-License-Identifier: Apache-2.0
/** A database that goes away under the desk: told as what it is, to people and to a supervisor, and over when it is back. */
import assert from 'node:assert/strict';
import { createServer, type Socket, connect as toServer } from 'node:net';
import { describe, test } from 'node:test';
import { openTestDesk } from '../../test/desk.ts';
import { noServer } from '../../test/stores.ts';
import { asLostDatabase } from '../core/errors/lost-database.ts';

describe('a desk whose database server goes away', { skip: noServer }, () => {
  test('answers 503 in the reader’s language, /health too, reports no fault of the program, and goes on by itself', async () => {
    const told: object[] = [];
    const lines = new Set<Socket>();
    let isAway = false;
    const server = new URL(process.env.ROGATORY_TEST_POSTGRES ?? '');
    const between = createServer((line) => {
      if (isAway) return void line.resetAndDestroy();
      const on = toServer(`${server.searchParams.get('host')}/.s.PGSQL.5432`);
      for (const [end, other] of [
        [line, on],
        [on, line],
      ] as const)
        end.on('error', () => undefined).on('close', () => other.destroy());
      lines.add(line.pipe(on).pipe(line));
    });
    await new Promise<void>((ready) => between.listen(0, '127.0.0.1', ready));
    const { port } = between.address() as { port: number };
    const it = await openTestDesk('server', { through: `127.0.0.1:${port}`, report: (line) => told.push(line) });
    const mona = await it.as('mona');
    isAway = true;
    for (const line of lines) line.resetAndDestroy();
    const answer = await fetch(`${it.address}/api/v1/desk`, { headers: { 'accept-language': 'fr' } });
    assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [503, 'STORE_UNREACHABLE']);
    assert.equal((await fetch(`${it.address}/health`)).status, 503);
    assert.equal(await mona.outcome('cases', {}), 'STORE_UNREACHABLE');
    assert.equal(told.filter((line) => 'fault' in line).length, 0, JSON.stringify(told));
    isAway = false;
    assert.equal(await mona.outcome('cases', {}), 'done');
    assert.equal((await fetch(`${it.address}/health`)).status, 200);
    await it.close();
    between.close();
  });
});

test('what the driver, the server and the system say of a line is known; an answer of the database, or another program that is away, is not taken for it', () => {
  const said = (code: string, more: object = {}) => asLostDatabase(Object.assign(new Error('x'), { code, ...more }))?.fullCode;
  for (const code of ['57P01', '57P03', '08006', '53300', '28P01', 'ECONNREFUSED', 'ECONNRESET'])
    assert.equal(said(code), 'STORE_UNREACHABLE', code);
  assert.equal(said('ENOENT', { syscall: 'connect' }), 'STORE_UNREACHABLE');
  assert.equal(asLostDatabase(new Error('Connection terminated unexpectedly'))?.fullCode, 'STORE_UNREACHABLE');
  for (const code of ['23505', '57014', 'ENOENT']) assert.equal(said(code), undefined, code);
  assert.equal(
    asLostDatabase(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })),
    undefined,
  );
});
