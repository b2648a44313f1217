// SPDX-License-Identifier: Apache-2.0

/** A table as others save it: RFC 4180, and nothing done to what a spreadsheet would run. */
export const savedBySpreadsheet = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
