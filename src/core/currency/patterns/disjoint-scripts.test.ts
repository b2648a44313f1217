// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DisjointScripts } from './disjoint-scripts.ts';

const COUNT = 24;
const joins = fc.array(fc.tuple(fc.nat(COUNT - 1), fc.nat(COUNT - 1)), { maxLength: 40, size: 'max' });

/** The same by walking from each script along the joins. */
function byWalking(pairs: readonly (readonly [number, number])[]): Set<number>[] {
  return Array.from({ length: COUNT }, (_, script) => {
    const met = new Set([script]);
    for (let grew = true; grew; ) {
      const before = met.size;
      for (const [a, b] of pairs) if (met.has(a) || met.has(b)) met.add(a).add(b);
      grew = met.size > before;
    }
    return met;
  });
}

test('in whatever order they are joined, each script has the lowest of its set as root, and the root knows how many there are', () => {
  fc.assert(
    fc.property(joins, fc.array(fc.nat(COUNT - 1)), (pairs, asked) => {
      const sets = byWalking(pairs);
      const lowest = sets.map((set) => Math.min(...set));
      for (const order of [pairs, pairs.toReversed()]) {
        const joined = new DisjointScripts(COUNT);
        for (const [at, [a, b]] of order.entries()) {
          if (at % 2 === 0) joined.join(a, b);
          else joined.joinAll(Uint32Array.of(a, 0xffffffff, b), 0, 3);
          for (const script of asked) joined.find(script);
        }
        const climbed = Uint32Array.from({ length: COUNT }, (_, script) => script);
        joined.climb(climbed, COUNT);
        assert.deepEqual([...climbed], lowest);
        for (const [script, set] of sets.entries()) assert.equal(joined.sizeOf(joined.find(script)), set.size);
        assert.deepEqual([...joined.settle()], lowest);
      }
    }),
  );
});
