// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Mark, markedValue, methods, shareOut } from './methods.ts';

const mark = (from: number, length: number): Mark => (length === 0 ? [] : [{ from, length }]);
const amounts = (marks: readonly Mark[]) => marks.map((one) => Number(markedValue(one)));

describe('how marks pass through a transaction', () => {
  test('first in, first out: marked value stays where it stands in the line', () => {
    const { marks, edges } = methods.fifo(
      [
        { value: 10, mark: mark(4, 6) },
        { value: 10, mark: undefined },
        { value: 5, mark: mark(0, 5) },
      ],
      [7, 12, 6],
    );
    assert.deepEqual(marks, [mark(4, 3), mark(0, 3), mark(1, 5)]);
    assert.deepEqual(edges, [
      { input: 0, output: 0, amount: 3n },
      { input: 0, output: 1, amount: 3n },
      { input: 2, output: 2, amount: 5n },
    ]);
  });
  test('haircut shares marked value out by the outputs, to the last unit', () => {
    const { marks } = methods.haircut(
      [
        { value: 10, mark: mark(0, 10) },
        { value: 20, mark: undefined },
      ],
      [10, 10, 10],
    );
    assert.deepEqual(amounts(marks), [4, 3, 3]);
  });
  test('poison marks every output whole and tells what it drew in', () => {
    const { marks, drawnIn } = methods.poison(
      [
        { value: 10, mark: mark(0, 1) },
        { value: 20, mark: undefined },
      ],
      [25, 5],
    );
    assert.deepEqual(amounts(marks), [25, 5]);
    assert.equal(drawnIn, 29n);
  });
  test('amounts no double can multiply are shared out exactly', () => {
    assert.deepEqual(shareOut(2_099_999_997_690_001n, [2_099_999_997_690_001n, 1n]), [2_099_999_997_690_000n, 1n]);
  });
  const transaction = fc
    .array(
      fc.record({
        value: fc.integer({ min: 1, max: 1_000_000 }),
        from: fc.double({ min: 0, max: 1, noNaN: true }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .chain((inputs) => {
      const total = inputs.reduce((sum, { value }) => sum + value, 0);
      return fc.tuple(
        fc.constant(inputs),
        fc.array(fc.integer({ min: 0, max: total }), { maxLength: 5 }).map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), total]),
      );
    });
  for (const method of ['fifo', 'haircut', 'poison'] as const)
    test(`${method}: what goes in comes out, along the edges, and no output holds more than it is worth`, () => {
      fc.assert(
        fc.property(transaction, ([drawn, cuts]) => {
          const inputs = drawn.map(({ value, from, part }) => {
            const start = Math.floor(from * value);
            return { value, mark: mark(start, Math.floor(part * (value - start))) };
          });
          const outputs = cuts.slice(1).map((cut, at) => cut - (cuts[at] as number));
          const { marks, edges, drawnIn } = methods[method](inputs, outputs);
          const came = inputs.reduce((sum, input) => sum + markedValue(input.mark), 0n);
          if (came === 0n) return;
          assert.equal(
            marks.reduce((sum, one) => sum + markedValue(one), 0n),
            came + drawnIn,
          );
          for (const [output, one] of marks.entries()) {
            assert.ok(markedValue(one) <= BigInt(outputs[output] as number));
            const along = edges.filter((edge) => edge.output === output).reduce((sum, { amount }) => sum + amount, 0n);
            assert.equal(along, markedValue(one));
            let end = 0;
            for (const { from, length } of one) {
              assert.ok(from >= end && length > 0);
              end = from + length;
            }
            assert.ok(end <= (outputs[output] as number));
          }
        }),
      );
    });
});
