// SPDX-License-Identifier: Apache-2.0
/**
 * Days by the calendar of a jurisdiction: its zone, its week, its holidays, its rule for a last day that is not a working day. The
 * facts are in jurisdictions/calendars.yaml. Time zones come from the platform (IANA data of the running Node), never from a table here.
 */
import { addDays } from '../routes/calendar-day.ts';
import type { Calendar } from '../routes/knowledge.ts';

/** `2026-11-24T08:12:40.000Z` */
export type UtcInstant = string;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times what using it does, and a list has thousands of days in a few zones. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, format);
  return format;
}

/** The day of an instant as a person in that zone calls it, `YYYY-MM-DD`. */
export function dayIn(zone: string, instant: UtcInstant): string {
  const parts = formatOf(zone).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The instant at which a day ends in that zone: the first moment of the next day. A day may have 23 or 25 hours. */
export function endOfDay(zone: string, day: string): UtcInstant {
  return startOfDay(zone, addDays(day, 1));
}

/** The first instant of a day in that zone. Where the clock jumps over midnight, as in Cairo in April, it is the jump itself. */
export function startOfDay(zone: string, day: string): UtcInstant {
  const noon = Date.parse(`${day}T00:00:00Z`);
  let low = noon - 15 * HOUR;
  let high = noon + 15 * HOUR;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayIn(zone, new Date(middle).toISOString()) < day) low = middle;
    else high = middle;
  }
  return new Date(high).toISOString();
}

const HOUR = 3_600_000;

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function isWorkingDay(calendar: Calendar, day: string): boolean {
  return !calendar.weekend.includes(weekday(day)) && !isHoliday(calendar, day);
}

export function isHoliday(calendar: Calendar, day: string): boolean {
  return calendar.holidays.some((holiday) => holiday.day === day.slice(5) || holiday.dates?.includes(day) === true);
}

/** Holidays that follow the moon are listed by year: past the last listed year the calendar is not known, and that is said. */
export function holidaysKnownFor(calendar: Calendar, day: string): boolean {
  const moving = calendar.holidays.filter((holiday) => holiday.dates !== undefined);
  return moving.every((holiday) => holiday.dates?.some((one) => one.slice(0, 4) === day.slice(0, 4)) === true);
}

/** The day itself, or the next one on which people work. */
export function nextWorkingDay(calendar: Calendar, day: string): string {
  let found = day;
  while (!isWorkingDay(calendar, found)) found = addDays(found, 1);
  return found;
}
