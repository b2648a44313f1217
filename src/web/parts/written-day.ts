// SPDX-License-Identifier: Apache-2.0
import { latinDigits } from './latin-digits.ts';

const YEAR_FIRST = /^(?<year>[12]\d{3})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})$/;
const DAY_FIRST = /^(?<day>\d{1,2})([-/.])(?<month>\d{1,2})\2(?<year>[12]\d{3})$/;
/** Keys of a telephone may lack all but digits. A year of our centuries is no day and month, so no digits are a day in both orders. */
const DIGITS = [/^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)$/, /^(?<day>\d\d)(?<month>\d\d)(?<year>(?:19|20)\d\d)$/];
const MOMENT_IN_DIGITS = /^(\d{8})(\d\d)(\d\d)(\d\d)?$/;
const MOMENT = /^(?<day>[^\s,T]+)(?:T| |, ?)(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2}))?$/;

/**
 * The day that somebody wrote, as `2026-11-26`: year, month, day or day, month, year, with any digits and with hyphens, strokes, points or
 * nothing between.
 * Undefined where it is none of the calendar, or still being written.
 */
export function writtenDay(text: string): string | undefined {
  const written = plain(text);
  for (const order of [YEAR_FIRST, DAY_FIRST, ...DIGITS]) {
    const day = dayOfCalendar(order.exec(written)?.groups ?? {});
    if (day !== undefined) return day;
  }
  return undefined;
}

function dayOfCalendar({ year = '', month = '', day = '' }: Readonly<Record<string, string>>): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  // The thirtieth of February becomes the second of March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}

/** `2026-11-26T22:10`, with its seconds where they were written. */
export function writtenMoment(text: string): string | undefined {
  const { day = '', hour = '', minute = '', second } = MOMENT.exec(plain(text).replace(MOMENT_IN_DIGITS, spread))?.groups ?? {};
  const on = writtenDay(day);
  if (on === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  return `${on}T${hour.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
}

const spread = (_: string, day: string, hour: string, minute: string, second?: string): string =>
  `${day} ${hour}:${minute}${second === undefined ? '' : `:${second}`}`;

/** Without the marks that keyboards and documents put in to turn a line; the Arabic date separator and comma are those of the rest. */
const plain = (text: string): string =>
  latinDigits(text)
    .replaceAll(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('؍', '/')
    .replaceAll('،', ',')
    .replaceAll(/\s+/g, ' ')
    .trim();
