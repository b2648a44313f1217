// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clusterMembers } from './cluster-members.ts';

test('each script stands in its cluster, the largest first, as plain lists have it', () => {
  const grouped = fc.array(fc.nat(12), { maxLength: 80 });
  fc.assert(
    fc.property(grouped, fc.integer({ min: 0, max: 4 }), (groups, least) => {
      const lowest = new Map<number, number>();
      const root = Uint32Array.from(groups, (group, script) => {
        if (!lowest.has(group)) lowest.set(group, script);
        return lowest.get(group) as number;
      });
      const plain = [...Map.groupBy(root.entries(), ([, cluster]) => cluster)]
        .map(([cluster, members]) => [cluster, members.map(([script]) => script)] as const)
        .filter(([, scripts]) => scripts.length >= least)
        .sort(([a, left], [b, right]) => right.length - left.length || a - b);
      const { clusters, scriptsOf } = clusterMembers(root, least);
      assert.deepEqual(
        [...clusters].map((cluster) => [cluster, [...scriptsOf(cluster)]]),
        plain,
      );
    }),
    { numRuns: 300 },
  );
});
