// SPDX-License-Identifier: Apache-2.0
import { type AnyRecord, meant, readAddress, utcFromText, type When } from '../records/index.ts';
import { windowOf } from './utc-window.ts';

/**
 * One line of what an operator answered: who had an address, or a block of ports of one, from when until when. A line may name a subscriber,
 * or only the inside address that a second line (a lease) ties to one.
 */
export interface AnswerRow {
  readonly file: string;
  readonly line: number;
  readonly subscriber?: string;
  readonly publicAddress?: string;
  readonly privateAddress?: string;
  /** A net instead of one address: `2001:db8:1::/56` delegated to a line. */
  readonly prefixBits?: number;
  readonly portFrom?: number;
  readonly portTo?: number;
  readonly protocol?: string;
  /** UTC, inclusive. Without `until` the row says nothing about an end. */
  readonly from?: string;
  readonly until?: string;
}

/** A line that says nothing usable, and why; never dropped. */
export interface UnusableRow {
  readonly file: string;
  readonly line: number;
  readonly why: 'no-address' | 'no-time' | 'no-zone' | 'no-header';
}

/** Names that operators give to columns; compared in lower case without blanks, dots, underscores and what stands in brackets. */
const COLUMNS = {
  subscriber: ['subscriber', 'subscriberid', 'msisdn', 'username', 'user', 'account', 'customer', 'customerid', 'line', 'phonenumber', 'mobileno', 'imsi'],
  publicAddress: ['publicip', 'publicaddress', 'publicipaddress', 'natip', 'translatedip', 'translatedaddress', 'externalip', 'ip', 'ipaddress', 'address', 'framedip', 'framedipaddress', 'framedipv6prefix', 'delegatedipv6prefix', 'ipv6prefix', 'prefix'],
  privateAddress: ['privateip', 'privateaddress', 'privateipaddress', 'sourceip', 'insideip', 'internalip', 'src'],
  port: ['publicport', 'port', 'natport', 'translatedport', 'nport', 'externalport', 'sourceport'],
  portFrom: ['portfrom', 'startport', 'portstart', 'firstport', 'portrangestart'],
  portTo: ['portto', 'endport', 'portend', 'lastport', 'portrangeend'],
  protocol: ['protocol', 'proto'],
  from: ['from', 'fromutc', 'start', 'startutc', 'starttime', 'begin', 'begintime', 'sessionstart', 'startdate', 'startdatetime'],
  until: ['until', 'untilutc', 'end', 'endutc', 'endtime', 'stop', 'stoputc', 'stoptime', 'sessionend', 'enddate', 'enddatetime', 'to', 'toutc'],
} as const; // biome-ignore format: one table

type Column = keyof typeof COLUMNS;

export interface AnswerTable {
  readonly rows: readonly AnswerRow[];
  readonly unusable: readonly UnusableRow[];
  /** Which column of the file was taken for what, for a person to check. */
  readonly columns: Readonly<Partial<Record<Column, string>>>;
  /** Columns that nothing was read from. */
  readonly ignored: readonly string[];
}

/**
 * Reads an operator's table by the names of its columns. `zone`: of the tz database, for times that name none; the person who received the
 * table states it. Without one, a time whose column or value does not say UTC makes its line unusable instead of a guess.
 */
export function answerRowsFrom(
  file: string,
  lines: readonly { readonly line: number; readonly cells: readonly string[] }[],
  zone?: string,
): AnswerTable {
  const headerAt = lines.findIndex(({ cells }) => isHeader(cells));
  if (headerAt < 0)
    return {
      rows: [],
      unusable: lines.slice(0, 1).map(({ line }) => ({ file, line, why: 'no-header' as const })),
      columns: {},
      ignored: [],
    };
  const header = lines[headerAt]!.cells;
  const at = new Map<Column, number>();
  for (const [index, cell] of header.entries()) {
    const column = columnOf(cell);
    if (column !== undefined && !at.has(column)) at.set(column, index);
  }
  const rows: AnswerRow[] = [];
  const unusable: UnusableRow[] = [];
  for (const { line, cells } of lines.slice(headerAt + 1)) {
    const row = rowOf(
      file,
      line,
      (column) => cell(cells, at.get(column)),
      (column) => header[at.get(column) ?? -1] ?? '',
      zone,
    );
    if ('why' in row) unusable.push(row);
    else rows.push(row);
  }
  return {
    rows,
    unusable,
    columns: Object.fromEntries([...at].map(([column, index]) => [column, header[index]!])),
    ignored: header.filter((_, index) => ![...at.values()].includes(index)),
  };
}

