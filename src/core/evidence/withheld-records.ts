// SPDX-License-Identifier: Apache-2.0
/**
 * What stands in a bundle for a record that was left out: a salted commitment (core/custody/commitment.ts) to the record's canonical JSON. It
 * tells nothing of the record; whoever is given the record and its salt later can show that it is the one that was left out there.
 *
 *     {"commitment":"sha256:51c0…","decidedBy":"Karim Adel","kind":"message","n":17,"reason":"Talk of the accused with counsel."}
 *
 * One line each in `data/withheld/*.ndjson`, in the order of the reading; `n` counts from 1 the records of the reading, those that are here too.
 */
import { canonicalJson, type Json } from '../custody/canonical-json.ts';
import { type Commitment, isCommitment, opens } from '../custody/commitment.ts';
import type { AnyRecord } from '../records/record.ts';

export const WITHHELD_FOLDER = 'data/withheld/';

export interface WithheldRecord {
  readonly n: number;
  readonly kind: string;
  readonly commitment: Commitment;
  readonly reason: string;
  readonly decidedBy: string;
}

export function withheldLine(record: WithheldRecord): string {
  return `${canonicalJson(record as unknown as Json)}\n`;
}

/** @returns undefined when the line is not one of these in its one form */
export function parseWithheldLine(line: string): WithheldRecord | undefined {
  try {
    const value = JSON.parse(line) as WithheldRecord;
    const whole = Number.isSafeInteger(value.n) && typeof value.kind === 'string' && isCommitment(value.commitment);
    return whole && withheldLine(value) === `${line}\n` ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A record that was left out of a bundle and is given out alone. */
export interface DisclosedRecord {
  readonly schema: typeof DISCLOSED_SCHEMA;
  /** Id of the bundle it was left out of. */
  readonly bundle: string;
  /** Hex, 32 bytes. */
  readonly salt: string;
  readonly commitment: Commitment;
  readonly record: AnyRecord;
}

export const DISCLOSED_SCHEMA = 'rogatory.disclosed-record/1';

/** Reads a file of unknown origin. @returns undefined when it is none, or its record and salt are not what its own commitment says */
export function parseDisclosedRecord(text: string): DisclosedRecord | undefined {
  try {
    const value = JSON.parse(text) as DisclosedRecord;
    if (value.schema !== DISCLOSED_SCHEMA || typeof value.bundle !== 'string' || !/^[0-9a-f]{64}$/.test(value.salt)) return undefined;
    const fits = opens(value.commitment, Buffer.from(value.salt, 'hex'), canonicalJson(value.record as unknown as Json));
    return fits ? value : undefined;
  } catch {
    return undefined;
  }
}
