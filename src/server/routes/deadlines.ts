// SPDX-License-Identifier: Apache-2.0
import { calendarOfToken, makeCalendarFeed, revokeCalendarFeed, showCalendarFeed } from '../../desk/deadlines/calendar-feed.ts';
import { ownReminders, putReminderAway } from '../../desk/deadlines/own-reminders.ts';
import type { Handlers } from '../api/handler.ts';

export const deadlineHandlers = {
  reminders: async ({ desk, asking }) => ({ reminders: await ownReminders(desk, asking) }),
  putReminderAway: async ({ desk, asking, params }) => {
    await putReminderAway(desk, asking, params.deadlineId);
    return {};
  },
  calendarFeed: ({ desk, asking }) => showCalendarFeed(desk, asking),
  makeCalendarFeed: ({ desk, asking }) => makeCalendarFeed(desk, asking),
  revokeCalendarFeed: ({ desk, asking }) => revokeCalendarFeed(desk, asking),
  calendarFile: async ({ desk, params, reply }) => {
    const feed = await calendarOfToken(desk, params.token);
    return await reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, no-store').send(feed);
  },
} satisfies Handlers;
