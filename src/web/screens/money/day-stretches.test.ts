// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stretchesOf, stretchFor } from './day-stretches.ts';

const years = (count: number) =>
  Array.from({ length: count * 365 }, (_, at) => ({
    day: new Date(Date.UTC(2023, 0, 1 + at)).toISOString().slice(0, 10),
    movements: 2,
    amount: String(2n ** 60n + BigInt(at)),
  }));

describe('what moved, by stretches of time', () => {
  test('three years of days are told by month, thirty by year, two months by day', () => {
    assert.equal(stretchFor(years(3)), 'month');
    assert.equal(stretchFor(years(30)), 'year');
    assert.equal(stretchFor(years(1).slice(0, 60)), 'day');
    assert.equal(stretchFor([]), 'day');
  });
  test('a month is worth all its days to the smallest unit', () => {
    const days = years(3);
    const months = stretchesOf(days, 'month');
    assert.equal(months.length, 36);
    assert.deepEqual(
      [months[0]?.day, months[0]?.movements, stretchesOf(days.slice(0, 31), 'year')[0]?.amount],
      ['2023-01', 62, months[0]?.amount],
    );
    const sum = (all: readonly { amount: string }[]) => all.reduce((total, { amount }) => total + BigInt(amount), 0n);
    assert.equal(sum(months), sum(days));
    assert.equal(sum(stretchesOf(days, 'year')), sum(days));
  });
});
