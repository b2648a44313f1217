// SPDX-License-Identifier: Apache-2.0
/** Days as `YYYY-MM-DD`, and facts that know only the month or the year. No clock, no zone. */
import type { PartialDate } from './knowledge.ts';

/** The first day a partial date may mean: `2014` is 2014-01-01. */
export function earliestDay(date: PartialDate): string {
  return `${date}-01-01`.slice(0, 10);
}

/** The last day a partial date may mean: a fact of `2014` certainly holds only from 2015 on. */
export function latestDay(date: PartialDate): string {
  if (date.length === 10) return date;
  const [year, month] = date.split('-').map(Number) as [number, number | undefined];
  return new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export const laterDay = (one: string, other: string): string => (one > other ? one : other);

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}
