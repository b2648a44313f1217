// SPDX-License-Identifier: Apache-2.0
import { createHash, timingSafeEqual } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.ts';

/**
 * A value that stands in the log without being shown: `sha256:` and 64 hex digits of
 *
 *     SHA-256( "rogatory.commitment/1" ‖ 0x00 ‖ salt:32 ‖ canonical JSON of the value )
 *
 * The leading text keeps it from being any other hash of ours; the salt keeps short values (a name, a case number) from being guessed.
 */
export type Commitment = `sha256:${string}`;

export const SALT_BYTES = 32;

const DOMAIN = Buffer.from('rogatory.commitment/1\0', 'latin1');

/** @throws RangeError when the salt is not 32 bytes */
export function commitTo(value: Json, salt: Uint8Array): Commitment {
  return commitToText(canonicalJson(value), salt);
}

function commitToText(text: string, salt: Uint8Array): Commitment {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  return `sha256:${createHash('sha256').update(DOMAIN).update(salt).update(text, 'utf8').digest('hex')}`;
}

export function isCommitment(value: unknown): value is Commitment {
  return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
}

/** Whether this salt and this value (canonical JSON text, as the desk keeps it) are what was committed to. */
export function opens(commitment: Commitment, salt: Uint8Array, value: string): boolean {
  if (salt.length !== SALT_BYTES || !isCommitment(commitment)) return false;
  return timingSafeEqual(Buffer.from(commitToText(value, salt)), Buffer.from(commitment));
}
