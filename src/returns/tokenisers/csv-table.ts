// SPDX-License-Identifier: Apache-2.0
import type { At } from '../../core/records/index.ts';
import type { RecordBeside, Unit } from '../return-parser.ts';
import { Columns } from '../source/columns.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type CsvOptions, csvRows } from './csv.ts';

/** A row of any table: of a CSV file, of a sheet. */
export interface RowUnit extends Unit {
  readonly cells: readonly string[];
  cellAt(index: number, column?: string): At;
}

/** A row under its header. `cell('Time')` is undefined without that column, and when the row is too short or the cell empty. */
export class TableRow implements Unit {
  readonly row: RowUnit;
  readonly columns: Columns;
  readonly #asked = new Set<number>();

  constructor(row: RowUnit, columns: Columns) {
    this.row = row;
    this.columns = columns;
  }

  get at(): At {
    return this.row.at;
  }

  get claimed(): boolean {
    return this.row.claimed;
  }

  set claimed(value: boolean) {
    this.row.claimed = value;
  }

  cell(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const index = this.columns.index(name);
      if (index === undefined) continue;
      this.#asked.add(index);
      const text = this.row.cells[index];
      if (text !== undefined && text !== '') return text;
    }
    return undefined;
  }

  cellAt(name: string): At {
    const index = this.columns.index(name);
    return index === undefined ? this.row.at : this.row.cellAt(index, this.columns.names[index]);
  }

  /** Every cell with text that was not asked for: it stands beside the record, so that nothing is dropped because the model is small. */
  rest(): Pick<RecordBeside, 'extra'> {
    const extra: { name: string; raw: string; at: At }[] = [];
    for (const [index, raw] of this.row.cells.entries()) {
      if (raw === '' || this.#asked.has(index)) continue;
      const name = this.columns.names[index] ?? `(column ${index + 1}, beyond the header)`;
      extra.push({ name, raw, at: this.row.cellAt(index, name) });
    }
    return extra.length === 0 ? {} : { extra };
  }
}

/** A CSV file that is one table with its header in the first row. The header is structure, not a unit; a header that comes again (files put together) neither. */
export function* csvTable(file: SourceFile, options: CsvOptions = {}): Generator<TableRow> {
  let columns: Columns | undefined;
  let header = '';
  for (const row of csvRows(file, options)) {
    const joined = row.cells.join('\u0000');
    if (columns === undefined || joined === header) {
      columns ??= new Columns(row.cells);
      header = joined;
      file.tally.units -= 1;
      continue;
    }
    yield new TableRow(row, columns);
  }
}
