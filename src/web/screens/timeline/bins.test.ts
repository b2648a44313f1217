// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { binsOf } from './bins.ts';

describe('the bars of a timeline', () => {
  test('a day without records keeps its place between two others', () => {
    const { bins } = binsOf([
      { day: '2026-03-01', kind: 'message', count: 2 },
      { day: '2026-03-03', kind: 'message', count: 1 },
    ]);
    assert.deepEqual(
      bins.map(({ from, total }) => [from, total]),
      [
        ['2026-03-01', 2],
        ['2026-03-02', 0],
        ['2026-03-03', 1],
      ],
    );
  });
  test('no record is lost and there are never too many bars, however long the span', () => {
    const day = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const counts = fc.array(fc.record({ day, kind: fc.constantFrom('message', 'call'), count: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(counts, (days) => {
        const { bins } = binsOf(days);
        assert.equal(
          bins.reduce((sum, bin) => sum + bin.total, 0),
          days.reduce((sum, one) => sum + one.count, 0),
        );
        assert.ok(bins.length <= 200);
      }),
    );
  });
});
