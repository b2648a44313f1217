// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DisjointScripts } from './disjoint-scripts.ts';

const COUNT = 24;
const joins = fc.array(fc.tuple(fc.nat(COUNT - 1), fc.nat(COUNT - 1)), { maxLength: 40, size: 'max' });

/** The same by walking from each script along the joins. */
function byWalking(pairs: readonly (readonly [number, number])[]): number[] {
  return Array.from({ length: COUNT }, (_, script) => {
    const met = new Set([script]);
    for (let grew = true; grew; ) {
      const before = met.size;
      for (const [a, b] of pairs) if (met.has(a) || met.has(b)) met.add(a).add(b);
      grew = met.size > before;
    }
    return Math.min(...met);
  });
}

test('in whatever order and way they are joined, each script has the lowest of its set as root', () => {
  fc.assert(
    fc.property(joins, fc.nat(40), (pairs, settled) => {
      const lowest = byWalking(pairs);
      for (const order of [pairs, pairs.toReversed()]) {
        const joined = new DisjointScripts(COUNT);
        for (const [at, [a, b]] of order.entries()) {
          if (at === settled) joined.settle();
          if (at % 2 === 0) joined.join(a, b);
          else joined.joinAll(Uint32Array.of(a, 0xffffffff, b), 0, 3);
        }
        assert.deepEqual([...joined.settle()], lowest);
      }
    }),
  );
});

test('what is counted as nothing is not joined', () => {
  const joined = new DisjointScripts(COUNT);
  joined.join(3, 4, 0);
  joined.join(7, 6, 1);
  assert.deepEqual(
    [...joined.settle()],
    Array.from({ length: COUNT }, (_, script) => (script === 7 ? 6 : script)),
  );
});

test('rows that joined two sets are marked, and they alone join as much', () => {
  fc.assert(
    fc.property(joins, (pairs) => {
      const marks = new Uint8Array(pairs.length);
      const [first, second] = [0, 1].map((end) => Int32Array.from(pairs, (pair) => pair[end] as number)) as [Int32Array, Int32Array];
      const joined = new DisjointScripts(COUNT);
      joined.joinRows(first, second, marks);
      const lowest = [...joined.settle()];
      assert.deepEqual(lowest, byWalking(pairs));
      assert.deepEqual(byWalking(pairs.filter((_, row) => marks[row] === 1)), lowest);
      assert.equal(
        marks.reduce((sum, mark) => sum + mark, 0),
        lowest.filter((low, script) => low !== script).length,
      );
    }),
  );
});

test('many more than are looked up together', () => {
  const joined = new DisjointScripts(5000);
  for (let script = 4999; script > 0; script--) joined.join(script, script - 1);
  assert.ok(joined.settle().every((root) => root === 0));
});
