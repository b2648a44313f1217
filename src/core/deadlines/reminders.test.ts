// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isReminderDue, type RemindedDeadline } from './reminders.ts';

const DAY = 86_400_000;
const at = (days: number) => new Date(Date.parse('2026-11-24T22:00:00.000Z') + days * DAY).toISOString();
const dueIn = (kind: RemindedDeadline['kind'], remindedAt: string | null) => ({ kind, dueAt: at(0), remindedAt });

describe('a reminder', () => {
  test('comes at each of its moments and not between them', () => {
    let remindedAt: string | null = null;
    const days: number[] = [];
    for (let day = -20; day <= 5; day += 1)
      if (isReminderDue(dueIn('preservation-end', remindedAt), at(day))) {
        days.push(day);
        remindedAt = at(day);
      }
    assert.deepEqual(days, [-14, -3, -1]);
  });

  test('that was missed while the desk was off is given once', () => {
    assert.equal(isReminderDue(dueIn('answer-due', null), at(2)), true);
    assert.equal(isReminderDue(dueIn('answer-due', at(2)), at(3)), false);
    assert.equal(isReminderDue(dueIn('answer-due', at(2)), at(7)), true);
  });

  test('however often the desk looks, nobody is reminded twice of one moment', () => {
    const kinds = ['preservation-end', 'answer-due', 'follow-up', 'emergency-review', 'secrecy-end', 'retention-end'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.array(fc.integer({ min: 0, max: 60 * 24 })), (kind, hours) => {
        let remindedAt: string | null = null;
        let given = 0;
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const now = at(-30 + hour / 24);
          if (!isReminderDue(dueIn(kind, remindedAt), now)) continue;
          given += 1;
          remindedAt = now;
          assert.equal(isReminderDue(dueIn(kind, remindedAt), now), false);
        }
        assert.ok(given <= 4);
      }),
    );
  });
});
