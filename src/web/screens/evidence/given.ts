// SPDX-License-Identifier: Apache-2.0
/**
 * What a person gives a reading besides the file, while it is typed. It lives in the memory of the page alone: nothing of it is written
 * to the browser's storage, and a password is on its way to the desk once, when the reading begins.
 */
import type { ReadingGiven } from '../../../core/api/evidence.ts';
import { isZone } from '../../../core/records/zone.ts';

/** As the API bounds it. */
export const MOST_PASSWORDS = 20;
export const MOST_KEYS = 10;
export const LARGEST_KEY_BYTES = 300_000;

export interface GivenTyped {
  readonly zone: string;
  /** One for each field on the screen; empty ones are no password. */
  readonly passwords: readonly string[];
  readonly keys: readonly { readonly name: string; readonly base64: string }[];
}

export const NOTHING_GIVEN: GivenTyped = { zone: '', passwords: [''], keys: [] };

export function givenOf({ zone, passwords, keys }: GivenTyped): ReadingGiven {
  const typed = passwords.filter((password) => password !== '');
  return {
    ...(zone.trim() !== '' && { zone: zone.trim() }),
    ...(typed.length > 0 && { passwords: typed }),
    ...(keys.length > 0 && { keys: keys.map(({ base64 }) => base64) }),
  };
}

export const isNothing = (given: ReadingGiven): boolean => Object.keys(given).length === 0;

/** An empty zone is none; anything else has to be one that the desk knows too. */
export const isZoneOrNone = (typed: string): boolean => typed.trim() === '' || isZone(typed.trim());
