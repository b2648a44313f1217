// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { BlockHashes } from './block-hashes.ts';
import { doubleSha256 } from './double-sha256.ts';

/** One message, where it begins in the block, and whether it is told in three parts. */
interface Told {
  readonly from: number;
  readonly length: number;
  readonly stripped: boolean;
}

/** What one call of the platform each makes of the same messages. */
const oneByOne = (block: Uint8Array, messages: readonly Told[]): Buffer =>
  Buffer.concat(messages.map((message) => doubleSha256(Buffer.concat(parts(message).map(([from, to]) => block.subarray(from, to))))));

/** Of a stripped one 2 bytes are left out behind the first 4, and 3 before the last 4. */
function parts({ from, length, stripped }: Told): [number, number][] {
  if (!stripped) return [[from, from + length]];
  const bodyTo = from + 6 + length - 8;
  return [
    [from, from + 4],
    [from + 6, bodyTo],
    [bodyTo + 3, bodyTo + 7],
  ];
}

function atOnce(hashes: BlockHashes, block: Uint8Array, messages: readonly Told[]): Buffer {
  hashes.begin(block, messages.length);
  for (const [row, message] of messages.entries()) {
    const [first, body, last] = parts(message) as [number, number][];
    if (body === undefined) hashes.add(row, (first as [number, number])[0], (first as [number, number])[1]);
    else hashes.addStripped(row, (first as [number, number])[0], body[0], body[1], (last as [number, number])[0]);
  }
  return Buffer.from(hashes.rows(0, messages.length));
}

const block = Uint8Array.from({ length: 6000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 24);
const message = fc.record({
  from: fc.nat(999),
  length: fc.oneof(fc.integer({ min: 8, max: 300 }), fc.integer({ min: 8, max: 4900 })),
  stripped: fc.boolean(),
});

describe('hashes of a block', () => {
  test('the examples of the standard', () => {
    const examples = [
      ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
      ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
      [
        'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
        'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
      ],
    ] as const;
    for (const [text, digest] of examples) {
      const found = atOnce(new BlockHashes(), Buffer.from(text), [{ from: 0, length: text.length, stripped: false }]);
      assert.equal(found.toString('hex'), hash('sha256', Buffer.from(digest, 'hex'), 'hex'), `"${text}"`);
    }
  });
  for (const stripped of [false, true])
    test(`every length${stripped ? ' of a message in three parts' : ''}, wherever it begins`, () => {
      const messages = Array.from({ length: 1000 }, (_, at) => ({ from: (at * 5) % 67, length: at + (stripped ? 8 : 0), stripped }));
      assert.deepEqual(atOnce(new BlockHashes(), block, messages), oneByOne(block, messages));
    });
  test('as many messages as there may be, of all lengths side by side; nothing of one block is left in the next', () => {
    const hashes = new BlockHashes();
    fc.assert(
      fc.property(fc.array(message, { maxLength: 40 }), fc.array(message, { maxLength: 9 }), (messages, abandoned) => {
        hashes.begin(block, abandoned.length); // a block that turned out to be damaged
        for (const [row, { from, length }] of abandoned.entries()) hashes.add(row, from, from + length);
        assert.deepEqual(atOnce(hashes, block, messages), oneByOne(block, messages));
      }),
      { numRuns: 200 },
    );
  });
  test('where the engine has no vectors the platform hashes', (t) => {
    t.mock.method(WebAssembly, 'validate', () => false);
    const hashes = new BlockHashes();
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) =>
        assert.deepEqual(atOnce(hashes, block, messages), oneByOne(block, messages)),
      ),
      { numRuns: 20 },
    );
  });
});
