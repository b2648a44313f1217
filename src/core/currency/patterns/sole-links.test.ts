// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Links } from './links.ts';
import { type SoleLink, soleLinks } from './sole-links.ts';

/** The same by taking each link away and walking what is left: the two parts, the one behind the first end before the other. */
function byWalking(links: readonly (readonly [number, number])[], weights: readonly number[], least: number): SoleLink[] {
  return links.flatMap((_, gone) => {
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
    const [one, other] = [weigh(side), weigh(reached(b))];
    return !side.has(b) && one >= least && other >= least ? [{ number: 7 * gone, one, other }] : [];
  });
}

const lowerFirst = ({ number, one, other }: SoleLink) => ({ number, one: Math.min(one, other), other: Math.max(one, other) });

test('a link is the only one between two large parts exactly when the parts fall asunder without it', () => {
  const node = fc.nat(9);
  const link = fc.tuple(node, node).filter(([a, b]) => a !== b);
  const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(fc.array(link, { maxLength: 14, size: 'max' }), weights, fc.integer({ min: 1, max: 20 }), (pairs, weighing, least) => {
      const links = new Links(1);
      for (const [at, [from, to]] of pairs.entries()) links.add(7 * at, from, to);
      assert.deepEqual(
        soleLinks(links, Int32Array.from(weighing), least).map(lowerFirst),
        byWalking(pairs, weighing, least).map(lowerFirst),
      );
    }),
    { numRuns: 1000 },
  );
});
