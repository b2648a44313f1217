// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ExactSum } from './exact-sum.ts';

test('many amounts add up as whole numbers of any size do', () => {
  const amount = fc.oneof(fc.nat(3), fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER));
  fc.assert(
    fc.property(fc.array(amount), (amounts) => {
      const sum = new ExactSum();
      for (const one of amounts) sum.add(one);
      assert.equal(
        sum.whole,
        amounts.reduce((all, one) => all + BigInt(one), 0n),
      );
    }),
  );
});
