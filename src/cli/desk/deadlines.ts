// SPDX-License-Identifier: Apache-2.0
import { pathOf } from '../../core/api/client.ts';
import { deadlineRoutes } from '../../core/api/deadlines.ts';
import type { DeadlineShown } from '../../core/api/requests.ts';
import { caseOf, type DeskDuty } from './duty.ts';

const line = (one: DeadlineShown): string => `${one.lastDay}  ${one.daysLeft} days  ${one.kind}  ${one.requestNumber ?? one.caseNumber}`;

export const deadlineDuties: readonly DeskDuty[] = [
  {
    name: 'deadlines',
    takes: '[--case CASE]',
    summary: 'what lapses or is due, soonest first',
    options: { case: { type: 'string' } },
    needs: 0,
    async run({ call, option }) {
      const named = option('case');
      const query = named === undefined ? {} : { caseId: (await caseOf(call, named)).id };
      const { deadlines } = await call('deadlines', { query });
      return { schema: 'rogatory.deadlines/1', document: { deadlines }, lines: deadlines.map(line) };
    },
  },
  {
    name: 'reminders',
    takes: '[--put-away]',
    summary: 'what you were reminded of; --put-away until its next moment',
    options: { 'put-away': { type: 'boolean' } },
    needs: 0,
    async run({ call, flag }) {
      const { reminders } = await call('reminders', {});
      if (flag('put-away')) for (const { deadline } of reminders) await call('putReminderAway', { params: { deadlineId: deadline.id } });
      return { schema: 'rogatory.reminders/1', document: { reminders }, lines: reminders.map(({ deadline }) => line(deadline)) };
    },
  },
  {
    name: 'calendar',
    takes: '[--make | --revoke]',
    summary: 'your deadlines as a calendar feed: opens it at a new address, closes it, or says since when it is open',
    options: { make: { type: 'boolean' }, revoke: { type: 'boolean' } },
    needs: 0,
    async run({ call, caller, flag }) {
      if (flag('make')) {
        const { token, madeAt } = await call('makeCalendarFeed', {});
        const address = `${caller.base}${pathOf(deadlineRoutes.calendarFile, { token })}`;
        return { schema: 'rogatory.calendar/1', document: { madeAt, address }, lines: [address] };
      }
      const feed = await call(flag('revoke') ? 'revokeCalendarFeed' : 'calendarFeed', {});
      return {
        schema: 'rogatory.calendar/1',
        document: feed,
        lines: [feed.madeAt === null ? 'no feed is open' : `open since ${feed.madeAt}`],
      };
    },
  },
  {
    name: 'mail-to',
    takes: 'ADDRESS | none',
    summary: 'where reminders go by mail; the mails say how many and nothing of a case',
    needs: 1,
    async run({ call, positionals }) {
      const address = positionals[0] as string;
      const { email } = await call('changeOwn', { body: { email: address === 'none' ? null : address } });
      return { schema: 'rogatory.mail-to/1', document: { email }, lines: [email ?? 'no mail is sent'] };
    },
  },
];
