// SPDX-License-Identifier: Apache-2.0
/** The deadlines of a request, from the option it was drafted from: what is due, when, by which rule and fact. */
import type { Option } from '../routes/advice.ts';
import { addDays } from '../routes/calendar-day.ts';
import type { Calendar, Knowledge } from '../routes/knowledge.ts';
import { dayIn, endOfDay, type UtcInstant } from './calendar.ts';
import { addCalendarDays, addHours } from './count-days.ts';

export type DeadlineKind =
  | 'preservation-end'
  | 'preservation-remind'
  | 'answer-due'
  | 'follow-up'
  | 'emergency-review'
  | 'emergency-process'
  | 'secrecy-end'
  | 'retention-end'
  | 'incoming-acknowledge'
  | 'incoming-answer'
  | 'hearing'
  | 'detention-end';

export interface Deadline {
  readonly kind: DeadlineKind;
  readonly dueAt: UtcInstant;
  /** The last day, as written in the zone. */
  readonly lastDay: string;
  readonly zone: string;
  /** The rule it is counted by; `product` for our own policy (design §7). */
  readonly rule: string;
  readonly facts: readonly string[];
  readonly movedFrom?: string;
  readonly holidaysUnknown?: true;
}

/** What happened so far. Times are UTC. */
export interface RequestMoments {
  readonly requester: string;
  /** Sent, or confirmed by the holder where it said so: a preservation runs from then. */
  readonly dispatchedAt: UtcInstant;
  readonly confirmedAt?: UtcInstant;
  /** Days the holder or the instrument said itself. */
  readonly holdDays?: number;
  readonly emergencySentFirst?: boolean;
  /** `YYYY-MM-DD` */
  readonly secrecyUntil?: string;
}

/** Ask for the extension this long before a preservation ends: providers want a week, drafting and approval another. */
const REMIND_DAYS = 14;
/** Product policy: a request that went first is looked at by a second person within this time. */
const REVIEW_HOURS = 72;
/** Product policy: legal process follows an emergency disclosure within this time. */
const PROCESS_DAYS = 5;

export function deadlinesFor(knowledge: Knowledge, option: Option, moments: RequestMoments): readonly Deadline[] {
  const home = calendarOf(knowledge, moments.requester);
  const there = calendarOf(knowledge, option.to.country);
  const { rule, facts } = option;
  const found: Deadline[] = [];
  const hold = moments.holdDays ?? option.holdDays;
  if (hold !== undefined) {
    const end = addCalendarDays(home, moments.confirmedAt ?? moments.dispatchedAt, hold, 'lapses');
    found.push({ kind: 'preservation-end', dueAt: end.endsAt, lastDay: end.lastDay, zone: end.zone, rule, facts });
    const remind = addDays(end.lastDay, -Math.min(REMIND_DAYS, Math.ceil(hold / 2)));
    found.push({
      kind: 'preservation-remind',
      dueAt: endOfDay(home.zone, remind),
      lastDay: remind,
      zone: home.zone,
      rule: 'product',
      facts,
    });
  }
  const limit = option.deadline;
  if (limit !== null && hold === undefined) {
    if ('hours' in limit) {
      const dueAt = addHours(moments.dispatchedAt, limit.hours);
      found.push({ kind: 'answer-due', dueAt, lastDay: dayIn(there.zone, dueAt), zone: there.zone, rule, facts });
    } else {
      const end = addCalendarDays(there, moments.dispatchedAt, limit.days, 'to-act');
      found.push({ kind: 'answer-due', dueAt: end.endsAt, ...withoutEnd(end), rule, facts });
    }
  } else if (option.expect !== null && hold === undefined) {
    const days = 'hours' in option.expect ? Math.max(1, Math.ceil(option.expect.hours / 24)) : option.expect.days;
    const end = addCalendarDays(home, moments.dispatchedAt, days, 'to-act');
    found.push({ kind: 'follow-up', dueAt: end.endsAt, ...withoutEnd(end), rule, facts });
  }
  return [...found, ...emergencyDeadlines(option, moments, home), ...secrecyDeadline(moments, home)].toSorted((a, b) =>
    a.dueAt < b.dueAt ? -1 : 1,
  );
}

function emergencyDeadlines(option: Option, moments: RequestMoments, home: Calendar): readonly Deadline[] {
  const found: Deadline[] = [];
  if (moments.emergencySentFirst === true) {
    const dueAt = addHours(moments.dispatchedAt, REVIEW_HOURS);
    found.push({
      kind: 'emergency-review',
      dueAt,
      lastDay: dayIn(home.zone, dueAt),
      zone: home.zone,
      rule: 'product',
      facts: ['safeguard/four_eyes'],
    });
  }
  if (option.route === 'emergency_direct') {
    const end = addCalendarDays(home, moments.dispatchedAt, PROCESS_DAYS, 'to-act');
    found.push({ kind: 'emergency-process', dueAt: end.endsAt, ...withoutEnd(end), rule: option.rule, facts: option.facts });
  }
  return found;
}

function secrecyDeadline(moments: RequestMoments, home: Calendar): readonly Deadline[] {
  if (moments.secrecyUntil === undefined) return [];
  const dueAt = endOfDay(home.zone, moments.secrecyUntil);
  return [
    { kind: 'secrecy-end', dueAt, lastDay: moments.secrecyUntil, zone: home.zone, rule: 'product', facts: ['safeguard/notification_gag'] },
  ];
}

function withoutEnd(end: ReturnType<typeof addCalendarDays>): Pick<Deadline, 'lastDay' | 'zone' | 'movedFrom' | 'holidaysUnknown'> {
  const { endsAt: _, ...rest } = end;
  return rest;
}

/** A country without a calendar is counted by the bare days in UTC; nothing is moved, and the facts say that there is none. */
export function calendarOf(knowledge: Knowledge, country: string): Calendar {
  return (
    knowledge.calendars.get(country) ?? {
      country,
      zone: 'UTC',
      weekend: [],
      counting: { first_day_counts: false, last_day: 'as_is' },
      holidays: [],
    }
  );
}
