// SPDX-License-Identifier: Apache-2.0
/** The clocks of a request that came from another State: when to acknowledge it, when it wants its answer, when its secrecy ends. */
import { endOfDay, startOfDay } from '../deadlines/calendar.ts';
import { addCalendarDays } from '../deadlines/count-days.ts';
import type { Deadline } from '../deadlines/request-deadlines.ts';
import type { Calendar } from '../routes/knowledge.ts';
import type { IncomingRegistered } from './incoming.ts';

/** Product policy, not law: what a treaty or the requesting State says shorter is written down as the day it is needed by. */
export const ACKNOWLEDGE_DAYS = 7;
const ANSWER_DAYS: Readonly<Record<IncomingRegistered['urgency'], number>> = { routine: 90, urgent: 30, emergency: 3 };

/** @param home calendar of this desk's State, in which all of them are counted */
export function incomingDeadlines(home: Calendar, one: IncomingRegistered): readonly Deadline[] {
  const from = startOfDay(home.zone, one.receivedOn);
  const acknowledge = addCalendarDays(home, from, one.urgency === 'emergency' ? 1 : ACKNOWLEDGE_DAYS, 'to-act');
  const answer = addCalendarDays(home, from, ANSWER_DAYS[one.urgency], 'to-act');
  const found: Deadline[] = [counted('incoming-acknowledge', acknowledge)];
  found.push(one.neededBy === null ? counted('incoming-answer', answer) : onDay('incoming-answer', home, one.neededBy));
  if (one.secrecy && one.secrecyUntil !== null) found.push(onDay('secrecy-end', home, one.secrecyUntil));
  return found;
}

function counted(kind: Deadline['kind'], { endsAt, ...end }: ReturnType<typeof addCalendarDays>): Deadline {
  return { kind, dueAt: endsAt, ...end, rule: 'product', facts: [] };
}

function onDay(kind: Deadline['kind'], { zone }: Calendar, day: string): Deadline {
  return { kind, dueAt: endOfDay(zone, day), lastDay: day, zone, rule: 'requesting-state', facts: [] };
}
