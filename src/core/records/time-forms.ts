// SPDX-License-Identifier: Apache-2.0
import type { Digits } from './time-digits.ts';
import type { Precision } from './when.ts';

/** What the text of a time holds: its digits, and the zone as written behind them. */
export interface FormFound {
  readonly digits: Digits;
  readonly zone: string;
  /** The other reading when day and month could be swapped: `03/04/2026`. */
  readonly swapped?: Digits;
}

export type DateOrder = 'day-first' | 'month-first';

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1, january: 1, feb: 2, february: 2, mar: 3, march: 3, apr: 4, april: 4, may: 5, jun: 6, june: 6, jul: 7, july: 7,
  aug: 8, august: 8, sep: 9, sept: 9, september: 9, oct: 10, october: 10, nov: 11, november: 11, dec: 12, december: 12,
}; // biome-ignore format: one table

const ZONE = String.raw`\s*(?<zone>.*)`;
const CLOCK = String.raw`(?<h>\d{1,2})[:.](?<mi>\d{2})(?:[:.](?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?\s*(?<half>[AaPp]\.?\s?[Mm]\.?(?![A-Za-z])|ص|م)?`;

/** The forms of returns.md §4, most frequent first. Names of months in English; other languages come through their own reader. */
const FORMS: readonly RegExp[] = [
  // 2026-03-01 22:10:05 UTC · 2026-03-04T18:20:11.752Z · 2026/03/01 22:10 · 2026-03-01 22:10:05 +0000 UTC
  new RegExp(String.raw`^(?<y>\d{4})[-/.](?<mo>\d{1,2})[-/.](?<d>\d{1,2})(?:[T ,]\s*${CLOCK}${ZONE})?$`),
  // Wed Mar 04 18:20:11 +0000 2026 · Wed Aug 19 12:00:00 UTC 2021
  new RegExp(String.raw`^[A-Z][a-z]{2},? (?<mon>[A-Za-z]+) (?<d>\d{1,2}) ${CLOCK}\s+(?<zone>\S+) (?<y>\d{4})$`),
  // Mar 30 2026 20:41:22 UTC · Wednesday, January 4, 2026 at 10:59:50 AM UTC · Jan 15, 2026, 9:14:03 PM BST
  new RegExp(String.raw`^(?:[A-Za-z]+, )?(?<mon>[A-Za-z]+)\.? (?<d>\d{1,2}),? (?<y>\d{4})(?:(?:,| at|,? -)?\s+${CLOCK}${ZONE})?$`),
  // Tuesday, 7 February 2026 at 17:13:43 UTC · Wed, 04 Mar 2026 18:20:11 +0000 (UTC) · 04-Mar-2026 18:20
  new RegExp(String.raw`^(?:[A-Za-z]+,? )?(?<d>\d{1,2})[ -](?<mon>[A-Za-z]+)\.?,?[ -](?<y>\d{4})(?:(?:,| at|,? -)?\s+${CLOCK}${ZONE})?$`),
  // 27/07/2026 03:04:43PM (UTC +00) · 3/15/2026 9:14:03 AM · 13.05.26, 21:14
  new RegExp(String.raw`^(?<n1>\d{1,2})(?<sep>[-/.])(?<n2>\d{1,2})\k<sep>(?<y>\d{4}|\d{2})(?:,?\s+${CLOCK}${ZONE})?$`),
  // 20260301221005+0200 · 20260301221005Z (GeneralizedTime)
  /^(?<y>\d{4})(?<mo>\d{2})(?<d>\d{2})(?<h>\d{2})(?<mi>\d{2})(?<s>\d{2})?(?:[.,](?<f>\d{1,9}))?(?<zone>Z|[+-]\d{4}|)$/,
  // 20260301
  /^(?<y>(?:19|20)\d{2})(?<mo>\d{2})(?<d>\d{2})$/,
  // 2026-03 · 2026
  /^(?<y>\d{4})-(?<mo>\d{2})$/,
  /^(?<y>(?:19|20)\d{2})$/,
];

/** Finds the form of a text (ASCII digits, plain spaces) or nothing. Whether the moment exists is asked elsewhere. */
export function findForm(text: string, order: DateOrder | undefined): FormFound | undefined {
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const found = fromGroups(groups, order);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromGroups(groups: Record<string, string | undefined>, order: DateOrder | undefined): FormFound | undefined {
  const year = groups.y!.length === 2 ? 2000 + Number(groups.y) : Number(groups.y);
  const clock = clockOf(groups);
  if (clock === undefined) return undefined;
  const zone = (groups.zone ?? '').trim();
  if (groups.n1 !== undefined) return ambiguous(year, Number(groups.n1), Number(groups.n2), groups.sep!, clock, zone, order);
  const month = groups.mon === undefined ? Number(groups.mo ?? 1) : MONTHS[groups.mon.toLowerCase()];
  if (month === undefined) return undefined;
  const precision = groups.h !== undefined ? clock.precision : groups.d !== undefined ? 'day' : groups.mo !== undefined ? 'month' : 'year';
  return { digits: { ...clock, year, month, day: Number(groups.d ?? 1), precision }, zone };
}

type Clock = Omit<Digits, 'year' | 'month' | 'day'>;

function clockOf(groups: Record<string, string | undefined>): Clock | undefined {
  if (groups.h === undefined) return { hour: 0, minute: 0, second: 0, fraction: '', precision: 'day' };
  // Programs that write six digits for what they know to three add zeros: `.123000` is a millisecond.
  const fraction = (groups.f ?? '').replace(/^(\d{3})0+$/, '$1');
  const precision: Precision =
    groups.s === undefined ? 'minute' : fraction === '' ? 'second' : fraction.length <= 3 ? 'millisecond' : 'microsecond';
  let hour = Number(groups.h);
  const half = groups.half?.[0]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' || half === 'م' ? 12 : 0);
  }
  const second = Number(groups.s ?? 0);
  const clock = { hour, minute: Number(groups.mi), second, fraction, precision };
  return second === 60 ? { ...clock, second: 59, leapSecond: true } : clock;
}

/** Two numbers before the year: a value above 12 decides, else the order that the caller proved, else both stay. Dots are day first. */
function ambiguous(
  year: number,
  one: number,
  two: number,
  sep: string,
  clock: Clock,
  zone: string,
  order: DateOrder | undefined,
): FormFound | undefined {
  const precision = clock.precision;
  const dayFirst = { ...clock, year, month: two, day: one, precision };
  const monthFirst = { ...clock, year, month: one, day: two, precision };
  if (one > 12 && two > 12) return undefined;
  if (one > 12 || (two <= 12 && (order === 'day-first' || sep === '.'))) return { digits: dayFirst, zone };
  if (two > 12 || order === 'month-first' || one === two) return { digits: monthFirst, zone };
  return { digits: dayFirst, zone, swapped: monthFirst };
}
