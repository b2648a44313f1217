// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import type { Json } from '../custody/canonical-json.ts';
import { type Commitment, commitTo } from '../custody/commitment.ts';
import type { AnyRecord } from '../records/record.ts';

/**
 * The salt of one record in one bundle, from the bundle's own secret of 32 bytes (HMAC-SHA-256): one that is given out opens one record only,
 * and none has to be kept.
 */
export function saltOf(secret: Uint8Array, { id }: AnyRecord): Buffer {
  return createHmac('sha256', secret).update('rogatory.withheld-record/1\0').update(id).digest();
}

export function commitmentOf(secret: Uint8Array, record: AnyRecord): Commitment {
  return commitTo(record as unknown as Json, saltOf(secret, record));
}
