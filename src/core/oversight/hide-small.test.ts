// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Figure } from './figures.ts';
import { hideSmall } from './hide-small.ts';

const figureOf = (counts: readonly number[]): Figure => {
  const rows = counts.map((count, n) => ({ key: `k${n}`, count }));
  const count = counts.reduce((sum, one) => sum + one, 0);
  return {
    ...{ id: 'requests-left', group: 'requests', count, medianDays: null },
    tables: [{ by: 'country', addsUp: true, internal: false, rows }],
  };
};
const shown = (counts: readonly number[], least: number) =>
  hideSmall([figureOf(counts)], least)[0]?.tables[0]?.rows.map(({ count }) => count) ?? [];

test('a number below the smallest is hidden, and with it the next smallest, from which it could be worked out', () => {
  assert.deepEqual(shown([20, 2, 8, 0], 5), [20, null, null, 0]);
});

test('where the figure itself is hidden, so is all of it but what is none', () => {
  assert.deepEqual(shown([3, 0, 1], 5), [null, 0, null]);
});

test('nothing is hidden where nobody asked for it', () => {
  assert.deepEqual(shown([20, 2, 1], 0), [20, 2, 1]);
});

test('what is hidden in a table is never few enough to be one of the small numbers, whatever the others say', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 8 }), fc.integer({ min: 2, max: 10 }), (counts, least) => {
      const found = shown(counts, least);
      const total = counts.reduce((sum, one) => sum + one, 0);
      const hidden = counts.filter((_, n) => found[n] === null);
      assert.ok(counts.every((count, n) => found[n] === null || count === 0 || count >= least));
      // Where the total is small it is hidden itself; else the rest of it is spread over two rows at least.
      if (hidden.length === 0 || total < least) return;
      const positive = counts.filter((count) => count > 0).length;
      assert.ok(hidden.length >= Math.min(2, positive));
      assert.ok(hidden.length === positive || hidden.reduce((sum, one) => sum + one, 0) >= least);
    }),
  );
});
