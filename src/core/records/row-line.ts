// SPDX-License-Identifier: Apache-2.0
import { columnsOf } from './columns.ts';
import { pathText } from './place.ts';
import type { AnyRecord, Gap } from './record.ts';

/**
 * How records travel to the records store: one line a record, columns parted by U+001F, values of a list by U+001E, nothing quoted.
 * Control characters inside a value stand as their pictures (U+2400…), a missing value is empty. The last column is the record itself,
 * JSON, which holds everything as it is. The process that reads a return writes these lines, so that nobody has to parse them again.
 */
export const RECORD_LINE = [
  'ordinal',
  'id',
  'kind',
  'account',
  'actor',
  'thread',
  'utc',
  'precision',
  'zone_from',
  'earliest',
  'latest',
  'until',
  'address',
  'port',
  'identifiers',
  'text',
  'said',
  'latitude',
  'longitude',
  'accuracy_meters',
  'path',
  'bytes_from',
  'bytes_to',
  'parser',
  'tier',
  'handling',
  'deleted',
  'record',
] as const;

export const GAP_LINE = ['ordinal', 'why', 'path', 'message', 'gap'] as const;

const PART = '\x1f';
const LIST = '\x1e';
const CONTROL = /[\x00-\x1f\x7f]/;
const EVERY_CONTROL = /[\x00-\x1f\x7f]/g;
/** What lists show of a text; the record holds all of it. */
const LONGEST_TEXT = 2_000;

/**
 * What we wrote ourselves (times, numbers, names of parsers) holds no control character; what the source wrote is looked at.
 * @param ordinal position in reading order, from 0
 */
export function recordLine(record: AnyRecord, ordinal: number): string {
  const columns = columnsOf(record);
  return [
    ordinal,
    columns.id,
    columns.kind,
    flat(columns.account),
    flat(columns.actor),
    flat(columns.thread),
    columns.utc ?? '',
    columns.precision ?? '',
    columns.zoneFrom ?? '',
    columns.earliest ?? '',
    columns.latest ?? '',
    columns.until ?? '',
    flat(columns.address),
    flat(columns.port),
    columns.identifiers.map(flat).join(LIST),
    flat(columns.text?.slice(0, LONGEST_TEXT)),
    flat(columns.said),
    flat(columns.latitude),
    flat(columns.longitude),
    flat(columns.accuracyMeters),
    flat(columns.path),
    columns.bytesFrom ?? '',
    columns.bytesTo ?? '',
    columns.parser ?? '',
    columns.tier,
    columns.handling,
    columns.deleted ?? '',
    JSON.stringify(record),
  ]
    .join(PART)
    .concat('\n');
}

export function gapLine(gap: Gap, ordinal: number): string {
  return [ordinal, gap.why, flat(pathText(gap.place.path)), flat(gap.message), JSON.stringify(gap)].join(PART).concat('\n');
}

function flat(value: string | undefined): string {
  if (value === undefined) return '';
  return CONTROL.test(value) ? value.replace(EVERY_CONTROL, picture) : value;
}

function picture(control: string): string {
  return control === '\x7f' ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0));
}
