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

const DAY_MS = 86_400_000;
/** Mean month of the moon in days; the tables stay within three days of it. */
const MONTH_DAYS = 29.530_588;

/** The Gregorian day, `YYYY-MM-DD`, of one of Umm al-Qura; undefined where that month has no such day or the tables do not reach. */
export function gregorianDay({ year, month, day }: HijriDay): string | undefined {
  if (year < 1300 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 30) return undefined;
  const about = Date.parse(`${FIRST}T00:00:00Z`) + Math.round(((year - 1300) * 12 + month - 1) * MONTH_DAYS + day - 1) * DAY_MS;
  for (let off = -3; off <= 3; off += 1) {
    const candidate = new Date(about + off * DAY_MS).toISOString().slice(0, 10);
    const found = hijriDay(candidate);
    if (found?.year === year && found.month === month && found.day === day) return candidate;
  }
  return undefined;
}
