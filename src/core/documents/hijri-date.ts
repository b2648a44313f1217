// SPDX-License-Identifier: Apache-2.0

/** A day of the civil calendar of Umm al-Qura. */
export interface HijriDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const calendar = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** The tables of Umm al-Qura reach from 1300 to 1600 AH; outside them a computed day could be another one than was announced. */
const FIRST = '1882-11-12';
const LAST = '2174-11-25';

/** The Hijri day that begins the evening before and covers the daylight of a Gregorian one, `YYYY-MM-DD`; undefined outside the tables. */
export function hijriDay(day: string): HijriDay | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < FIRST || day > LAST) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) return undefined;
  const parts = new Map(calendar.formatToParts(at).map(({ type, value }) => [type, value]));
  return { year: Number(parts.get('year')), month: Number(parts.get('month')), day: Number(parts.get('day')) };
}
