// SPDX-License-Identifier: Apache-2.0
import { type Mention, mentionedIn } from '../identifiers/identifiers-in-record.ts';
import { columnsOf } from './columns.ts';
import { bytesOf, pathText } from './place.ts';
import type { AnyRecord, Gap } from './record.ts';
import { recordJson } from './record-json.ts';

/**
 * How records travel to the records store: one line a record, columns parted by U+001F, values of a list by U+001E, what is said in a
 * record by U+001D, nothing quoted. Its ordinal is the line's own number. Control characters inside a value stand as their pictures (U+2400…), a missing value is empty. The
 * last column is the record itself, JSON, which holds everything as it is. The process that reads a return writes these lines, so that
 * nobody has to parse them again.
 */
export const RECORD_LINE = [
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

export const MENTION_LINE = ['ordinal', 'id', 'type', 'value', 'sealed', 'path', 'bytes_from', 'bytes_to', 'mention'] as const;

const PART = '\x1f';
const LIST = '\x1e';
const SAID = '\x1d';
const CONTROL = /[\x00-\x1f\x7f]/;
const EVERY_CONTROL = /[\x00-\x1f\x7f]/g;
/** What lists show of a text, and of who or what is named; the record holds all of it. */
const LONGEST_TEXT = 2_000;
const LONGEST_NAME = 1_024;

/** At most three bytes a letter in UTF-8; half of a pair of surrogates becomes three as well. */
const MOST_BYTES = 3;

/**
 * Puts the line of a record into `into` from `at` on, as UTF-8, without a string of the whole line: the JSON of most records is plain
 * ASCII, and stays so beside what is not.
 * @returns where the line ends; undefined when `into` may be too short for it, and then nothing of it counts
 */
export function putRecordLine(into: Buffer, at: number, record: AnyRecord): number | undefined {
  const head = headOf(record);
  const json = recordJson(record);
  if (MOST_BYTES * (head.length + json.length) + 1 > into.length - at) return undefined;
  let end = at + into.write(head, at);
  end += into.write(json, end);
  into[end] = 0x0a;
  return end + 1;
}

/** The line as a string. */
export function recordLine(record: AnyRecord): string {
  return `${headOf(record)}${recordJson(record)}\n`;
}

/**
 * Every column but the last, each with its parting behind it. What we wrote ourselves (times, numbers, names of parsers) holds no control
 * character; what the source wrote is looked at.
 */
function headOf(record: AnyRecord): string {
  const columns = columnsOf(record);
  let said = '';
  for (const one of columns.said) said += said === '' ? flat(one) : SAID + flat(one);
  let identifiers = '';
  for (const one of columns.identifiers) identifiers += identifiers === '' ? flat(one) : LIST + flat(one);
  return (
    `${columns.id}${PART}${columns.kind}${PART}${name(columns.account)}${PART}${name(columns.actor)}${PART}` +
    `${name(columns.thread)}${PART}${columns.utc ?? ''}${PART}${columns.precision ?? ''}${PART}${columns.zoneFrom ?? ''}${PART}` +
    `${columns.earliest ?? ''}${PART}${columns.latest ?? ''}${PART}${columns.until ?? ''}${PART}${name(columns.address)}${PART}` +
    `${name(columns.port)}${PART}${identifiers}${PART}${flat(columns.text?.slice(0, LONGEST_TEXT))}${PART}${said}${PART}` +
    `${name(columns.latitude)}${PART}${name(columns.longitude)}${PART}${name(columns.accuracyMeters)}${PART}${flat(columns.path)}${PART}` +
    `${columns.bytesFrom ?? ''}${PART}${columns.bytesTo ?? ''}${PART}${columns.parser}${PART}${columns.tier}${PART}` +
    `${columns.handling}${PART}${columns.deleted ?? ''}${PART}`
  );
}

export function gapLine(gap: Gap, ordinal: number): string {
  return [ordinal, gap.why, flat(pathText(gap.place.path)), flat(gap.message), JSON.stringify(gap)].join(PART).concat('\n');
}

function name(value: string | undefined): string {
  return flat(value !== undefined && value.length > LONGEST_NAME ? value.slice(0, LONGEST_NAME) : value);
}

function flat(value: string | undefined): string {
  if (value === undefined) return '';
  return CONTROL.test(value) ? value.replace(EVERY_CONTROL, picture) : value;
}

function picture(control: string): string {
  return control === '\x7f' ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0));
}

/** @param ordinal that of the record it stands in; undefined for a file that no reader knows */
export function mentionLine(mention: Mention, ordinal: number | undefined): string {
  const { type, value, sealed } = mentionedIn(mention);
  const bytes = bytesOf(mention.place.at);
  const columns = [ordinal ?? '', mention.id, type, name(value.trim().toLowerCase()), sealed ?? '', flat(pathText(mention.place.path))];
  return [...columns, bytes?.from ?? '', bytes?.to ?? '', JSON.stringify(mention)].join(PART).concat('\n');
}
