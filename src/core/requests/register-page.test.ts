// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byChange, markFrom, markText, pageBehind } from './register-page.ts';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = (n: number, minute: number) => ({
  id: id(n),
  updatedAt: `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000Z`,
  state: 'draft' as const,
});
/** Two of one moment among them, as a batch makes them. */
const sorted = [at(1, 5), at(2, 9), at(3, 9), at(4, 1), at(5, 7)].sort(byChange);
const idsOf = (list: readonly { readonly id: string }[]): readonly number[] => list.map((one) => Number(one.id.slice(-2)));

test('pages behind one another are the whole list in its order, each with the count of all', () => {
  assert.deepEqual(idsOf(sorted), [2, 3, 5, 1, 4]);
  const first = pageBehind(sorted, undefined, 2);
  const second = pageBehind(sorted, first.last, 2);
  const third = pageBehind(sorted, second.last, 2);
  assert.deepEqual(
    [first, second, third].map(({ requests, count }) => [idsOf(requests), count]),
    [
      [[2, 3], 5],
      [[5, 1], 5],
      [[4], 5],
    ],
  );
  assert.equal(third.last, undefined);
});

test('one that was changed between two pages moves to the front, and the second page leaves nothing out and repeats nothing', () => {
  const { last } = pageBehind(sorted, undefined, 2);
  const later = [...sorted.filter((one) => one.id !== id(1)), { ...at(1, 30) }, at(6, 31)].sort(byChange);
  assert.deepEqual(idsOf(pageBehind(later, last, 5).requests), [5, 4]);
});

test('where a page goes on comes back as it went out, and nothing else is taken for it', () => {
  assert.deepEqual(markFrom(markText(at(3, 9))), { id: id(3), updatedAt: '2026-11-24T08:09:00.000Z' });
  for (const text of ['', 'x', `2026-11-24T08:09:00.000Z ${id(3)}'`, `2026-11-24T08:09:00.000Z`])
    assert.equal(markFrom(text), undefined, text);
});
