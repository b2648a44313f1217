// SPDX-License-Identifier: Apache-2.0

/**
 * Rows as CSV (RFC 4180) with a mark of UTF-8 at the head, so that spreadsheets show Arabic. A cell that a spreadsheet would run as a
 * formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break) is kept as text by an apostrophe before it: names come from strangers.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`;
  return `\ufeff${line(head)}${rows.map(line).join('')}`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
