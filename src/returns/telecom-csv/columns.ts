// SPDX-License-Identifier: Apache-2.0
import { plainName } from '../fields/named-values.ts';

/** Names that operators give to columns, in English and Arabic. Compared by `plainName`: without case, blanks, underscores, brackets. */
export const COLUMNS = {
  a: ['A Party', 'A Number', 'Calling Number', 'Calling Party', 'Caller', 'Originating Number', 'From Number', 'رقم المتصل', 'الرقم الطالب'],
  b: ['B Party', 'B Number', 'Called Number', 'Called Party', 'Callee', 'Dialled Number', 'Dialed Number', 'Terminating Number', 'To Number', 'رقم المستقبل', 'الرقم المطلوب'],
  c: ['C Party', 'C Number', 'Forwarded To', 'Third Party'],
  date: ['Date', 'Call Date', 'التاريخ', 'تاريخ المكالمة'],
  time: ['Time', 'Call Time', 'الوقت', 'وقت المكالمة'],
  start: ['Start', 'Start Time', 'Start Date', 'Call Start', 'Session Start', 'Begin', 'From', 'start_utc', 'from_utc', 'Date Time', 'Timestamp', 'بداية'],
  end: ['End', 'End Time', 'End Date', 'Session End', 'Stop', 'Stop Time', 'Until', 'stop_utc', 'until_utc', 'end_utc', 'To', 'نهاية'],
  duration: ['Duration', 'Call Duration', 'Duration Seconds', 'المدة', 'مدة المكالمة'],
  type: ['Call Type', 'Type', 'Direction', 'Event Type', 'Service', 'نوع المكالمة'],
  imei: ['IMEI'],
  imsi: ['IMSI'],
  firstCell: ['First Cell', 'First Cell ID', 'Start Cell', 'Cell ID', 'CGI', 'First CGI', 'LAC CI'],
  lastCell: ['Last Cell', 'Last Cell ID', 'End Cell', 'Last CGI'],
  cellAddress: ['Cell Address', 'First Cell Address', 'Site Address', 'Site Name', 'عنوان الموقع'],
  subscriber: ['Subscriber', 'MSISDN', 'User Name', 'Username', 'Subscriber ID', 'Landline', 'Line', 'رقم المشترك'],
  publicAddress: ['Public IP', 'Public IP Address', 'Translated IP', 'NAT IP', 'External IP', 'nat'],
  publicPort: ['Public Port', 'Translated Port', 'NAT Port', 'External Port', 'nport'],
  portFrom: ['Port From', 'Start Port', 'Port Start', 'First Port'],
  portTo: ['Port To', 'End Port', 'Port End', 'Last Port'],
  privateAddress: ['Private IP', 'Private IP Address', 'Source IP', 'Internal IP', 'src'],
  framedAddress: ['Framed IP', 'Framed IP Address', 'Assigned IP', 'Leased IP', 'IP Address'],
  destination: ['Destination IP', 'Destination IP Address', 'Dest IP', 'dst'],
  destinationPort: ['Destination Port', 'Dest Port', 'dport'],
  protocol: ['Protocol', 'Proto'],
  up: ['Bytes Up', 'Uplink Bytes', 'Upload', 'Uplink Volume'],
  down: ['Bytes Down', 'Downlink Bytes', 'Download', 'Downlink Volume'],
  radio: ['RAT', 'Radio', 'Technology'],
  gateway: ['NAT Gateway', 'BNG', 'PGW', 'Gateway'],
} as const satisfies Readonly<Record<string, readonly string[]>>; // biome-ignore format: one table

export type Column = keyof typeof COLUMNS;

const KNOWN = new Map(
  Object.entries(COLUMNS).flatMap(([column, names]) => names.map((name) => [plainName(name), column as Column] as const)),
);

/** What a table is by its header: the first that fits. Nothing when it is none of these. */
export type TableKind = 'calls' | 'data-sessions' | 'port-blocks' | 'leases';

export function tableKind(names: readonly string[]): TableKind | undefined {
  const has = new Set(names.map((name) => KNOWN.get(plainName(name))));
  const when = has.has('start') || has.has('date') || has.has('end');
  if (!when) return undefined;
  if (has.has('a') && has.has('b')) return 'calls';
  if (has.has('publicAddress') && (has.has('publicPort') || has.has('destination'))) return 'data-sessions';
  if (has.has('privateAddress') && has.has('publicAddress')) return 'port-blocks';
  if (has.has('subscriber') && has.has('framedAddress') && has.has('end')) return 'leases';
  return undefined;
}
