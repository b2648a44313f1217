// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { togetherInEverySplit } from './every-split.ts';

/** All ways to give each input the number of a group, by trying every one. */
function everySplit(inputs: readonly number[], wanted: readonly number[], slack: number): number[][] {
  const ways = wanted.length ** inputs.length;
  return Array.from({ length: ways }, (_, way) => inputs.map((_, at) => Math.floor(way / wanted.length ** at) % wanted.length)).filter(
    (groups) =>
      wanted.every((amount, group) => {
        const mine = inputs.filter((_, at) => groups[at] === group);
        return mine.length >= 1 && Math.abs(mine.reduce((sum, value) => sum + value, 0) - amount) <= slack;
      }),
  );
}

const sorted = (groups: readonly (readonly number[])[] | undefined) =>
  groups?.map((group) => group.toSorted((a, b) => a - b)).sort((a, b) => (a[0] as number) - (b[0] as number));

test('inputs are named together exactly when no split parts them', () => {
  const inputs = fc.array(fc.record({ value: fc.integer({ min: 1, max: 30 }), who: fc.nat(2) }), { minLength: 3, maxLength: 7 });
  let named = 0;
  fc.assert(
    fc.property(inputs, fc.integer({ min: -3, max: 3 }), fc.nat(3), (brought, fee, slack) => {
      const values = brought.map(({ value }) => value);
      const people = [...Map.groupBy(brought, ({ who }) => who).values()];
      const amounts = people.map((mine) => mine.reduce((sum, { value }) => sum + value, fee));
      const splits = everySplit(values, amounts, slack);
      const together = values.map((_, one) =>
        values.flatMap((_, two) => (splits.every((groups) => groups[one] === groups[two]) ? [two] : [])),
      );
      const expected = together.filter((group, one) => group.length > 1 && group[0] === one);
      const found = togetherInEverySplit(values, amounts, slack);
      assert.deepEqual(sorted(found), splits.length === 0 ? undefined : expected);
      named += found?.length ?? 0;
    }),
    { numRuns: 500 },
  );
  assert.ok(named > 50, `only ${named} groups in all runs`);
});

test('what people brought is never parted otherwise than they brought it, whatever else fits', () => {
  const brought = fc.array(fc.array(fc.integer({ min: 100, max: 9000 }), { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 6 });
  fc.assert(
    fc.property(brought, fc.nat(200), fc.infiniteStream(fc.nat()), (people, slack, chance) => {
      const order = people
        .flatMap((values, who) => values.map((value) => ({ value, who, key: chance.next().value as number })))
        .sort((a, b) => a.key - b.key);
      const found = togetherInEverySplit(
        order.map(({ value }) => value),
        people.map((values) => values.reduce((sum, value) => sum + value, 0) - (slack >> 1)),
        slack,
      );
      for (const group of found ?? []) assert.equal(new Set(group.map((at) => order[at]?.who)).size, 1);
    }),
  );
});

test('when there are too many splits to try, nothing is said', () => {
  const values = Array.from({ length: 60 }, (_, at) => 1_000_000 + at);
  const amounts = Array.from({ length: 30 }, () => 2_000_000);
  assert.equal(togetherInEverySplit(values, amounts, 1000), undefined);
});

test('more inputs than the groups can hold, as a block has room for, take no room', () => {
  const before = process.memoryUsage().arrayBuffers;
  assert.equal(togetherInEverySplit(new Array<number>(24_000).fill(1000), [50_000, 60_000, 70_000], 100), undefined);
  assert.ok(process.memoryUsage().arrayBuffers - before < 50_000_000);
});
