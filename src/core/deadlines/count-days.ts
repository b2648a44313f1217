// SPDX-License-Identifier: Apache-2.0
/** Counting a period by the rule of a jurisdiction. */
import { addDays } from '../routes/calendar-day.ts';
import type { Calendar } from '../routes/knowledge.ts';
import { dayIn, endOfDay, holidaysKnownFor, nextWorkingDay, type UtcInstant } from './calendar.ts';

/** A period that ends: the last day as people there write it, and the instant at which it is over. */
export interface PeriodEnd {
  readonly lastDay: string;
  readonly endsAt: UtcInstant;
  readonly zone: string;
  /** The last day was moved because people do not work on it. */
  readonly movedFrom?: string;
  /** The holidays of that year are not in the facts: a person looks. */
  readonly holidaysUnknown?: true;
}

/** Who must act within the period: an authority that acts has the benefit of the next working day; a thing that lapses has not. */
export type PeriodKind = 'to-act' | 'lapses';

/**
 * `days` calendar days from the day of the act, in the zone of the jurisdiction. Preservations and retention lapse by the bare calendar
 * (`lapses`), even on a holiday: waiting for Sunday loses the data.
 */
export function addCalendarDays(calendar: Calendar, from: UtcInstant, days: number, kind: PeriodKind): PeriodEnd {
  const first = dayIn(calendar.zone, from);
  const plain = addDays(first, calendar.counting.first_day_counts ? days - 1 : days);
  const moves = kind === 'to-act' && calendar.counting.last_day === 'next_working_day';
  const lastDay = moves ? nextWorkingDay(calendar, plain) : plain;
  return {
    lastDay,
    endsAt: endOfDay(calendar.zone, lastDay),
    zone: calendar.zone,
    ...(lastDay !== plain && { movedFrom: plain }),
    ...(moves && !holidaysKnownFor(calendar, plain) && { holidaysUnknown: true as const }),
  };
}

/** Periods in hours run on the clock: a change to summer time neither lengthens nor shortens them. */
export function addHours(from: UtcInstant, hours: number): UtcInstant {
  return new Date(Date.parse(from) + hours * 3_600_000).toISOString();
}
