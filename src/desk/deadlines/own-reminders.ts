// SPDX-License-Identifier: Apache-2.0
import type { ReminderShown } from '../../core/api/deadlines.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { digestOfList } from '../digest-of-list.ts';
import type { OpenDesk } from '../open-desk.ts';
import { openDeadlines } from './show-deadline.ts';

/** What the person was reminded of and has not put away; what was met meanwhile is gone by itself. */
export async function ownReminders(desk: OpenDesk, asking: Asking): Promise<ReminderShown[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'reminder',
    kind: 'cases-listed',
    about: { list: 'reminders' },
    async carryOut({ tx, only, note }) {
      const rows = await tx
        .selectFrom('reminder')
        .innerJoin('deadline', 'deadline.id', 'reminder.deadline_id')
        .select(['reminder.deadline_id', (row) => row.fn.max('reminder.at').as('at')])
        .where(only({ caseId: 'reminder.case_id', accountId: 'reminder.account_id' }))
        .where('reminder.seen_at', 'is', null)
        .where('deadline.met_at', 'is', null)
        .groupBy('reminder.deadline_id')
        .execute();
      const at = new Map(rows.map((row) => [row.deadline_id, row.at]));
      const ids = [...at.keys()];
      const deadlines = ids.length === 0 ? [] : await openDeadlines(desk, tx.selectFrom('deadline').where('deadline.id', 'in', ids));
      note(digestOfList(deadlines.map(({ id }) => id)));
      return deadlines.map((deadline) => ({ at: (at.get(deadline.id) as Date).toISOString(), deadline }));
    },
  });
}

/** Puts the reminders of one deadline away; it comes again at its next moment. */
export async function putReminderAway(desk: OpenDesk, asking: Asking, deadlineId: string): Promise<void> {
  await act(desk, asking, {
    verb: 'put-away',
    subject: 'reminder',
    kind: 'reminder-put-away',
    about: { deadline: deadlineId },
    async find(tx) {
      const row = await tx
        .selectFrom('reminder')
        .select(['case_id', 'account_id'])
        .where('deadline_id', '=', deadlineId)
        .where('account_id', '=', asking.accountId)
        .executeTakeFirst();
      return row === undefined ? undefined : { caseId: row.case_id, accountId: row.account_id };
    },
    async carryOut({ tx, who, now }) {
      await tx
        .updateTable('reminder')
        .set({ seen_at: now })
        .where('deadline_id', '=', deadlineId)
        .where('account_id', '=', who.id)
        .where('seen_at', 'is', null)
        .execute();
    },
  });
}
