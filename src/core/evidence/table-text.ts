// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Json } from '../custody/canonical-json.ts';
import type { AnyRecord } from '../records/record.ts';
import { placeText } from './case-uco.ts';
import type { WithheldRecord } from './withheld-records.ts';

/**
 * A row of CSV (RFC 4180) that a spreadsheet shows and does not execute: a cell that begins like a formula gets an apostrophe before it. What
 * came from outside may be anything.
 */
export function csvRow(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;
}

function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

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
  'data (JSON)',
];

/** A record as a row of a table: what all kinds share in columns, the rest as JSON. */
export function recordRow(record: AnyRecord): string {
  const when = firstMoment(record.data);
  return csvRow([
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
    canonicalJson(record.data as unknown as Json),
  ]);
}

/** The row in whose place a record stands that was left out. */
export function withheldRow({ n, ...withheld }: WithheldRecord, item: string): string {
  return csvRow(['', withheld.kind, '', '', '', item, '', '', '', 'withheld', canonicalJson({ withheld } as unknown as Json)]);
}

/** The first moment that a record states, in the order of its members. */
function firstMoment(data: object): { readonly raw: string; readonly utc?: string } | undefined {
  for (const value of Object.values(data))
    if (typeof value === 'object' && value !== null && 'precision' in value && 'raw' in value)
      return value as { raw: string; utc?: string };
  return undefined;
}
