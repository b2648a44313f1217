// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord } from '../records/index.ts';
import { momentsOf } from './times-of.ts';
import { windowOf } from './utc-window.ts';

/** One moment of one record on a timeline. A record with a beginning and an end stands there twice. */
export interface TimelineEntry {
  readonly record: string;
  readonly kind: AnyRecord['kind'];
  /** The field that says it: `sent`, `begun`. */
  readonly role: string;
  /** As the source writes it. */
  readonly raw: string;
  /** UTC seconds that it can mean, inclusive; `exact` when that is one second. Without a window it stands among the undated. */
  readonly from?: string;
  readonly until?: string;
  readonly exact: boolean;
}

export interface Timeline {
  readonly dated: readonly TimelineEntry[];
  /** No zone, no bounds, no time: shown apart, never sorted in by guess. */
  readonly undated: readonly TimelineEntry[];
}

/** All moments, earliest possible second first; equal ones in reading order. */
export function timeline(records: Iterable<AnyRecord>): Timeline {
  const dated: TimelineEntry[] = [];
  const undated: TimelineEntry[] = [];
  for (const record of records) {
    for (const { role, when } of momentsOf(record)) {
      const window = windowOf(when);
      const entry = { record: record.id, kind: record.kind, role, raw: when.raw };
      if (window === undefined) undated.push({ ...entry, exact: false });
      else dated.push({ ...entry, ...window, exact: when.utc !== undefined && window.from === window.until });
    }
  }
  return { dated: dated.toSorted((a, b) => compare(a.from!, b.from!) || compare(a.until!, b.until!)), undated };
}

/** Whether an entry lies in a span of UTC seconds: a day asked about by the hour is `maybe`. */
export function isIn(entry: TimelineEntry, from: string, until: string): 'yes' | 'maybe' | 'no' {
  if (entry.from === undefined || entry.until === undefined) return 'maybe';
  if (entry.until < from || entry.from > until) return 'no';
  return entry.from >= from && entry.until <= until ? 'yes' : 'maybe';
}

/** Entries by UTC day and kind; what can mean more than one day is counted apart. */
export function countByDay(entries: Iterable<TimelineEntry>): { day: string; kind: string; count: number }[] {
  const counts = new Map<string, { day: string; kind: string; count: number }>();
  for (const entry of entries) {
    const day = entry.from !== undefined && entry.from.slice(0, 10) === entry.until?.slice(0, 10) ? entry.from.slice(0, 10) : 'uncertain';
    const key = `${day}|${entry.kind}`;
    const one = counts.get(key) ?? { day, kind: entry.kind, count: 0 };
    one.count++;
    counts.set(key, one);
  }
  return [...counts.values()].sort((a, b) => compare(a.day, b.day) || compare(a.kind, b.kind));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
