// SPDX-License-Identifier: Apache-2.0
/**
 * Lists and series: several pages, or one page again and again. A second person approves the whole list before its first visit; it has a cap,
 * an end, and a pause between visits. What is visited next follows from what was visited: a desk that stops goes on where it was.
 */

import { CaptureError } from '../errors/capture.ts';
import type { Said } from '../errors/say.ts';
import { captureSays } from '../errors/sentences/capture.ts';

export interface VisitList {
  readonly urls: readonly string[];
  /** How often each page is visited: 1 is a list, more is a series. */
  readonly visits: number;
  /** Hours between two visits of the same page. */
  readonly everyHours: number;
  /** Pause between any two visits of the list. */
  readonly delaySeconds: number;
  readonly endsAt: Date;
}

/** Where a list stands. */
export interface ListState {
  readonly approvedAt: Date | null;
  readonly stoppedAt: Date | null;
}

export interface Visited {
  readonly url: string;
  /** From 1. */
  readonly visit: number;
  /** From 1. */
  readonly attempt: number;
  readonly begunAt: Date;
  /** `unanswered`: nobody answered, or the machine failed; what a rule refused is `ended` and not tried again. */
  readonly state: 'going-on' | 'ended' | 'unanswered';
}

/** A visit that is due. */
export interface DueVisit {
  readonly url: string;
  readonly visit: number;
  readonly attempt: number;
}

export const LIST_CAPS = {
  urls: 500,
  visits: 60,
  days: 92,
  shortestDelaySeconds: 5,
  shortestHours: 1,
  attempts: 3,
  retryAfterSeconds: 60,
} as const;

const HOUR_MS = 3_600_000;

/** @throws CAPTURE_LIST_TOO_LARGE names the cap */
export function refuseTooLarge(list: VisitList, now: Date): void {
  const caps: readonly (readonly [boolean, Said])[] = [
    [
      list.urls.length === 0 || list.urls.length > LIST_CAPS.urls,
      captureSays('cap-pages', { most: LIST_CAPS.urls, found: list.urls.length }),
    ],
    [list.visits < 1 || list.visits > LIST_CAPS.visits, captureSays('cap-visits', { most: LIST_CAPS.visits, found: list.visits })],
    [list.everyHours < LIST_CAPS.shortestHours, captureSays('cap-hours', { least: LIST_CAPS.shortestHours, found: list.everyHours })],
    [
      list.delaySeconds < LIST_CAPS.shortestDelaySeconds,
      captureSays('cap-pause', { least: LIST_CAPS.shortestDelaySeconds, found: list.delaySeconds }),
    ],
    [list.endsAt <= now, captureSays('cap-future')],
    [list.endsAt.getTime() - now.getTime() > LIST_CAPS.days * 24 * HOUR_MS, captureSays('cap-end', { days: LIST_CAPS.days })],
  ];
  const broken = caps.filter(([over]) => over).map(([, rule]) => rule);
  if (broken.length === 0) return;
  throw new CaptureError('LIST_TOO_LARGE', { message: captureSays('list-refused', { expected: broken }) });
}

/** The visit that is due now: one at a time, in the order of the list, each page as often as was approved, an unanswered one up to three times. */
export function nextVisit(list: VisitList & ListState, visited: readonly Visited[], now: Date): DueVisit | undefined {
  if (list.approvedAt === null || list.stoppedAt !== null || now >= list.endsAt) return undefined;
  if (visited.some(({ state }) => state === 'going-on')) return undefined;
  const last = Math.max(Number.NEGATIVE_INFINITY, ...visited.map(({ begunAt }) => begunAt.getTime()));
  if (now.getTime() - last < list.delaySeconds * 1_000) return undefined;
  for (let visit = 1; visit <= list.visits; visit += 1)
    for (const url of list.urls) {
      const own = visited.filter((one) => one.url === url);
      const tried = own.filter((one) => one.visit === visit);
      if (tried.length > 0) {
        if (isToBeTriedAgain(tried, now)) return { url, visit, attempt: tried.length + 1 };
        continue;
      }
      const first = own.find((one) => one.visit === 1)?.begunAt.getTime();
      if (visit === 1 || (first !== undefined && now.getTime() >= first + (visit - 1) * list.everyHours * HOUR_MS))
        return { url, visit, attempt: 1 };
    }
  return undefined;
}

/** After a minute, then after four. */
function isToBeTriedAgain(tried: readonly Visited[], now: Date): boolean {
  if (tried.length >= LIST_CAPS.attempts || tried.some(({ state }) => state !== 'unanswered')) return false;
  const last = Math.max(...tried.map(({ begunAt }) => begunAt.getTime()));
  return now.getTime() - last >= LIST_CAPS.retryAfterSeconds * 1_000 * 4 ** (tried.length - 1);
}
