// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord, Gap } from './record.ts';
import { recordJson } from './record-json.ts';

/**
 * What is kept of one record, in bytes of its JSON. The records store turns whole rows in 192 MB and needs several times the bytes of one; a
 * row of this length leaves room.
 */
export const LONGEST_RECORD_BYTES = 16_000_000;
/** The gap that stands for a record longer than that: its place still shows it. Undefined for all others. */
export function longerThanKept(record: AnyRecord, most = LONGEST_RECORD_BYTES): Gap | undefined {
  const json = recordJson(record);
  if (json.length * 3 <= most) return undefined;
  const length = new TextEncoder().encode(json).length;
  if (length <= most) return undefined;
  return {
    kind: 'gap',
    why: 'limit-reached',
    place: record.place,
    message: `A record of ${length} bytes, above the ${most} that are kept of one (${record.kind}): its place shows it in the original.`,
  };
}
