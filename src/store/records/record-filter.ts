// SPDX-License-Identifier: Apache-2.0

import { RecordsError } from '../../core/errors/records.ts';
import { recordsSays } from '../../core/errors/sentences/records.ts';

/** What a list of records is narrowed to, and how it is ordered. */
export interface RecordFilter {
  readonly kind?: string | undefined;
  /** `facebook:provider-user-id:1000…` */
  readonly account?: string | undefined;
  /** A value as people write it (`203.0.113.7`, `+20 10 …`), or with its type: `thread 1234`. */
  readonly identifier?: string | undefined;
  /** RFC 3339. A record matches when its moment *may* lie in [from, to): a day matches every hour of that day. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Words that stand in the record, in this order, as search folds them. */
  readonly text?: string | undefined;
  /** `reading`: as the source has them. `time`: by the first moment they can mean, those without one at the end. */
  readonly order?: 'reading' | 'time' | undefined;
}

/** Where the next page goes on: after this ordinal, and in time order after this moment. */
export interface Cursor {
  readonly after: number;
  /** Microseconds since 1970, in time order. */
  readonly at?: number;
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws RECORDS_BAD_CURSOR */
export function readCursor(written: string, order: 'reading' | 'time'): Cursor {
  try {
    const { after, at } = JSON.parse(Buffer.from(written, 'base64url').toString()) as Partial<Cursor>;
    if (Number.isSafeInteger(after) && (order === 'time' ? Number.isSafeInteger(at) : at === undefined)) return { after, at } as Cursor;
  } catch {
    // Not one of ours: said below.
  }
  throw new RecordsError('BAD_CURSOR', {
    message: recordsSays('cursor-unknown'),
  });
}

/** An RFC 3339 moment as DuckDB takes it, UTC. @throws RECORDS_BAD_FILTER */
export function filterInstant(written: string): string {
  const time = Date.parse(written);
  if (!Number.isNaN(time)) return new Date(time).toISOString().slice(0, -1).replace('T', ' ');
  throw new RecordsError('BAD_FILTER', { message: recordsSays('moments-expected') });
}

const SEPARATED = /^\+?[\d\s().\-/]{6,}$/;

/**
 * The values that an identifier as written may stand under: as it is, and for a number written with separators without them, since
 * records keep telephone numbers as `+20…`.
 */
export function identifierValues(written: string): { readonly type: string | undefined; readonly values: readonly string[] } {
  const typed = /^([a-z][a-z-]+) (\S.*)$/.exec(written.trim());
  const value = (typed?.[2] ?? written).trim().toLowerCase();
  const values = [value];
  if (SEPARATED.test(value) && !/^\d{1,3}(\.\d{1,3}){3}$/.test(value)) {
    const digits = value.replace(/[^\d+]/g, '');
    values.push(digits, digits.replace(/^00/, '+'), digits.startsWith('+') ? digits.slice(1) : `+${digits}`);
  }
  return { type: typed?.[1], values: [...new Set(values)] };
}
