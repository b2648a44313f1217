// SPDX-License-Identifier: Apache-2.0
import type { When } from '../records/index.ts';

/** Seconds of a UTC clock that a time can mean, inclusive, as RFC 3339 to the second. */
export interface UtcWindow {
  readonly from: string;
  readonly until: string;
}

/** RFC 3339 to the second, from milliseconds. */
export function secondText(millis: number): string {
  return `${new Date(Math.floor(millis / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** The first and last second that a time can mean; nothing when no zone is known and the value gives no bounds. */
export function windowOf(at: When): UtcWindow | undefined {
  if (at.earliest !== undefined && at.latest !== undefined) return { from: at.earliest, until: at.latest };
  if (at.utc === undefined) return undefined;
  switch (at.precision) {
    case 'minute':
      return { from: `${at.utc.slice(0, 16)}:00Z`, until: `${at.utc.slice(0, 16)}:59Z` };
    case 'day':
      return { from: `${at.utc.slice(0, 10)}T00:00:00Z`, until: `${at.utc.slice(0, 10)}T23:59:59Z` };
    case 'month':
      return {
        from: `${at.utc.slice(0, 7)}-01T00:00:00Z`,
        until: secondText(Date.UTC(Number(at.utc.slice(0, 4)), Number(at.utc.slice(5, 7)), 1) - 1),
      };
    case 'year':
      return { from: `${at.utc.slice(0, 4)}-01-01T00:00:00Z`, until: `${at.utc.slice(0, 4)}-12-31T23:59:59Z` };
    default: {
      const second = `${at.utc.slice(0, 19)}Z`;
      return { from: second, until: second };
    }
  }
}

/** The window made wider on both sides. */
export function widen(window: UtcWindow, seconds: number): UtcWindow {
  return { from: secondText(Date.parse(window.from) - seconds * 1000), until: secondText(Date.parse(window.until) + seconds * 1000) };
}
