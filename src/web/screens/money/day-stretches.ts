// SPDX-License-Identifier: Apache-2.0
import type { TraceDetail } from '../../../core/api/currency.ts';

export type Stretch = 'day' | 'month' | 'year';
type Day = TraceDetail['days'][number];

/** As much of a day as names its stretch: `2026-03-14`, `2026-03`, `2026`. */
const LETTERS = { day: 10, month: 7, year: 4 } as const;
/** More rows than these nobody takes in at once. */
const AT_ONCE = 62;

/** What moved, by day, month or year; `day` is the name of the stretch. */
export function stretchesOf(days: readonly Day[], by: Stretch): Day[] {
  const sums = new Map<string, Day>();
  for (const { day, movements, amount } of days) {
    const name = day.slice(0, LETTERS[by]);
    const before = sums.get(name) ?? { day: name, movements: 0, amount: '0' };
    sums.set(name, { day: name, movements: before.movements + movements, amount: String(BigInt(before.amount) + BigInt(amount)) });
  }
  return [...sums.values()];
}

/** The finest that is taken in at once. */
export const stretchFor = (days: readonly Day[]): Stretch =>
  (['day', 'month'] as const).find((by) => stretchesOf(days, by).length <= AT_ONCE) ?? 'year';
