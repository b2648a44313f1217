// SPDX-License-Identifier: Apache-2.0
/** Addresses for a list of captures, as a spreadsheet saves them or a person pastes them. Reading visits nothing and asks no name service. */
import { csvLines } from '../requests/csv-lines.ts';
import { type AddressRule, refusalOfUrl } from './address-rules.ts';
import { LIST_CAPS } from './visit-list.ts';

const MOST_CHARACTERS = 1_000_000;
/** A file above this is not opened: UTF-8 writes a character in four bytes at most. */
export const MOST_LIST_BYTES = 4 * MOST_CHARACTERS;
const LONGEST_ADDRESS = 4_000;

export type PageList = { readonly kind: 'pages'; readonly urls: readonly string[] } | PageListFault;

export interface PageListFault {
  readonly kind: 'fault';
  readonly code: PageListFaultCode;
  /** Counts from 1; absent: the list as a whole. */
  readonly line?: number;
}

/** What is wrong with a list, in words that repeat nothing of it. */
const FAULTS = {
  'too-long': 'it is longer than a million characters',
  empty: 'it names no page',
  'no-column': 'it names no column "url", and is no address itself',
  'column-twice': 'it names the column "url" twice',
  'too-many': `it names more than ${LIST_CAPS.urls} pages`,
  cells: 'it has more or fewer cells than the first line, or than one where no columns are named; put an address with a comma in quotes',
  'no-address': 'its address is missing',
  unreadable: `its address is none; write it whole (https://page.example/path), without spaces, within ${LONGEST_ADDRESS} characters`,
  scheme: 'its address is not of the web (http, https)',
  'sign-in': 'its address carries a name or a password',
  notation: 'its host is a number written so that it hides where it leads',
  network: 'its address leads into a network that is not public',
  quote: 'it opens a quote that never closes',
} as const;
export type PageListFaultCode = keyof typeof FAULTS;

/** For the command line. */
export function pageListFaultText({ code, line }: PageListFault): string {
  return `${line === undefined ? 'List of pages' : `List of pages, line ${line}`}: ${FAULTS[code]}.`;
}

/**
 * The column `url` of a table, or one address a line where no columns are named; each page once, in the order of the file:
 *
 *     url,note
 *     https://page.example/crossings,"advertises Friday"
 *
 * Written by anybody. The first fault ends it. Whether pages of this machine are visited is for the desk: they pass here.
 */
export function pagesOfCsv(text: string): PageList {
  if (text.length > MOST_CHARACTERS) return fault('too-long');
  const read = csvLines(text);
  if (read.kind === 'open-quote') return fault('quote', read.line);
  const [first, ...rest] = read.lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (first === undefined) return fault('empty');
  const names = first.cells.map((cell) => cell.toLowerCase());
  const column = names.indexOf('url');
  if (column !== names.lastIndexOf('url')) return fault('column-twice', first.line);
  if (column < 0 && !URL.canParse(first.cells[0] as string)) return fault('no-column', first.line);
  const [lines, width, at] = column < 0 ? [[first, ...rest], 1, 0] : [rest, names.length, column];
  const urls = new Set<string>();
  for (const { cells, line } of lines) {
    if (cells.length !== width) return fault('cells', line);
    const wrong = faultOf(cells[at] as string);
    if (wrong !== undefined) return fault(wrong, line);
    urls.add(cells[at] as string);
    if (urls.size > LIST_CAPS.urls) return fault('too-many');
  }
  return urls.size === 0 ? fault('empty') : { kind: 'pages', urls: [...urls] };
}

/** What a person typed or pasted, one a line or with commas and spaces between; words that are no address are passed over. */
export function pagesPasted(text: string): readonly string[] {
  const words = text.split(/[,;]*(?:\s+|$)/).filter((word) => word.includes(':'));
  return [...new Set(words)];
}

/** Spaces, controls and marks that turn the direction of writing: a person would see another address than the one that is visited. */
const HIDING = /[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function faultOf(written: string): PageListFaultCode | undefined {
  if (written === '') return 'no-address';
  if (written.length > LONGEST_ADDRESS || HIDING.test(written) || !URL.canParse(written)) return 'unreadable';
  const rule = refusalOfUrl(written, { loopback: true })?.rule;
  return rule === undefined ? undefined : CODES[rule];
}

const CODES = {
  scheme: 'scheme',
  'sign-in': 'sign-in',
  notation: 'notation',
  loopback: 'network',
  network: 'network',
} as const satisfies Record<AddressRule, PageListFaultCode>;

const fault = (code: PageListFaultCode, line?: number): PageListFault => ({ kind: 'fault', code, ...(line === undefined ? {} : { line }) });
