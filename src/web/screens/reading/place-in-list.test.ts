// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { placeInList } from './place-in-list.ts';
import { STRETCH, stretchAround } from './stretch.ts';

describe('a place in a list', () => {
  test('is a number counted from 1, in the digits and with the separators that people write', () => {
    for (const written of ['1234', ' 1,234 ', '1.234', '1 234', '1\u202f234', '١٬٢٣٤', '۱۲۳۴', '\u200e1234'])
      assert.equal(placeInList(written, 5_000), 1_233, JSON.stringify(written));
  });
  test('is a share of it', () => {
    assert.deepEqual(
      ['0%', '50 %', '٥٠٪', '12.5%', '100%', '400%'].map((written) => placeInList(written, 1_000)),
      [0, 500, 500, 125, 999, 999],
    );
  });
  test('behind the end is its last row; before its start, and what is no place, is none', () => {
    assert.equal(placeInList('9999999', 10), 9);
    for (const written of ['', '0', '-3', 'ten', '1e5', '5%%', '0x10', '99999999999999999'])
      assert.equal(placeInList(written, 10), undefined, written);
  });
});

describe('the rows that are drawn together', () => {
  const lists = fc
    .integer({ min: 1, max: 30_000_000 })
    .chain((total) => fc.tuple(fc.constant(total), fc.integer({ min: 0, max: total - 1 })));
  test('hold the row that is asked for and lie in the list, wherever it is', () => {
    fc.assert(
      fc.property(lists, fc.option(fc.integer({ min: 0, max: 30_000_000 }), { nil: undefined }), ([total, row], before) => {
        const from = stretchAround(row, total, before);
        assert.ok(from >= 0 && row >= from && row < from + STRETCH);
        assert.ok(from === 0 || from + STRETCH <= total);
      }),
    );
  });
  test('stay while the row is well inside, so that nobody who scrolls is moved twice', () => {
    fc.assert(
      fc.property(lists, ([total, row]) => {
        const from = stretchAround(row, total);
        assert.equal(stretchAround(row, total, from), from);
      }),
    );
  });
  test('of a short list are all of it', () => {
    assert.equal(stretchAround(99_000, STRETCH), 0);
  });
});
