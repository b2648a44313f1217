// SPDX-License-Identifier: Apache-2.0
import type { FieldValues } from './form.ts';

/**
 * Letters without a blank between them that are still a text: addresses of pages have up to about 2,000. Of a run of 30,000, no paper can be
 * printed (PDF/A allows 32,767 bytes in a string), and Arabic letters, which all hang together, are shaped anew for every line of it: a
 * browser stands still for many seconds.
 */
export const LONGEST_RUN = 2_000;

export const hasLongRun = (text: string): boolean => text.split(/\s/).some(({ length }) => length > LONGEST_RUN);

/** The fields in which somewhere stands a run that is too long. */
export function unbrokenFields(values: FieldValues): readonly string[] {
  return Object.keys(values).filter((field) => holdsLongRun(values[field]));
}

function holdsLongRun(value: unknown): boolean {
  if (typeof value === 'string') return hasLongRun(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsLongRun);
}
