// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { onlyGroupFor } from './split-inputs.ts';

/** All groups of up to four inputs, by trying every subset. */
function everyGroup(inputs: readonly number[], wanted: number, slack: number): number[][] {
  return Array.from({ length: 2 ** inputs.length }, (_, mask) => [...inputs.keys()].filter((at) => (mask >> at) & 1)).filter(
    (group) =>
      group.length > 0 && group.length <= 4 && Math.abs(group.reduce((sum, at) => sum + (inputs[at] as number), 0) - wanted) <= slack,
  );
}

test('a group of inputs is named exactly when no other comes to the same', () => {
  const inputs = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(inputs, fc.integer({ min: 1, max: 120 }), fc.nat(4), (values, wanted, slack) => {
      const all = everyGroup(values, wanted, slack);
      const named = onlyGroupFor(values, wanted, slack);
      assert.deepEqual(named === undefined ? undefined : [...named].sort((a, b) => a - b), all.length === 1 ? all[0] : undefined);
    }),
  );
});

test('when there are too many to be sure, none is named', () => {
  const values = Array.from({ length: 120 }, (_, at) => 1_000_003 + 7919 * at * at);
  assert.equal(onlyGroupFor(values, 50, 1), undefined);
  assert.equal(onlyGroupFor(values, 4e12, 1), undefined);
});
