// SPDX-License-Identifier: Apache-2.0
/** A record in one line, and whose it is, for lists and sentences. */
import type { RecordShown } from '../../../core/api/evidence.ts';
import { rowsOf } from '../../../core/records/record-rows.ts';

/** One line for a list: what the record says, without its time. */
export function lineOf(record: RecordShown): string {
  return rowsOf(record.data)
    .filter((row) => row.when === undefined && row.raw.trim() !== '')
    .map((row) => row.norm ?? row.raw)
    .join(' · ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 240);
}

export const accountOf = (record: RecordShown): string => {
  const of = (record as { readonly of?: { readonly provider: string; readonly value: string } }).of;
  return of === undefined ? '' : `${of.provider} ${of.value}`;
};
