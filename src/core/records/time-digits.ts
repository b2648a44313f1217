// SPDX-License-Identifier: Apache-2.0
import type { Precision } from './when.ts';

/** Date and time as digits, before any zone. `fraction` holds the digits after the second, as written. */
export interface Digits {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  fraction: string;
  precision: Precision;
  leapSecond?: boolean;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar and the clock have this moment. 29 February only in leap years, second 60 as a leap second. */
export function isMoment(digits: Digits): boolean {
  const { year, month, day, hour, minute, second } = digits;
  if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]!) return false;
  if (month === 2 && day === 29 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return false;
  return hour <= 23 && minute <= 59 && second <= 59;
}

/** `Date.UTC` takes years below 100 for 1900 and more; the calendar is the same 400 years later. */
const CYCLE_YEARS = 400;
const CYCLE_MILLIS = 146_097 * 86_400_000;

export function wallMillis({ year, month, day, hour, minute, second }: Digits): number {
  return Date.UTC(year + CYCLE_YEARS, month - 1, day, hour, minute, second) - CYCLE_MILLIS;
}

/** RFC 3339 with exactly the digits of the precision. `ending` is `Z`, or nothing for a local time. */
export function isoText(millis: number, precision: Precision, fraction: string, ending: '' | 'Z'): string {
  const full = new Date(millis).toISOString();
  if (precision === 'year') return full.slice(0, 4);
  if (precision === 'month') return full.slice(0, 7);
  if (precision === 'day') return full.slice(0, 10);
  if (precision === 'minute') return `${full.slice(0, 16)}${ending}`;
  if (precision === 'second') return `${full.slice(0, 19)}${ending}`;
  const digits = precision === 'millisecond' ? 3 : 6;
  return `${full.slice(0, 19)}.${fraction.padEnd(digits, '0').slice(0, digits)}${ending}`;
}

const LONG: Readonly<Partial<Record<Precision, number>>> = { minute: 59, second: 0, millisecond: 0, microsecond: 0 };

/** The last second that a value of this precision covers. */
export function lastSecond(digits: Digits): number {
  const millis = wallMillis(digits);
  const seconds = LONG[digits.precision];
  if (seconds !== undefined) return millis + seconds * 1000;
  const end = new Date(millis);
  if (digits.precision === 'year') end.setUTCFullYear(digits.year + 1);
  else if (digits.precision === 'month') end.setUTCMonth(digits.month);
  else end.setUTCDate(digits.day + 1);
  return end.getTime() - 1000;
}

const ZEROS = [0x0660, 0x06f0];

/** Arabic-Indic and Persian digits to ASCII; bidi marks and byte order marks out; every kind of space to one. */
export function plainDigits(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - (code >= ZEROS[1]! ? ZEROS[1]! : ZEROS[0]!));
    })
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/\u060c/g, ',');
}
