// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { monthAfter, monthOf } from './month-of.ts';

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, one]) => `${year}-${String(one).padStart(2, '0')}`);

describe('a month on the wall', () => {
  test('has each of its days once, in whole weeks that begin on the day the reader begins a week', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: 1, max: 7 }), (shown, firstDay) => {
        const { weeks } = monthOf(shown, firstDay);
        const days = weeks.flat();
        const own = days.filter(({ inMonth }) => inMonth).map(({ day }) => day);
        const [year, number] = shown.split('-').map(Number) as [number, number];
        assert.equal(own.length, new Date(Date.UTC(year, number, 0)).getUTCDate());
        assert.equal(new Set(own).size, own.length);
        for (const week of weeks) {
          assert.equal(week.length, 7);
          assert.equal(new Date(`${week[0]?.day}T00:00:00Z`).getUTCDay(), firstDay % 7);
          assert.ok(week.some(({ inMonth }) => inMonth));
        }
      }),
    );
  });
  test('the month after December is January of the next year', () => {
    assert.equal(monthAfter('2026-12', 1), '2027-01');
    assert.equal(monthAfter('2026-01', -1), '2025-12');
  });
});
