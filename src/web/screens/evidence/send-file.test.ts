// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Bytes, type Line, LineLost, OtherFile, sendFile } from './send-file.ts';

const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const inMemory = (bytes: Uint8Array): Bytes => ({ size: bytes.length, read: async (from, to) => bytes.slice(from, to) });

/** A desk that keeps what arrives; `fate` says of each call whether it arrives, and whether its answer comes back. */
function desk(fate: (call: number) => 'fine' | 'lost-on-the-way' | 'answer-lost', held: number[] = []) {
  let calls = 0;
  const standing = () => ({ offset: held.length, sha256SoFar: sum(Uint8Array.from(held)) });
  const through = <T>(work: () => T): T => {
    const what = fate(calls++);
    if (what === 'lost-on-the-way') throw new LineLost('lost');
    const answer = work();
    if (what === 'answer-lost') throw new LineLost('lost');
    return answer;
  };
  const line: Line = {
    ask: async () => through(standing),
    send: async (offset, bytes, hash) =>
      through(() => {
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
    const fates = fc.array(fc.constantFrom('fine', 'fine', 'lost-on-the-way', 'answer-lost'), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 64 }), fates, async (bytes, chunk, losses) => {
        const { line, held } = desk((call) => (losses[call] ?? 'fine') as 'fine');
        const whole = await sendFile(inMemory(bytes), line, () => undefined, chunk);
        assert.deepEqual(held, [...bytes]);
        assert.equal(whole, sum(bytes));
      }),
    );
  });
  test('an upload of an earlier visit goes on where the desk stopped', async () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);
    const { line, held } = desk(() => 'fine', [...bytes.slice(0, 37)]);
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
    const { line, held } = desk(() => 'fine', [1, 2, 3]);
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
  test('a refusal of the desk ends the sending', async () => {
    const { line } = desk(() => 'fine');
    const send: Line['send'] = async () => Promise.reject(new Error('the case is closed'));
    await assert.rejects(
      sendFile(inMemory(Uint8Array.from([1])), { ...line, send }, () => undefined),
      /case is closed/,
    );
  });
});
