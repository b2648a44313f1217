// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placesOf } from './flow-places.ts';

const flow = fc.array(fc.record({ hop: fc.nat(20) }), { minLength: 1, maxLength: 600, size: 'max' });

test('no two addresses stand at one place, and whoever is a step further stands further on, in both directions', () => {
  fc.assert(
    fc.property(flow, fc.boolean(), (nodes, backwards) => {
      const places = placesOf(nodes, backwards);
      assert.equal(new Set(places.map(({ x, y }) => `${x} ${y}`)).size, nodes.length);
      const onward = nodes.map(({ hop }, at) => ({ hop, x: (places[at] as { x: number }).x * (backwards ? -1 : 1) }));
      const ends = Map.groupBy(onward, ({ hop }) => hop);
      const steps = [...ends.keys()].sort((a, b) => a - b);
      for (const [at, hop] of steps.slice(1).entries()) {
        const before = ends.get(steps[at] as number) as { x: number }[];
        assert.ok(Math.max(...before.map(({ x }) => x)) < Math.min(...(ends.get(hop) as { x: number }[]).map(({ x }) => x)));
      }
    }),
    { numRuns: 50 },
  );
});

test('thousands stand in a drawing that is neither a strip nor a tower', () => {
  const places = placesOf(
    Array.from({ length: 2000 }, (_, at) => ({ hop: at === 0 ? 0 : 1 + (at % 3) })),
    false,
  );
  const [wide, high] = (['x', 'y'] as const).map((axis) => Math.max(...places.map((place) => place[axis]))) as [number, number];
  assert.ok(wide / high > 1.2 && wide / high < 4, `${wide} by ${high}`);
});
