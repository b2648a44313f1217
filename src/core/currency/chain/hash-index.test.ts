// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { viewOf } from '../bitcoin/few-bytes.ts';
import { BytesIndex, HashIndex } from './hash-index.ts';
import { sumOfBytes } from './sum-of-bytes.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** What the highest bit of four bytes adds to a sum, one bit of the next four of that sum takes away: so many bits, so many texts of one sum. */
function withOneSum(bits: number): Uint8Array {
  const text = new DataView(new ArrayBuffer(16 * 16));
  for (let bit = 0; bit < 16; bit++) {
    const is = (bits >> bit) & 1;
    text.setUint32(16 * bit, is << 31, true);
    text.setUint32(16 * bit + 8, is << 4, true);
  }
  return new Uint8Array(text.buffer);
}

/** A view that counts how often four bytes are read through it. */
function counted(bytes: Uint8Array): { readonly view: DataView; readonly reads: () => number } {
  const view = viewOf(bytes);
  let reads = 0;
  view.getInt32 = (at, littleEndian) => {
    reads++;
    return DataView.prototype.getInt32.call(view, at, littleEndian);
  };
  return { view, reads: () => reads };
}

describe('rows found by their bytes', () => {
  // Few different bytes, so that many begin alike, have one sum in common or are met again.
  const texts = fc.array(fc.array(fc.constantFrom(0, 1, 255), { maxLength: 9 }), { maxLength: 400, size: 'max' });
  test('two texts are one row exactly when every byte agrees', () => {
    fc.assert(
      fc.property(texts, (many) => {
        const index = new BytesIndex();
        const rows = new Map<string, number>();
        for (const bytes of many.map((one) => Uint8Array.from(one))) {
          const known = rows.get(hex(bytes));
          assert.equal(index.find(viewOf(bytes)), known ?? -1);
          assert.equal(index.intern(viewOf(bytes), 0, bytes.length), known ?? rows.size);
          rows.set(hex(bytes), known ?? rows.size);
        }
      }),
      { numRuns: 30 },
    );
  });
  test('rows stay found when their table has grown, and a sum that many have in common finds each', () => {
    const index = new BytesIndex();
    const text = (row: number) => Uint8Array.of(row & 255, (row >> 8) & 255, row >> 16);
    for (let row = 0; row < 9000; row++) assert.equal(index.intern(viewOf(text(row)), 0, 3, row % 5 === 0 ? 77 : undefined), row);
    for (let row = 0; row < 9000; row++) assert.equal(index.intern(viewOf(text(row)), 0, 3, row % 5 === 0 ? 77 : undefined), row);
  });
  test('texts made to have one sum are each found, without looking at all the others', () => {
    const index = new BytesIndex();
    const texts = Array.from({ length: 2 ** 14 }, (_, bits) => withOneSum(bits));
    assert.equal(new Set(texts.map((text) => sumOfBytes(viewOf(text), 0, text.length))).size, 1);
    for (const [row, text] of texts.entries()) assert.equal(index.intern(viewOf(text), 0, text.length), row);
    for (const [row, text] of texts.entries()) assert.equal(index.find(viewOf(text)), row);
    const stranger = counted(withOneSum(2 ** 14));
    assert.equal(index.find(stranger.view), -1);
    assert.ok(stranger.reads() < 2 ** 14, `${stranger.reads()} reads of its bytes`);
  });
  test('a hash is found by all its bytes, and of two equal ones the later', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(2000)), { maxLength: 9000, size: 'max' }), (many) => {
        const index = new HashIndex();
        const rows = new Map<string, number>();
        for (const [first, fifth, last] of many) {
          const hash = Buffer.alloc(32, first);
          hash[4] = fifth;
          hash.writeUInt32LE(last, 28);
          assert.equal(index.find(viewOf(hash)), rows.get(hex(hash)) ?? -1);
          index.append(hash);
          rows.set(hex(hash), index.place());
        }
        assert.equal(index.count, many.length);
      }),
      { numRuns: 4 },
    );
  });
});
