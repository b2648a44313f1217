// SPDX-License-Identifier: Apache-2.0
/** A record in one line, and whose it is, for lists and sentences. */
import type { RecordShown } from '../../../core/api/evidence.ts';
import { shownOverrides } from '../../../core/documents/shown-controls.ts';
import { rowsOf } from '../../../core/records/record-rows.ts';

/** One line for a list: what the record says, without its time. */
export function lineOf(record: RecordShown): string {
  const rows = rowsOf(record.data).filter((row) => row.when === undefined && row.raw.trim() !== '');
  const isNumberOfIts = ({ name }: { name: string }) => /(^|[a-z])Id$/.test(name);
  // A number that only the provider knows something by says least: it stands last.
  const line = [...rows.filter((row) => !isNumberOfIts(row)), ...rows.filter(isNumberOfIts)].map((row) => row.norm ?? row.raw).join(' · ');
  return shownOverrides(line.replaceAll(/\s+/g, ' ').slice(0, 240));
}

export const accountOf = (record: RecordShown): string => {
  const of = (record as { readonly of?: { readonly provider: string; readonly value: string } }).of;
  return of === undefined ? '' : `${of.provider} ${of.value}`;
};