function isHeader(cells: readonly string[]): boolean {
  const known = new Set(cells.map(columnOf).filter((column) => column !== undefined));
  return (known.has('publicAddress') || known.has('privateAddress')) && (known.has('from') || known.has('until'));
}

function columnOf(name: string): Column | undefined {
  const plain = name
    .toLowerCase()
    .replaceAll(/\(.*?\)/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  for (const [column, names] of Object.entries(COLUMNS)) if ((names as readonly string[]).includes(plain)) return column as Column;
  return undefined;
}

function cell(cells: readonly string[], index: number | undefined): string | undefined {
  const text = index === undefined ? undefined : cells[index]?.trim();
  return text === '' ? undefined : text;
}

function rowOf(
  file: string,
  line: number,
  get: (column: Column) => string | undefined,
  nameOf: (column: Column) => string,
  zone: string | undefined,
): AnswerRow | UnusableRow {
  const stated = get('publicAddress') === undefined ? undefined : readAddress(get('publicAddress')!);
  const inside = get('privateAddress') === undefined ? undefined : readAddress(get('privateAddress')!);
  if (stated === undefined && inside === undefined) return { file, line, why: 'no-address' };
  const from = timeIn(get('from'), nameOf('from'), zone);
  const until = timeIn(get('until'), nameOf('until'), zone);
  if (from === undefined && until === undefined) return { file, line, why: 'no-time' };
  if ((from !== undefined && from.utc === undefined) || (until !== undefined && until.utc === undefined))
    return { file, line, why: 'no-zone' };
  const port = stated?.port ?? number(get('port'));
  return {
    file,
    line,
    ...optional('subscriber', get('subscriber')?.replace(/^'/, '')),
    ...optional('publicAddress', stated?.address),
    ...optional('privateAddress', inside?.address),
    ...optional('prefixBits', stated?.prefixBits),
    ...optional('portFrom', number(get('portFrom')) ?? port),
    ...optional('portTo', number(get('portTo')) ?? port),
    ...optional('protocol', get('protocol')?.toUpperCase()),
    ...(from !== undefined && { from: windowOf(from)!.from }),
    ...(until !== undefined && { until: windowOf(until)!.until }),
  };
}

function timeIn(text: string | undefined, column: string, zone: string | undefined): When | undefined {
  if (text === undefined) return undefined;
  if (/utc|gmt/i.test(column)) return utcFromText(text, { zone: 'UTC', zoneFrom: 'column' });
  return zone === undefined ? utcFromText(text) : utcFromText(text, { zone, zoneFrom: 'document' });
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

/** The same from records, when the operator's answer was read as a return: sessions and leases. */
export function answerRowsOf(record: AnyRecord): AnswerRow[] {
  const place = record.place.at;
  const line = place.kind === 'csv' || place.kind === 'line' ? place.line : 0;
  const file = record.place.path.at(-1)?.name ?? '';
  if (record.kind === 'address-lease') return leaseRow(record, file, line);
  if (record.kind === 'cell-session') return sessionRow(record, file, line);
  return [];
}

function leaseRow({ data }: Extract<AnyRecord, { kind: 'address-lease' }>, file: string, line: number): AnswerRow[] {
  return [
    {
      file,
      line,
      ...optional('subscriber', meant(data.subscriber)),
      ...optional('publicAddress', data.address.norm),
      ...optional('privateAddress', data.privateAddress?.norm),
      ...optional('portFrom', data.portFrom?.norm),
      ...optional('portTo', data.portTo?.norm),
      ...optional('protocol', meant(data.protocol)?.toUpperCase()),
      ...optional('from', data.from === undefined ? undefined : windowOf(data.from)?.from),
      ...optional('until', data.until === undefined ? undefined : windowOf(data.until)?.until),
    },
  ];
}

function sessionRow({ data }: Extract<AnyRecord, { kind: 'cell-session' }>, file: string, line: number): AnswerRow[] {
  const outside = data.publicAddress?.norm ?? data.addresses?.[0]?.norm;
  if (outside === undefined) return [];
  return [
    {
      file,
      line,
      ...optional('subscriber', meant(data.msisdn) ?? meant(data.imsi)),
      publicAddress: outside,
      ...optional('privateAddress', data.privateAddress?.norm),
      ...optional('portFrom', data.portFrom?.norm),
      ...optional('portTo', data.portTo?.norm),
      ...optional('protocol', meant(data.protocol)?.toUpperCase()),
      ...optional('from', data.start === undefined ? undefined : windowOf(data.start)?.from),
      ...optional('until', data.end === undefined ? undefined : windowOf(data.end)?.until),
    },
  ];
}

function optional<K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [P in K]?: V });
}
