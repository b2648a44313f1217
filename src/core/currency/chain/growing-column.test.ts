// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CurrencyError } from '../../errors/currency.ts';
import { Column32, Column64, ColumnBytes } from './growing-column.ts';

const GIB = 2 ** 30;

// Memory that nobody writes to is not taken.
describe('columns near the most they can have', () => {
  test('grow to their last byte, where a quarter more would be too much', () => {
    const column = new ColumnBytes();
    for (const end of [3.5 * GIB, 3.9 * GIB, 4 * GIB]) {
      column.reserve(Math.floor(end) - column.length);
      column.length = Math.floor(end);
    }
    assert.equal(column.values.length, 4 * GIB);
  });
  for (const [name, column, rows] of [
    ['bytes', new ColumnBytes(), 4 * GIB + 1],
    ['numbers of four bytes', new Column32(), GIB + 1],
    ['numbers of eight bytes', new Column64(), GIB / 2 + 1],
  ] as const)
    test(`of ${name}, asked for one row more, say that there is too much`, () => {
      assert.throws(
        () => column.reserve(rows),
        (error) => error instanceof CurrencyError && error.code === 'CHAIN_TOO_LARGE' && /4 GiB/.test(error.message),
      );
    });
});
