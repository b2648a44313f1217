// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type ChainOrder, orderBlocks, type PlacedBlock, withinSpan } from './chain-order.ts';

const BITS = 0x207fffff;
const named = (number: number): string => number.toString(16).padStart(64, '0');

/** A chain whose times go back and forth by some minutes. */
function chainOf(steps: readonly number[]): PlacedBlock[] {
  let time = 1_700_000_000;
  return steps.map((step, number) => {
    time += step;
    const header = { version: 1, hash: named(number + 1), previous: named(number), merkleRoot: named(0), time, bits: BITS };
    return { header, file: 0, offset: 100 * number, bytes: 90, transactions: 1 };
  });
}

const steps = fc.array(fc.integer({ min: -900, max: 1800 }), { minLength: 1, maxLength: 60 });

describe('the part of a chain within a span', () => {
  const parts = (run: (order: ChainOrder, part: ChainOrder, since: number, until: number) => void) =>
    fc.assert(
      fc.property(steps, fc.integer({ min: -2000, max: 60_000 }), fc.nat(40_000), (all, begin, length) => {
        const order = orderBlocks(chainOf(all));
        const [since, until] = [1_700_000_000 + begin, 1_700_000_000 + begin + length];
        run(order, withinSpan(order, { since, until }), since, until);
      }),
    );
  test('has every block of the span, and begins and ends with one', () => {
    parts(({ blocks }, part, since, until) => {
      const isWithin = ({ header }: PlacedBlock) => header.time >= since && header.time <= until;
      for (const block of blocks.filter(isWithin)) assert.ok(part.blocks.includes(block));
      for (const end of part.blocks.length === 0 ? [] : [part.blocks[0], part.blocks.at(-1)]) assert.ok(isWithin(end as PlacedBlock));
    });
  });
  test('is torn nowhere: each block follows the one before it', () => {
    parts((_, part) => {
      for (const [at, { header }] of part.blocks.entries()) if (at > 0) assert.equal(header.previous, part.blocks[at - 1]?.header.hash);
    });
  });
  test('is the whole where no span is given', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const order = orderBlocks(chainOf(all));
        assert.deepEqual(withinSpan(order, {}), order);
      }),
    );
  });
});
