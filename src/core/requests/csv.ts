// SPDX-License-Identifier: Apache-2.0
import { shownInTerminal } from '../documents/shown-controls.ts';

/** Rows as CSV (RFC 4180) with a mark of UTF-8 at the head, so that spreadsheets show Arabic. Names come from strangers: see `csvCell`. */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${csvLine(head)}${rows.map(csvLine).join('')}`;
}

export const csvLine = (cells: readonly (string | number | null | undefined)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** What makes a spreadsheet run a cell, also as it stands on an Arabic or Asian keyboard, after blanks and marks that nobody sees. */
const RUNS = '[=+\\-@\uff1d\uff0b\uff0d\uff20]';
const TO_GUARD = `(?=[\\s\\p{Cf}]*${RUNS}|[\\t\\r\\n])`;
const AT_THE_HEAD = new RegExp(`^${TO_GUARD}`, 'u');
const GUARDED = new RegExp(`^'${TO_GUARD}`, 'u');
const WITHIN = new RegExp(`([;\\t\\r\\n][\\s\\p{Cf}]*)(?=${RUNS})`, 'gu');
const AFTER_SEMICOLON = new RegExp(`(?<=;[\\s\\p{Cf}]*)${RUNS}`, 'gu');

/** Most cells of a long table: printable ASCII that begins with a letter or a digit. */
const PLAIN = /^(?:[A-Za-z0-9][\x20-\x3a\x3c-\x7e]*)?$/;

/**
 * One cell. What a spreadsheet would run as a formula is kept as text by an apostrophe before it: at the head of the cell, and within it where a
 * spreadsheet that parts cells by semicolons, as the French and Arabic ones do, would begin another. Marks that move a cursor or write backwards are shown.
 *
 * Quotes do not keep it together there: such a spreadsheet honours them only where its own cell begins, and that of `a,"b;=c"` begins at `a`. A first
 * line `sep=,` would, and makes Excel read the rest in the code page of the system instead of UTF-8.
 */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (PLAIN.test(value)) return quoted(value);
  return quoted(shownInTerminal(value).replace(WITHIN, "$1'").replace(AT_THE_HEAD, "'"));
}

/** A cell of ours that came back, without the apostrophe at its head. */
export const unguarded = (cell: string): string => cell.replace(GUARDED, '');

/** JSON as a cell: what would run is written as JSON escapes it, so that it reads as the same value. */
export function csvJson(json: string): string {
  return quoted(json.replace(AFTER_SEMICOLON, escapedInJson));
}

const escapedInJson = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

const quoted = (safe: string): string => (/[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe);
