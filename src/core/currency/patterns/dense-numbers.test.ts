// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DenseNumbers } from './dense-numbers.ts';

const ROWS = 200;

test('the noted rows are numbered in their order, and the others are not noted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(ROWS - 1), { size: 'max', maxLength: 300 }), (noted) => {
      const numbers = new DenseNumbers(ROWS);
      numbers.note(Int32Array.from(noted), noted.length);
      numbers.number();
      const rows = [...new Set(noted)].sort((a, b) => a - b);
      assert.deepEqual([...numbers.rows()], rows);
      assert.deepEqual(
        rows.map((row) => numbers.of(row)),
        [...rows.keys()],
      );
      for (let row = 0; row < ROWS; row++) assert.equal(numbers.bit(row), rows.includes(row) ? 1 : 0);
    }),
  );
});
