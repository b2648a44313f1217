// SPDX-License-Identifier: Apache-2.0
/** Deadlines of all cases, what the person was reminded of, and the feed for their calendar. */
import { type Static, Type } from 'typebox';
import { DeadlineShown } from './requests.ts';
import type { Route } from './route.ts';
import { Instant, Maybe, Nothing, Text, Uuid } from './shapes.ts';

export const ReminderShown = Type.Object({ at: Instant, deadline: DeadlineShown });
export type ReminderShown = Static<typeof ReminderShown>;

/** Since when the own feed is open; null: there is none. */
export const CalendarFeed = Type.Object({ madeAt: Maybe(Instant) });
export type CalendarFeed = Static<typeof CalendarFeed>;

export const deadlineRoutes = {
  reminders: {
    method: 'GET',
    path: '/reminders',
    summary: 'What the person was reminded of and has not put away.',
    answer: Type.Object({ reminders: Type.Array(ReminderShown) }),
  },
  putReminderAway: {
    method: 'POST',
    path: '/reminders/:deadlineId/seen',
    summary: 'Puts a reminder away until its next moment.',
    params: Type.Object({ deadlineId: Uuid }),
    answer: Nothing,
  },
  calendarFeed: { method: 'GET', path: '/calendar', summary: 'Whether the own calendar feed is open.', answer: CalendarFeed },
  makeCalendarFeed: {
    method: 'POST',
    path: '/calendar',
    summary: 'Opens the own calendar feed at a new address; an earlier address opens nothing any more.',
    answer: Type.Interface([CalendarFeed], {
      /** Shown once: `/api/v1/calendar/<token>/deadlines.ics`. */
      token: Type.String(),
    }),
  },
  revokeCalendarFeed: { method: 'DELETE', path: '/calendar', summary: 'Closes the own calendar feed.', answer: CalendarFeed },
  calendarFile: {
    method: 'GET',
    path: '/calendar/:token/deadlines.ics',
    summary: 'The feed (RFC 5545) for whoever holds its address: whole days, no addressee, no target.',
    open: true,
    params: Type.Object({ token: Text(64, 20) }),
  },
} as const satisfies Record<string, Route>;
