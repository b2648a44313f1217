// SPDX-License-Identifier: Apache-2.0
/** A list of targets as a spreadsheet saves it: CSV by a stranger's hand, so it is read strictly and refused with the line. */
import { type BatchRow, MOST_TARGETS } from './batch.ts';
import { type CsvLine, csvLines } from './csv-lines.ts';

const COLUMNS = ['written', 'relevance', 'kind', 'service', 'holder', 'role', 'at', 'zone', 'port'] as const;
type Column = (typeof COLUMNS)[number];

const MOST_CHARACTERS = 1_000_000;

/**
 * Rows of a list of targets, the first line naming the columns in any order; `written` and `relevance` are needed:
 *
 *     written,service,relevance
 *     https://facebook.com/profile.php?id=100012345,,"Advertises the crossing of 3 October"
 *     boats_rosetta,telegram,Takes the orders
 *
 * Comma, semicolon or tab; quotes as in RFC 4180; a mark of UTF-8 at the head is passed over. The first fault ends it.
 */
export function batchRowsOfCsv(text: string): BatchList {
  try {
    return { kind: 'rows', rows: rowsOf(text) };
  } catch (error) {
    if (error instanceof Unreadable) return error.fault;
    throw error;
  }
}

export type BatchList = { readonly kind: 'rows'; readonly rows: readonly BatchRow[] } | BatchFault;

export interface BatchFault {
  readonly kind: 'fault';
  readonly code: BatchFaultCode;
  /** Counts from 1; absent: the list as a whole. */
  readonly line?: number;
}

/** What is wrong with a list, in words that repeat nothing of it. */
const FAULTS = {
  'too-long': 'it is longer than a million characters',
  empty: `it is empty; its first line is expected to name the columns, of ${COLUMNS.join(', ')}`,
  'unknown-column': `it names a column that is not known; known are ${COLUMNS.join(', ')}`,
  'column-twice': 'it names a column twice',
  'column-missing': 'it lacks the column "written" or "relevance"',
  'too-many': `it holds more than ${MOST_TARGETS} targets`,
  cells: 'it has more or fewer cells than the first line',
  'no-account': 'it names no account, address or number',
  'no-link': 'it does not say what ties this target to the offence',
  port: 'its port is no number',
  quote: 'it opens a quote that never closes',
} as const;
export type BatchFaultCode = keyof typeof FAULTS;

/** For the command line. */
export function batchFaultText({ code, line }: BatchFault): string {
  return `${line === undefined ? 'List of targets' : `List of targets, line ${line}`}: ${FAULTS[code]}.`;
}

function rowsOf(text: string): readonly BatchRow[] {
  if (text.length > MOST_CHARACTERS) throw wrong('too-long');
  const read = csvLines(text);
  if (read.kind === 'open-quote') throw wrong('quote', read.line);
  const [head, ...lines] = read.lines;
  if (head === undefined) throw wrong('empty');
  const columns = columnsOf(head);
  const rows = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length > MOST_TARGETS) throw wrong('too-many');
  return rows.map(({ cells, line }) => rowOf(columns, cells, line));
}

function columnsOf({ cells }: CsvLine): readonly Column[] {
  const names = cells.map((cell) => cell.toLowerCase());
  const unknown = names.find((name) => !COLUMNS.some((column) => column === name));
  if (unknown !== undefined) throw wrong('unknown-column', 1);
  if (new Set(names).size < names.length) throw wrong('column-twice', 1);
  for (const needed of ['written', 'relevance'] as const) if (!names.includes(needed)) throw wrong('column-missing', 1);
  return names as Column[];
}

function rowOf(columns: readonly Column[], cells: readonly string[], line: number): BatchRow {
  if (cells.length !== columns.length) throw wrong('cells', line);
  const filled = Object.fromEntries(columns.map((column, at) => [column, cells[at] as string]).filter(([, cell]) => cell !== ''));
  const { written, relevance, port, ...rest } = filled as Partial<Record<Column, string>>;
  if (written === undefined) throw wrong('no-account', line);
  if (relevance === undefined) throw wrong('no-link', line);
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw wrong('port', line);
  return { ...rest, written, relevance, ...(port === undefined ? {} : { port: Number(port) }) };
}

class Unreadable extends Error {
  readonly fault: BatchFault;
  constructor(fault: BatchFault) {
    super(batchFaultText(fault));
    this.fault = fault;
  }
}

const wrong = (code: BatchFaultCode, line?: number): Unreadable =>
  new Unreadable({ kind: 'fault', code, ...(line === undefined ? {} : { line }) });
