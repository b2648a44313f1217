// SPDX-License-Identifier: Apache-2.0
import type { At, CsvPlace } from '../../core/records/index.ts';
import type { Unit } from '../return-parser.ts';
import { findDelimiter } from '../source/columns.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TextWindow } from './text-window.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

export interface CsvOptions {
  /** Otherwise decided from the first lines: comma, semicolon, tab or bar. */
  readonly delimiter?: ',' | ';' | '\t' | '|';
}

/** One row with the bytes of each cell. `line` is its first line; `quoted` tells a cell "" from an absent one. */
export interface CsvRow extends Unit {
  readonly at: CsvPlace;
  readonly cells: readonly string[];
  /** A quote was opened and never closed: the row ends with its line, and the quote is text. */
  readonly unclosed: boolean;
  /** The place of one cell. */
  cellAt(index: number, column?: string): At;
}

/**
 * The rows of a CSV file, header included: what a header is, the reader knows. Quotes as in RFC 4180 with `""` for a quote and line
 * breaks inside; a cell that starts with `= + - @` is text like any other. A line without any character is no row.
 *
 *     City,Address⏎           cells ['City', 'Address'], line 1
 *     Cairo,"Gate 2,⏎         cells ['Cairo', 'Gate 2,\n"Harbour"'], line 2
 *     ""Harbour"""⏎
 */
export function* csvRows(file: SourceFile, options: CsvOptions = {}): Generator<CsvRow> {
  const delimiter = (options.delimiter ?? findDelimiter(file.text)).charCodeAt(0);
  const window = new TextWindow(file);
  let start = 0;
  let line = 1;
  let row = 0;
  for (;;) {
    const scanned = scanRow(window, start, delimiter);
    if (scanned === undefined) return;
    start = scanned.from;
    const { bounds, end, next, lines, unclosed } = scanned;
    if (!(bounds.length === 2 && bounds[0] === bounds[1])) {
      row += 1;
      yield makeRow(file, window, scanned.from, end, bounds, line, row, unclosed);
    }
    line += lines;
    start = next;
  }
}

interface Scanned {
  /** Where the row starts in `buf` now: it moves when the window reads on. */
  readonly from: number;
  readonly bounds: number[];
  readonly end: number;
  readonly next: number;
  readonly lines: number;
  readonly unclosed: boolean;
}

function scanRow(window: TextWindow, from: number, delimiter: number): Scanned | undefined {
  let start = from;
  let quotesAreText = false;
  for (;;) {
    const result = scanWithin(window.buf, start, delimiter, quotesAreText, false);
    if (result !== undefined) return { ...result, from: start, unclosed: quotesAreText };
    const room = window.buf.length - start;
    if (!quotesAreText && window.isFull(start)) {
      quotesAreText = true;
      continue;
    }
    if (window.more(start)) {
      start = 0;
      continue;
    }
    if (room === 0) return undefined;
    const last = scanWithin(window.buf, start, delimiter, quotesAreText, true);
    if (last !== undefined) return { ...last, from: start, unclosed: quotesAreText };
    // The end of the file (or the greatest length of a row) inside a quote: the quote is text, and the row ends with its line.
    quotesAreText = true;
  }
}

/** Scans one row in what is in hand. `undefined`: its end is not in hand (or, at the end of the file, a quote is open). */
function scanWithin(
  buf: Buffer,
  from: number,
  delimiter: number,
  quotesAreText: boolean,
  atEnd: boolean,
): Omit<Scanned, 'from' | 'unclosed'> | undefined {
  const bounds: number[] = [];
  const length = buf.length;
  let cell = from;
  let lines = 0;
  let at = from;
  while (at < length) {
    const byte = buf[at]!;
    if (byte === QUOTE && at === cell && !quotesAreText) {
      const close = closingQuote(buf, at + 1, delimiter, atEnd);
      if (close === -1) return undefined;
      lines += countLines(buf, at, close);
      at = close + 1;
    } else if (byte === delimiter) {
      bounds.push(cell, at);
      at += 1;
      cell = at;
    } else if (byte === LF || byte === CR) {
      if (byte === CR && at + 1 === length && !atEnd) return undefined;
      bounds.push(cell, at);
      const next = byte === CR && buf[at + 1] === LF ? at + 2 : at + 1;
      return { bounds, end: at, next, lines: lines + 1 };
    } else {
      at += 1;
    }
  }
  if (!atEnd || from === length) return undefined;
  bounds.push(cell, length);
  return { bounds, end: length, next: length, lines: lines + 1 };
}

/** The quote that ends a cell: not doubled, and followed by a delimiter or the end of the line. A lone quote inside stays text. */
function closingQuote(buf: Buffer, from: number, delimiter: number, atEnd: boolean): number {
  let at = from;
  for (;;) {
    const quote = buf.indexOf(QUOTE, at);
    if (quote === -1) return -1;
    if (quote + 1 >= buf.length) return atEnd ? quote : -1;
    const next = buf[quote + 1]!;
    if (next === QUOTE) at = quote + 2;
    else if (next === delimiter || next === LF || next === CR) return quote;
    else at = quote + 1;
  }
}

function countLines(buf: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = buf.indexOf(LF, from); at !== -1 && at < to; at = buf.indexOf(LF, at + 1)) lines += 1;
  return lines;
}

function makeRow(
  file: SourceFile,
  window: TextWindow,
  from: number,
  end: number,
  bounds: number[],
  line: number,
  row: number,
  unclosed: boolean,
): CsvRow {
  const whole = window.text(from, end);
  const ascii = whole.length === end - from;
  const cells: string[] = [];
  const base = window.base;
  for (let i = 0; i < bounds.length; i += 2) {
    const a = bounds[i]!;
    const b = bounds[i + 1]!;
    const text = ascii ? whole.slice(a - from, b - from) : window.text(a, b);
    cells.push(unquote(text, unclosed));
  }
  // A byte order mark in the middle: two files were put together. It is not part of the first cell.
  if (cells[0]!.charCodeAt(0) === 0xfeff) cells[0] = unquote(cells[0]!.slice(1), unclosed);
  const at: CsvPlace = { kind: 'csv', line, row, bytes: { kind: 'bytes', from: window.offset(from), to: window.offset(end) } };
  const unit = file.unit(at) as Unit & { at: CsvPlace };
  return {
    ...unit,
    at,
    cells,
    unclosed,
    cellAt(index, column) {
      const a = bounds[2 * index];
      if (a === undefined) return at;
      const bytes = { kind: 'bytes', from: window.byteAt(base + a), to: window.byteAt(base + bounds[2 * index + 1]!) } as const;
      return { ...at, ...(column !== undefined && { column }), bytes };
    },
  };
}

function unquote(text: string, unclosed: boolean): string {
  if (text.charCodeAt(0) !== QUOTE || unclosed || text.length < 2) return text;
  const inner = text.slice(1, text.charCodeAt(text.length - 1) === QUOTE ? -1 : undefined);
  return inner.includes('""') ? inner.replaceAll('""', '"') : inner;
}
