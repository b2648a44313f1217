// SPDX-License-Identifier: Apache-2.0
/** The weeks of a month, whole, as a calendar on a wall has them. Days are `YYYY-MM-DD`; nothing here knows a time zone. */

export interface MonthShown {
  /** `2026-11` */
  readonly month: string;
  readonly weeks: readonly (readonly { readonly day: string; readonly inMonth: boolean }[])[];
}

const DAY_MS = 86_400_000;
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const text = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `firstDay`: 1 Monday … 7 Sunday, as the reader's locale begins its week. */
export function monthOf(month: string, firstDay: number): MonthShown {
  const first = at(`${month}-01`);
  const back = (first.getUTCDay() - (firstDay % 7) + 7) % 7;
  const weeks: { day: string; inMonth: boolean }[][] = [];
  for (let time = first.getTime() - back * DAY_MS; weeks.length === 0 || text(time).startsWith(month); ) {
    const week = Array.from({ length: 7 }, (_, n) => text(time + n * DAY_MS));
    weeks.push(week.map((day) => ({ day, inMonth: day.startsWith(month) })));
    time += 7 * DAY_MS;
  }
  return { month, weeks };
}

/** `2026-11` and 2 → `2027-01` */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
