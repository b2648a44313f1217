// SPDX-License-Identifier: Apache-2.0
/** Many clients on one session, against a backend that notes in which order it is spoken to. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { SYNC, WireReader } from './wire-messages.ts';
import { WireServer } from './wire-server.ts';

const message = (type: string, text = '') => {
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);

/** A session that answers each turn with its text, and is in a transaction between BEGIN and COMMIT. */
class Session {
  heard: string[] = [];
  open = false;
  rollbacks = 0;
  async run(bytes: Uint8Array, onAnswer: (bytes: Uint8Array) => void): Promise<void> {
    await turn();
    const text = Buffer.from(bytes)
      .toString('latin1')
      .replace(/[^A-Za-z0-9]+/g, ' ')
      .trim();
    this.heard.push(text);
    if (text.includes('BEGIN')) this.open = true;
    if (text.includes('COMMIT')) this.open = false;
    onAnswer(Buffer.from(`<${text}>`));
  }
  inTransaction = () => this.open;
  rollback = async () => {
    this.rollbacks += 1;
    this.open = false;
  };
}

describe('many clients on one session', () => {
  let folder: string;
  let session: Session;
  let server: WireServer;
  let path: string;
  let count = 0;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-wire-'));
  });
  beforeEach(async () => {
    server?.close();
    session = new Session();
    server = new WireServer(session, { server_version: '18.0' }, 200);
    count += 1;
    path = join(folder, `s${count}`);
    await server.listen(path);
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function client(): Promise<{ socket: Socket; until: (text: string) => Promise<string> }> {
    const socket = connect(path);
    let all = '';
    socket.on('data', (bytes) => {
      all += bytes.toString('latin1');
    });
    socket.on('error', () => undefined);
    const until = async (text: string) => {
      for (let tries = 0; tries < 2_000 && !all.includes(text); tries += 1) await new Promise((resolve) => setTimeout(resolve, 1));
      assert.ok(all.includes(text), `waited for ${text}, got ${JSON.stringify(all)}`);
      return all;
    };
    socket.write(startup);
    await until('Z\0\0\0\x05I');
    return { socket, until };
  }

  test('messages that belong together are run together, whoever speaks between them', async () => {
    const [one, two] = [await client(), await client()];
    one.socket.write(message('P', 'one'));
    two.socket.write(Buffer.concat([message('P', 'two'), SYNC]));
    await two.until('<P two S>');
    one.socket.write(SYNC);
    await one.until('<P one S>');
    assert.deepEqual(session.heard, ['P two S', 'P one S']);
  });

  test('a transaction keeps the session until it ends', async () => {
    const [one, two] = [await client(), await client()];
    one.socket.write(message('Q', 'BEGIN'));
    await one.until('BEGIN');
    two.socket.write(message('Q', 'other'));
    one.socket.write(message('Q', 'insert'));
    await one.until('insert');
    one.socket.write(message('Q', 'COMMIT'));
    await two.until('other');
    assert.deepEqual(session.heard, ['Q BEGIN', 'Q insert', 'Q COMMIT', 'Q other']);
  });

  test('a client that leaves inside a transaction is rolled back, and the next one is served', async () => {
    const [one, two] = [await client(), await client()];
    one.socket.write(message('Q', 'BEGIN'));
    await one.until('BEGIN');
    two.socket.write(message('Q', 'other'));
    one.socket.destroy();
    await two.until('other');
    assert.equal(session.rollbacks, 1);
  });

  test('a transaction that is held in silence is ended', async () => {
    const [one, two] = [await client(), await client()];
    one.socket.write(message('Q', 'BEGIN'));
    await one.until('BEGIN');
    two.socket.write(message('Q', 'other'));
    await one.until('25P03');
    await two.until('other');
  });

  test('nobody waits for ever: each of many clients gets its turn', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => client()));
    await Promise.all(
      all.map(async ({ socket, until }, n) => {
        for (let k = 0; k < 5; k += 1) socket.write(message('Q', `c${n}k${k}`));
        await until(`<Q c${n}k4>`);
      }),
    );
    assert.equal(session.heard.length, 50);
  });

  test('what is not the protocol is refused, and the others go on', async () => {
    const [bad, good] = [await client(), await client()];
    bad.socket.write(Buffer.from([0x51, 0xff, 0xff, 0xff, 0xff]));
    await bad.until('08P01');
    good.socket.write(message('Q', 'fine'));
    await good.until('fine');
  });

  test('a message arrives whole however it is cut', () => {
    const bytes = Buffer.concat([startup, message('P', 'x'.repeat(5_000)), SYNC, message('Q', 'y')]);
    for (const step of [1, 3, 7, 1_000, bytes.length]) {
      const reader = new WireReader();
      const got: string[] = [];
      for (let at = 0; at < bytes.length; at += step) {
        reader.push(bytes.subarray(at, at + step));
        for (let next = reader.next(); next !== undefined; next = reader.next()) got.push(`${next.type}${next.bytes.length}`);
      }
      assert.deepEqual(got, ['startup8', 'P5006', 'S5', 'Q7'], `in steps of ${step}`);
    }
  });
});
