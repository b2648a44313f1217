// SPDX-License-Identifier: Apache-2.0
import { type Finding, gap, left, type ReturnParser, record, type Unit } from '../return-parser.ts';
import { Columns, findDelimiter } from '../source/columns.ts';
import { type CsvRow, csvRows } from '../tokenisers/csv.ts';
import { TableRow } from '../tokenisers/csv-table.ts';
import { tableKind } from './columns.ts';
import { readRow } from './read-row.ts';
import { type StatedInHead, statedInHead } from './stated-in-head.ts';

/**
 * Tables of operators as CSV, told by the names of their columns, wherever these stand:
 *
 *     calls           A Party, B Party, Date, Time, Duration(s), Call Type, IMEI, IMSI, First Cell, …
 *     data sessions   MSISDN, Private IP, Public IP, Public Port, Destination IP, Start (UTC), End (UTC), …
 *     port blocks     private_ip, public_ip, port_from, port_to, from_utc, until_utc
 *     leases          subscriber, framed_ip, start_utc, stop_utc
 *
 * No standard exists: every operator names them otherwise, and a header that is not known here is for the generic table reader. Lines above a
 * header may state the operator, the target, the period and the zone. Lines with totals are left. A number that a spreadsheet has turned into
 * `2.01E+11` is lost: a gap.
 */
export const telecomCsv: ReturnParser = {
  id: 'telecom-csv',
  provider: 'telecom',
  version: '2',
  title: 'Operators: calls, data sessions, port blocks, leases (CSV)',
  basis: { tier: 'inferred', source: 'columns that are typical of operators; none was copied' },
  gives: ['return-described', 'call', 'message', 'cell-session', 'address-lease'],
  recognises: (file) => {
    if (!file.mime.startsWith('text/') || file.mime === 'text/html' || file.mime === 'text/xml') return false;
    const delimiter = findDelimiter(file.text);
    return file.text.split(/\r?\n/, MOST_LINES_ABOVE).some((line) => tableKind(line.split(delimiter).map(bare)) !== undefined);
  },
  *read(file) {
    const delimiter = findDelimiter(file.text);
    const lines = file.text.split(/\r?\n/, MOST_LINES_ABOVE * 2);
    const headerAt = lines.findIndex((line) => tableKind(line.split(delimiter).map(bare)) !== undefined);
    const stated = statedInHead(lines.slice(0, headerAt), lines.slice(headerAt + 1), delimiter);
    const above: CsvRow[] = [];
    let columns: Columns | undefined;
    for (const row of csvRows(file, { delimiter })) {
      if (tableKind(row.cells) !== undefined) {
        if (columns === undefined) yield* headFindings(above, stated);
        columns = new Columns(row.cells);
        yield left('the header of the table', row);
      } else if (columns === undefined) above.push(row);
      else if (isTotal(row)) yield left('a line with totals', row);
      else yield* readRow(new TableRow(row, columns), tableKind(columns.names)!, stated);
    }
    // A line break inside a name of a column: the lines have a header that the rows do not.
    if (columns === undefined && above.length > 0) yield gap('unknown-shape', above, 'No row of this table is its header.');
  },
};

const MOST_LINES_ABOVE = 60;

const bare = (cell: string) => cell.replaceAll('"', '').trim();

function* headFindings(rows: readonly Unit[], stated: StatedInHead): Generator<Finding> {
  if (rows.length === 0) return;
  if (stated.described !== undefined) yield record('return-described', stated.described, rows);
  else for (const row of rows) yield gap('unknown-shape', row, 'A line above the table says nothing that is known.');
}

/** `Total,2,,,,120` */
function isTotal(row: CsvRow): boolean {
  return /^(grand )?total\b|^sum\b|^المجموع|^الإجمالي/i.test(row.cells.find((cell) => cell.trim() !== '')?.trim() ?? '');
}
