// SPDX-License-Identifier: Apache-2.0
/** Dates, counts and sizes as people read them. Every time on the screen is UTC and says so, unless it names its zone. */
import { type Language, locales } from './messages.ts';

export interface Formats {
  /** `24 Nov 2026, 08:12 UTC` */
  readonly moment: (instant: string) => string;
  /** With seconds, for evidence: `24 Nov 2026, 08:12:40 UTC` */
  readonly second: (instant: string) => string;
  /** `24 Nov 2026` of an instant or a day. */
  readonly day: (dayOrInstant: string) => string;
  /** `November 2026` of `2026-11` */
  readonly month: (month: string) => string;
  /** `24 Nov 2026, 10:12` by the clock of the machine in front of the desk, whatever its zone; `zone` is that. */
  readonly here: (instant: string) => string;
  readonly zone: string;
  readonly count: (number: number) => string;
  /** `85%` of 0.85 */
  readonly share: (part: number) => string;
  readonly size: (bytes: number) => string;
  /** `in 3 days`, `2 hours ago` */
  readonly ago: (instant: string, now: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly country: (code: string) => string;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formatsFor(language: Language): Formats {
  const locale = locales[language];
  const date = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const clock = { ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = new Intl.DateTimeFormat(locale, date);
  const moment = new Intl.DateTimeFormat(locale, clock);
  const here = new Intl.DateTimeFormat(locale, { ...clock, timeZone: undefined });
  const second = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const countries = new Intl.DisplayNames([locale], { type: 'region' });
  return {
    moment: (instant) => readable(instant, (at) => `${moment.format(at)} UTC`),
    second: (instant) => readable(instant, (at) => `${second.format(at)} UTC`),
    day: (text) => readable(text, (at) => day.format(at)),
    month: (text) => readable(text, (at) => month.format(at)),
    here: (instant) => readable(instant, (at) => here.format(at)),
    zone: here.resolvedOptions().timeZone,
    count: (value) => number.format(value),
    share: (part) => share.format(part),
    size: (bytes) => sizeText(bytes, locale),
    ago: (instant, now) => agoText(Date.parse(instant) - now, relative),
    list: (items) => list.format(items),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  };
}

/** A text that is no date is shown as it came. */
function readable(text: string, format: (at: Date) => string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : format(at);
}

function sizeText(bytes: number, locale: string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const style = { style: 'unit', unit: UNITS[unit], unitDisplay: unit === 0 ? 'long' : 'short' } as const;
  return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 }).format(value);
}

function agoText(milliseconds: number, relative: Intl.RelativeTimeFormat): string {
  const minutes = milliseconds / 60_000;
  if (Math.abs(minutes) < 60) return relative.format(Math.round(minutes), 'minute');
  if (Math.abs(minutes) < 48 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}
