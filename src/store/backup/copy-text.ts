// SPDX-License-Identifier: Apache-2.0

/**
 * PostgreSQL's text form of COPY, which psql and every other tool of PostgreSQL reads too:
 *
 *     4f0c…<tab>\\x7b7d<tab>\N<newline>        one row a line, a tab between values, \N for NULL, \\ \t \n \r escaped
 */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const MEANINGS: Readonly<Record<string, string>> = { '\\': '\\', t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' };

/** One row, with its newline. */
export function copyLine(values: readonly (string | null)[]): string {
  return `${values.map((value) => (value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] as string))).join('\t')}\n`;
}

/** The values of one line (without its newline). */
export function parseCopyLine(line: string): (string | null)[] {
  return line.split('\t').map((cell) => (cell === '\\N' ? null : cell.replace(/\\(.)/gs, (_, found: string) => MEANINGS[found] ?? found)));
}
