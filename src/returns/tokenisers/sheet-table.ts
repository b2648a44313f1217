// SPDX-License-Identifier: Apache-2.0
import { Columns } from '../source/columns.ts';
import { type RowUnit, TableRow } from './csv-table.ts';

/** Rows of a sheet under the last header seen. Header rows are structure, not units: they are found by names, never by their number. */
export class TableFollower {
  #columns: Columns | undefined;
  readonly #isHeader: (columns: Columns) => boolean;

  constructor(isHeader: (columns: Columns) => boolean) {
    this.#isHeader = isHeader;
  }

  /** The row under its header; `'header'` when it is one; `undefined` before the first. */
  row(row: RowUnit): TableRow | 'header' | undefined {
    const columns = new Columns(row.cells);
    if (this.#isHeader(columns)) {
      this.#columns = columns;
      return 'header';
    }
    return this.#columns === undefined ? undefined : new TableRow(row, this.#columns);
  }

  /** Forgets the header: another sheet begins, or an empty row ends the table. */
  end(): void {
    this.#columns = undefined;
  }
}
