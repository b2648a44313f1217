// SPDX-License-Identifier: Apache-2.0

import { Columns } from '../source/columns.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type CsvRow, csvRows } from '../tokenisers/csv.ts';
import { TableRow } from '../tokenisers/csv-table.ts';

/** One part of a file, in order. A call's table of participants is `sub`. */
export type SnapTable =
  | { readonly kind: 'legend'; readonly row: CsvRow }
  | {
      readonly kind: 'header';
      readonly columns: Columns;
      readonly legend: readonly CsvRow[];
      readonly section: number;
      readonly sub: boolean;
    }
  | { readonly kind: 'row'; readonly row: TableRow; readonly legend: readonly CsvRow[]; readonly sub: boolean }
  | { readonly kind: 'no-data'; readonly row: CsvRow }
  | { readonly kind: 'end' };

/** Takes a file apart. Lines of `=` or `-` and headers are structure, not units; legends are. */
export function* snapTables(file: SourceFile): Generator<SnapTable> {
  let state: 'legend' | 'header' | 'rows' = 'legend';
  let legend: CsvRow[] = [];
  let columns = new Columns([]);
  let sub = false;
  let section = 0;
  for (const row of csvRows(file, { delimiter: ',' })) {
    const [only = ''] = row.cells;
    const single = row.cells.length === 1;
    if (single && /^={5,}$/.test(only)) {
      file.tally.units -= 1;
      state = 'header';
      sub = false;
    } else if (single && /^-{5,}$/.test(only)) {
      file.tally.units -= 1;
      state = 'header';
      sub = true;
    } else if (single && /^NO DATA\.?$/i.test(only.trim())) {
      yield { kind: 'no-data', row };
      state = 'legend';
    } else if (state === 'header' && !(sub && single)) {
      file.tally.units -= 1;
      section += 1;
      columns = new Columns(row.cells);
      yield { kind: 'header', columns, legend, section, sub };
      state = 'rows';
    } else if (state !== 'rows' || (single && columns.names.length > 1)) {
      // A single cell under several columns is the legend of the next table (or the heading of the participants).
      if (state === 'rows') legend = [];
      if (state !== 'header') state = 'legend';
      legend = [...legend, row];
      yield { kind: 'legend', row };
    } else yield { kind: 'row', row: new TableRow(row, columns), legend, sub };
  }
  yield { kind: 'end' };
}
