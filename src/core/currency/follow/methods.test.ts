// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Mark, markedValue, methods, shareOut } from './methods.ts';

const mark = (from: number, length: number): Mark => (length === 0 ? [] : [from, length]);
const rows = (edges: readonly number[]) =>
  Array.from({ length: edges.length / 3 }, (_, row) => {
    const [input, output, amount] = edges.slice(3 * row) as [number, number, number];
    return { input, output, amount: BigInt(amount) };
  });
const amounts = (marks: readonly Mark[]) => marks.map((one) => Number(markedValue(one)));

describe('how marks pass through a transaction', () => {
  test('first in, first out: marked value stays where it stands in the line', () => {
    const { marks, edges } = methods.fifo({ values: [10, 10, 5], marks: [mark(4, 6), undefined, mark(0, 5)] }, [7, 12, 6]);
    assert.deepEqual(marks, [mark(4, 3), mark(0, 3), mark(1, 5)]);
    assert.deepEqual(rows(edges), [
      { input: 0, output: 0, amount: 3n },
      { input: 0, output: 1, amount: 3n },
      { input: 2, output: 2, amount: 5n },
    ]);
  });
  test('haircut shares marked value out by the outputs, to the last unit', () => {
    const { marks } = methods.haircut({ values: [10, 20], marks: [mark(0, 10), undefined] }, [10, 10, 10]);
    assert.deepEqual(amounts(marks), [4, 3, 3]);
  });
  test('poison marks every output whole and tells what it drew in', () => {
    const { marks, drawnIn } = methods.poison({ values: [10, 20], marks: [mark(0, 1), undefined] }, [25, 5]);
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
          const given = drawn.map(({ value, from, part }) => {
            const start = Math.floor(from * value);
            return mark(start, Math.floor(part * (value - start)));
          });
          const outputs = cuts.slice(1).map((cut, at) => cut - (cuts[at] as number));
          const { marks, edges, drawnIn } = methods[method]({ values: drawn.map(({ value }) => value), marks: given }, outputs);
          const came = given.reduce((sum, one) => sum + markedValue(one), 0n);
          if (came === 0n) return;
          assert.equal(
            marks.reduce((sum, one) => sum + markedValue(one), 0n),
            came + drawnIn,
          );
          for (const [output, one] of marks.entries()) {
            assert.ok(markedValue(one) <= BigInt(outputs[output] as number));
            const along = rows(edges)
              .filter((edge) => edge.output === output)
              .reduce((sum, { amount }) => sum + amount, 0n);
            assert.equal(along, markedValue(one));
            let end = 0;
            for (let at = 0; at < one.length; at += 2) {
              const [from, length] = one.slice(at) as [number, number];
              assert.ok((at === 0 || from > end) && length > 0);
              end = from + length;
            }
            assert.ok(end <= (outputs[output] as number));
          }
        }),
      );
    });

  test('first in, first out is what integers of any size say, for values up to all coins there can be', () => {
    const value = fc.oneof(
      fc.nat(5),
      fc.nat(900_000_000),
      fc.maxSafeInteger().map((one) => Math.floor(Math.abs(one) / 8)),
    );
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const input = fc.record({ value, cuts: fc.array(share, { maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(input, { minLength: 1, maxLength: 6 }), fc.array(share, { maxLength: 6 }), (inputs, ends) => {
        const values = inputs.map((one) => one.value);
        const marks = inputs.map((one) => stretches(one.value, one.cuts));
        const total = values.reduce((sum, one) => sum + one, 0);
        const cuts = [0, ...ends.map((end) => Math.floor(end * total)).sort((a, b) => a - b), total];
        const outputs = cuts.slice(1).map((cut, at) => cut - (cuts[at] as number));
        const passed = methods.fifo({ values, marks }, outputs);
        const expected = byIntegers(values, marks, outputs);
        assert.deepEqual(rows(passed.edges), expected.edges);
        assert.deepEqual(passed.marks.map(markedValue), expected.marked);
      }),
    );
  });
});

/** Every second stretch between the cuts of a value. */
function stretches(value: number, cuts: readonly number[]): Mark {
  const places = [...new Set(cuts.map((cut) => Math.floor(cut * value)))].sort((a, b) => a - b);
  return places.flatMap((from, at) => {
    const to = places[at + 1];
    return at % 2 === 0 && to !== undefined ? [from, to - from] : [];
  });
}

/** The overlap of every marked stretch with every output, by places on the line of value. */
function byIntegers(values: readonly number[], marks: readonly Mark[], outputs: readonly number[]) {
  const begins = (all: readonly number[]) => all.map((_, at) => all.slice(0, at).reduce((sum, one) => sum + BigInt(one), 0n));
  const [inputBegins, outputBegins] = [begins(values), begins(outputs)];
  const edges = marks.flatMap((mark, input) =>
    outputs.flatMap((length, output) => {
      const [from, to] = [outputBegins[output] as bigint, (outputBegins[output] as bigint) + BigInt(length)];
      let amount = 0n;
      for (let at = 0; at < mark.length; at += 2) {
        const begin = (inputBegins[input] as bigint) + BigInt(mark[at] as number);
        const end = begin + BigInt(mark[at + 1] as number);
        const overlap = (end < to ? end : to) - (begin > from ? begin : from);
        if (overlap > 0n) amount += overlap;
      }
      return amount > 0n ? [{ input, output, amount }] : [];
    }),
  );
  const marked = outputs.map((_, output) => edges.filter((edge) => edge.output === output).reduce((sum, { amount }) => sum + amount, 0n));
  return { edges, marked };
}
