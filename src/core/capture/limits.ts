// SPDX-License-Identifier: Apache-2.0
import type { Gap } from './capture-record.ts';

/** What one capture may take; where it stops at one of these, the record names it as a gap. */
export interface CaptureLimits {
  /** From the first request to the last, in seconds. */
  readonly maxSeconds: number;
  readonly maxRequests: number;
  /** All answers together, as they came over the line. */
  readonly maxBytes: number;
  /** One answer after its content encoding is undone: what a "gzip bomb" would become in the browser. */
  readonly maxDecodedBytes: number;
  /** Of the page as it is pictured, in pixels of the page. */
  readonly maxHeightPixels: number;
}

export const DEFAULT_LIMITS: CaptureLimits = {
  maxSeconds: 60,
  maxRequests: 2_000,
  maxBytes: 256 * 1024 * 1024,
  maxDecodedBytes: 128 * 1024 * 1024,
  maxHeightPixels: 40_000,
};

/** Of a window that a person browses in: many pages, over an hour at the most. */
export const BY_HAND_LIMITS: CaptureLimits = {
  ...DEFAULT_LIMITS,
  maxSeconds: 3_600,
  maxRequests: 20_000,
  maxBytes: 2 * 1024 * 1024 * 1024,
};

/** The longest that a person may ask for: a capture is a visit, not a watch. */
export const LONGEST_SECONDS = 600;

export function limitGap(what: keyof CaptureLimits, limits: CaptureLimits): Gap {
  const sentences: Record<keyof CaptureLimits, string> = {
    maxSeconds: `The page was still loading after ${limits.maxSeconds} seconds; what had come by then was kept.`,
    maxRequests: `The page asked for more than ${limits.maxRequests} things; the rest was not fetched.`,
    maxBytes: `The page sent more than ${limits.maxBytes} bytes; the rest was not fetched.`,
    maxDecodedBytes: `An answer unpacks to more than ${limits.maxDecodedBytes} bytes; it was cut off there.`,
    maxHeightPixels: `The page is longer than ${limits.maxHeightPixels} pixels; the picture ends there.`,
  };
  return { why: WHY[what], what: sentences[what] };
}

const WHY = {
  maxSeconds: 'time-limit',
  maxRequests: 'request-limit',
  maxBytes: 'size-limit',
  maxDecodedBytes: 'unpacked-size-limit',
  maxHeightPixels: 'height-limit',
} as const;
