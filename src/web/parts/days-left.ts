// SPDX-License-Identifier: Apache-2.0
/** Whole days from now to an instant: 0 on the last day, negative when it is over. */
export function daysLeftOf(instant: string, now: number): number {
  return Math.floor((Date.parse(instant) - now) / 86_400_000);
}
