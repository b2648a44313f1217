// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emergenciesByOfficer } from './emergencies.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const review = (dueAt: string, result: 'due' | 'upheld' | 'rejected' = 'due') => ({ dueAt: `${dueAt}T08:00:00.000Z`, result });

test('an officer with a review past its time is blocked and stands first; who was upheld is not', () => {
  const rows = emergenciesByOfficer(
    [
      { drafter: 'mona', review: review('2026-11-26') },
      { drafter: 'mona', review: review('2026-11-20', 'upheld') },
      { drafter: 'salma', review: review('2026-11-20') },
      { drafter: 'omar', review: review('2026-11-20', 'rejected') },
    ],
    NOW,
  );
  assert.deepEqual(
    rows.map((one) => [one.drafter, one.sentFirst, one.due, one.overdue, one.upheld, one.rejected, one.blocked]),
    [
      ['salma', 1, 0, 1, 0, 0, true],
      ['omar', 1, 0, 0, 0, 1, false],
      ['mona', 2, 1, 0, 1, 0, false],
    ],
  );
});

test('a review in time and one after it are told apart', () => {
  const ended = (at: string) => ({ ...review('2026-11-20', 'upheld'), at: `${at}T08:00:00.000Z`, by: 'karim' });
  const [row] = emergenciesByOfficer(
    [
      { drafter: 'mona', review: ended('2026-11-20') },
      { drafter: 'mona', review: ended('2026-11-21') },
      { drafter: 'mona', review: review('2026-11-20') },
    ],
    NOW,
  );
  assert.deepEqual([row?.upheld, row?.late, row?.overdue], [2, 1, 1]);
});
