// SPDX-License-Identifier: Apache-2.0
import { headerFingerprint, type TableMapping } from '../../core/mappings/table-mapping.ts';
import { type Finding, gap, left, type ReturnParser } from '../return-parser.ts';
import { Columns } from '../source/columns.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type RowUnit, TableRow } from '../tokenisers/csv-table.ts';
import { readMappedRow } from './read-row.ts';
import { headRows, jsonRows, tableRows } from './table-rows.ts';

/** Goes up when the same mapping would give other records of the same bytes. */
const TABLE_READER = '4';

/** `mapping-<fingerprint>` and `<reader>.<version of the mapping>`: how a mapping stands among the readers of a reading. One of an item has versions of its own. */
export function nameOfMapping({
  header,
  version,
  item,
}: Pick<TableMapping, 'header' | 'version' | 'item'>): Pick<ReturnParser, 'id' | 'version'> {
  const ofItem = item === undefined ? '' : '-item';
  return { id: `mapping-${headerFingerprint(header).slice(0, 12)}${ofItem}`, version: `${TABLE_READER}.${version}` };
}

/**
 * A reader made of a mapping that a person has confirmed (core/mappings). It takes a file that no other reader knows and that holds a header
 * with exactly these names, in CSV, a workbook, a PDF, an HTML table, or as members of JSON objects.
 */
export function tableReaderOf(mapping: TableMapping): ReturnParser {
  const fingerprint = headerFingerprint(mapping.header);
  return {
    ...nameOfMapping(mapping),
    provider: mapping.provider,
    title: `Table by mapping: ${mapping.name}`,
    basis: { tier: 'inferred', source: `mapping confirmed by ${mapping.confirmedBy} on ${mapping.confirmedOn}` },
    gives: mapping.rules.map((rule) => rule.kind),
    recognises: (file) =>
      file.mime === 'application/json'
        ? mapping.header.every((name) => file.text.includes(`${JSON.stringify(name)}:`) || file.text.includes(`${JSON.stringify(name)} :`))
        : headRows(file).some((cells) => headerFingerprint(cells) === fingerprint),
    read: (file) => (file.mime === 'application/json' ? readJson(file, mapping) : readTable(file, mapping, fingerprint)),
  };
}

function* readTable(file: SourceFile, mapping: TableMapping, fingerprint: string): Generator<Finding> {
  let columns: Columns | undefined;
  let sheet: string | undefined;
  // Rows before the header, or of a sheet that is not its own.
  const others: RowUnit[] = [];
  for (const row of tableRows(file)) {
    const own = sheetOf(row) === sheet;
    if (!own && columns === undefined) {
      if (others.length > 0) yield gap('unknown-shape', others.splice(0), OTHER_SHEET);
      sheet = sheetOf(row);
    }
    if (headerFingerprint(row.cells) === fingerprint) {
      if (columns === undefined) for (const above of others.splice(0)) yield left('a line above the table', above);
      columns = new Columns(row.cells);
      sheet = sheetOf(row);
      yield left('the header of the table', row);
    } else if (columns === undefined || !own) {
      others.push(row);
      if (others.length >= GAP_ROWS) yield gap('unknown-shape', others.splice(0), OTHER_SHEET);
    } else if (isSkipped(row.cells, mapping)) yield left('a row that the mapping leaves out', row);
    else yield* readMappedRow(new TableRow(row, columns), mapping);
  }
  if (others.length > 0) yield gap('unknown-shape', others, OTHER_SHEET);
}

const OTHER_SHEET = 'Rows without the header that the mapping knows, such as another sheet of a workbook.';
/** A gap of another sheet tells so many rows at most. */
const GAP_ROWS = 5_000;

function sheetOf({ at }: RowUnit): string | undefined {
  return at.kind === 'sheet' ? at.sheet : undefined;
}

function* readJson(file: SourceFile, mapping: TableMapping): Generator<Finding> {
  for (const { row, names, asked } of jsonRows(file, mapping.rows ?? '/*', mapping.header)) {
    if (!asked) yield left('a value beside the rows of the mapping', row);
    else if (isSkipped(row.cells, mapping)) yield left('a row that the mapping leaves out', row);
    else yield* readMappedRow(new TableRow(row, new Columns(names)), mapping);
  }
}

function isSkipped(cells: readonly string[], mapping: TableMapping): boolean {
  const first =
    cells
      .find((cell) => cell.trim() !== '')
      ?.trim()
      .toLowerCase() ?? '';
  return mapping.skip?.some((start) => first.startsWith(start.toLowerCase())) ?? false;
}
