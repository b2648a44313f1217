// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type AnswerTable, answerRowsFrom } from '../../core/analysis/index.ts';
import { CliError } from '../../core/errors/cli.ts';

/** An operator's table from disk: CSV with comma, semicolon or tab, in UTF-8, UTF-16 with its mark, or (said on standard error) Windows-1256. */
export function readAnswerFile(path: string, zone: string | undefined, say: (sentence: string) => void): AnswerTable {
  const file = basename(path);
  const text = decode(bytesOf(path), (encoding) => say(`${path}: not UTF-8; read as ${encoding}.`));
  const records = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
  const table = answerRowsFrom(
    file,
    records.map(({ info, record }) => ({ line: info.lines, cells: record })),
    zone,
  );
  if (table.unusable.some((row) => row.why === 'no-header'))
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: expected a table with a column for the address and one for the start or end, found none of the names that operators use. Rename the columns to public_ip, port_from, port_to, from_utc, until_utc, subscriber.`,
    });
  return table;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', {
      message: `${path}: expected the operator's table (CSV), found nothing that can be read there.`,
      cause,
    });
  }
}

function decode(bytes: Buffer, otherwise: (encoding: string) => void): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  otherwise('windows-1256');
  return new TextDecoder('windows-1256').decode(bytes);
}

/** The sign that stands most often in the line with most of any. */
function delimiterOf(text: string): string {
  const count = (sign: string) =>
    Math.max(
      ...text
        .slice(0, 10_000)
        .split('\n')
        .map((line) => line.split(sign).length),
    );
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
