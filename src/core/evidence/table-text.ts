// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Json } from '../custody/canonical-json.ts';
import { statedMembers } from '../mappings/stated-values.ts';
import type { AnyRecord } from '../records/record.ts';
import { csvCell, csvJson, csvLine } from '../requests/csv.ts';
import { placeText } from './case-uco.ts';
import type { WithheldRecord } from './withheld-records.ts';

/** A row that a spreadsheet shows and does not execute: what came from outside may be anything. */
export const csvRow = csvLine;

/** A row whose last cell is JSON, which reads as the same value whatever a spreadsheet makes of it. */
const rowWithJson = (cells: readonly (string | number | null | undefined)[], value: unknown): string =>
  `${cells.map(csvCell).join(',')},${csvJson(canonicalJson(value as Json))}\r\n`;

export const RECORD_COLUMNS = [
  'id',
  'kind',
  'account',
  'time (UTC)',
  'time as written',
  'item (SHA-256)',
  'read from',
  'reader',
  'tier',
  'handling',
  'stated by a person, not by the source',
  'data (JSON)',
];

/** A record as a row of a table: what all kinds share in columns, the rest as JSON. */
export function recordRow(record: AnyRecord): string {
  const when = firstMoment(record.data);
  return rowWithJson(
    [
      record.id,
      record.kind,
      record.of?.value,
      when?.utc,
      when?.raw,
      record.place.item,
      placeText(record.place),
      `${record.parser.id}/${record.parser.version}`,
      record.parser.tier,
      record.handling ?? 'normal',
      statedMembers(record).join('; '),
    ],
    record.data,
  );
}

/** The row in whose place a record stands that was left out. */
export function withheldRow({ n, ...withheld }: WithheldRecord, item: string): string {
  return rowWithJson(['', withheld.kind, '', '', '', item, '', '', '', 'withheld', ''], { withheld });
}

/** The first moment that a record states, in the order of its members. */
function firstMoment(data: object): { readonly raw: string; readonly utc?: string } | undefined {
  for (const value of Object.values(data))
    if (typeof value === 'object' && value !== null && 'precision' in value && 'raw' in value)
      return value as { raw: string; utc?: string };
  return undefined;
}
