// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Bytes, CHUNK_TRIES, ChunkChanged, type Line, LineLost, OtherFile, type Progress, sendFile } from './send-file.ts';

const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const inMemory = (bytes: Uint8Array): Bytes => ({ size: bytes.length, read: async (from, to) => bytes.slice(from, to) });

/** A desk that keeps what arrives; `fate` says of each call whether it arrives, and whether its answer comes back. */
function desk(announced: number, fate: (call: number) => 'fine' | 'lost-on-the-way' | 'answer-lost' | 'changed', held: number[] = []) {
  let calls = 0;
  const standing = () => ({ bytes: announced, offset: held.length, sha256SoFar: sum(Uint8Array.from(held)), finished: false });
  const through = <T>(work: (changed: boolean) => T): T => {
    const what = fate(calls++);
    if (what === 'lost-on-the-way') throw new LineLost('lost');
    const answer = work(what === 'changed');
    if (what === 'answer-lost') throw new LineLost('lost');
    return answer;
  };
  const line: Line = {
    ask: async () => through(standing),
    send: async (offset, bytes, hash) =>
      through((changed) => {
        if (changed) throw new ChunkChanged('changed');
        if (offset !== held.length) throw new LineLost('another offset');
        assert.equal(hash, sum(bytes));
        held.push(...bytes);
        return standing();
      }),
    wait: async () => undefined,
  };
  return { line, held };
}

describe('sending a file', () => {
  test('whatever is lost on the way, the desk ends with the very bytes and both with one SHA-256', async () => {
    const fates = fc.array(fc.constantFrom('fine', 'fine', 'lost-on-the-way', 'answer-lost', 'fine', 'changed'), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 64 }), fates, async (bytes, chunk, losses) => {
        // One chunk is never changed so often in a row that it is given up.
        const { line, held } = desk(bytes.length, (call) => (call % CHUNK_TRIES === 0 ? 'fine' : ((losses[call] ?? 'fine') as 'fine')));
        const whole = await sendFile(inMemory(bytes), line, () => undefined, chunk);
        assert.deepEqual(held, [...bytes]);
        assert.equal(whole, sum(bytes));
      }),
    );
  });
  test('an upload of an earlier visit goes on where the desk stopped', async () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);
    const { line, held } = desk(100, () => 'fine', [...bytes.slice(0, 37)]);
    const sent: number[] = [];
    const send: Line['send'] = (offset, chunk, hash) => {
      sent.push(offset);
      return line.send(offset, chunk, hash);
    };
    assert.equal(await sendFile(inMemory(bytes), { ...line, send }, () => undefined, 50), sum(bytes));
    assert.deepEqual(sent, [37, 87]);
    assert.deepEqual(held, [...bytes]);
  });
  test('another file in the place of the first is found before a byte is sent', async () => {
    const { line, held } = desk(4, () => 'fine', [1, 2, 3]);
    await assert.rejects(
      sendFile(inMemory(Uint8Array.from([9, 9, 9, 9])), line, () => undefined),
      OtherFile,
    );
    await assert.rejects(
      sendFile(inMemory(Uint8Array.from([1])), line, () => undefined),
      OtherFile,
    );
    assert.deepEqual(held, [1, 2, 3]);
  });
  test('a longer file with the same beginning is another file', async () => {
    const { line, held } = desk(4, () => 'fine', [1, 2, 3]);
    await assert.rejects(
      sendFile(inMemory(Uint8Array.from([1, 2, 3, 4, 5])), line, () => undefined),
      OtherFile,
    );
    assert.deepEqual(held, [1, 2, 3]);
  });
  test('a chunk that something on the way changes every time is given up, and nothing of it is kept', async () => {
    let tries = 0;
    const { line, held } = desk(3, () => 'fine');
    const send: Line['send'] = async () => {
      tries += 1;
      throw new ChunkChanged('changed');
    };
    await assert.rejects(
      sendFile(inMemory(Uint8Array.from([1, 2, 3])), { ...line, send }, () => undefined),
      ChunkChanged,
    );
    assert.equal(tries, CHUNK_TRIES);
    assert.deepEqual(held, []);
  });
  test('a desk that answers questions and takes no chunk is not asked in a loop', async () => {
    const pauses: number[] = [];
    const { line } = desk(1, () => 'fine');
    const send: Line['send'] = async (...chunk) => (pauses.length < 6 ? Promise.reject(new LineLost('503')) : line.send(...chunk));
    const wait: Line['wait'] = async (milliseconds) => void pauses.push(milliseconds);
    await sendFile(inMemory(Uint8Array.from([1])), { ...line, send, wait }, () => undefined);
    assert.deepEqual(pauses, [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });
  test('what an earlier visit sealed without hearing of it is hashed and not sent again', async () => {
    const bytes = Uint8Array.from([1, 2, 3]);
    const { line } = desk(3, () => 'fine', [1, 2, 3]);
    const told: Progress[] = [];
    const sealed: Line = {
      ...line,
      ask: async () => ({ bytes: 3, offset: 3, sha256SoFar: sum(new Uint8Array()), finished: true }),
      send: async () => assert.fail('nothing is to be sent'),
    };
    assert.equal(await sendFile(inMemory(bytes), sealed, (progress) => told.push(progress)), sum(bytes));
    assert.deepEqual(told, [{ kind: 'sending', done: 3 }]);
  });
  test('a refusal of the desk ends the sending', async () => {
    const { line } = desk(1, () => 'fine');
    const send: Line['send'] = async () => Promise.reject(new Error('the case is closed'));
    await assert.rejects(
      sendFile(inMemory(Uint8Array.from([1])), { ...line, send }, () => undefined),
      /case is closed/,
    );
  });
});
