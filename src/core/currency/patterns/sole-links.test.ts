// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { soleLinks } from './sole-links.ts';

/** The same by taking each link away and walking what is left. */
function byWalking(links: readonly (readonly [number, number])[], weights: readonly number[], least: number): number[] {
  return links.map((_, gone) => {
    const reached = (start: number): Set<number> => {
      const met = new Set([start]);
      for (let grew = true; grew; ) {
        grew = false;
        for (const [at, [a, b]] of links.entries())
          if (at !== gone && met.has(a) !== met.has(b)) {
            met.add(a).add(b);
            grew = true;
          }
      }
      return met;
    };
    const [a, b] = links[gone] as readonly [number, number];
    const side = reached(a);
    const weigh = (nodes: Iterable<number>) => [...nodes].reduce((sum, node) => sum + (weights[node] as number), 0);
    return !side.has(b) && weigh(side) >= least && weigh(reached(b)) >= least ? 1 : 0;
  });
}

test('a link is the only one between two large parts exactly when the parts fall asunder without it', () => {
  const node = fc.nat(7);
  const link = fc.tuple(node, node).filter(([a, b]) => a !== b);
  const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(link, { maxLength: 14 }), weights, fc.integer({ min: 1, max: 20 }), (links, weighing, least) => {
      const [from, to] = [0, 1].map((end) => Uint32Array.from(links, (one) => one[end] as number)) as [Uint32Array, Uint32Array];
      const parts = soleLinks(from, to, Float64Array.from(weighing), least);
      assert.deepEqual(
        links.map((_, at) => ((parts[2 * at] as number) > 0 ? 1 : 0)),
        byWalking(links, weighing, least),
      );
    }),
  );
});
