// SPDX-License-Identifier: Apache-2.0

import { hash } from 'node:crypto';
import type { ReadingGiven, ReadingShown } from '../../core/api/evidence.ts';
import { InputError } from '../../core/errors/input.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { isZone } from '../../core/records/zone.ts';
import { readVaultKey } from '../../store/keys/vault-key.ts';
import type { Store } from '../../store/open-store.ts';
import { openSecret, sealSecret } from '../sign-in/one-time-code.ts';
import { keyUnusable } from '../sign-in/second-factor.ts';

/** What a job of reading is told of it. `sealed` holds the passwords under the key of the desk, and goes when the job ends (src/jobs). */
export interface GivenToJob {
  readonly zone?: string | undefined;
  readonly keys?: readonly string[] | undefined;
}

/** @throws INPUT_WRONG for a zone that is none */
export function refuseUnknownZone({ zone }: ReadingGiven): void {
  if (zone === undefined || isZone(zone)) return;
  throw new InputError('WRONG', { message: requestSays('zone-expected') });
}

/** Without anything secret: for the database and for people. Null when nothing was given. */
export function shownGiven({ zone, keys = [], passwords = [] }: ReadingGiven): ReadingShown['given'] {
  if (zone === undefined && keys.length === 0 && passwords.length === 0) return null;
  const hashes = keys.map((key) => hash('sha256', Buffer.from(key, 'base64')));
  return { zone: zone ?? null, keys: hashes, passwords: passwords.length };
}

/**
 * What makes it another reading than the one without: the same bytes read with another zone, other keys or opened by a password give other
 * records. Passwords leave no trace that could be compared; a reading with some is always its own.
 */
export function lineOfGiven(given: ReadingShown['given'], newId: () => string): string {
  if (given === null) return '';
  const { zone, keys, passwords } = given;
  const parts = [zone === null ? '' : ` zone=${zone}`, ...keys.map((key) => ` key=${key.slice(0, 16)}`)];
  return `${parts.join('')}${passwords === 0 ? '' : ` opened=${newId()}`}`;
}

export async function sealPasswords(store: Store, { passwords = [] }: ReadingGiven): Promise<string | undefined> {
  if (passwords.length === 0) return undefined;
  return (await sealSecret(await keyOf(store), JSON.stringify(passwords))).toString('base64');
}

export async function openPasswords(store: Store, sealed: string | undefined): Promise<readonly string[]> {
  if (sealed === undefined) return [];
  return JSON.parse(await openSecret(await keyOf(store), Buffer.from(sealed, 'base64'))) as string[];
}

async function keyOf({ configuration }: Store) {
  const key = await readVaultKey(configuration);
  if (key === undefined) throw keyUnusable();
  return key;
}
