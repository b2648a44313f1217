// SPDX-License-Identifier: Apache-2.0
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, left, type ReturnParser, record } from '../return-parser.ts';
import type { TableRow } from '../tokenisers/csv-table.ts';
import { type SheetRow, sheetRows } from '../tokenisers/sheet-rows.ts';
import { TableFollower } from '../tokenisers/sheet-table.ts';

/**
 * Addresses in a TikTok return, workbook `<user> - IP Data.xlsx`:
 *
 *     Timestamp | Active Start Time | IP | IP Country
 *     2026-03-01 22:10:05 | 2026-03-01 22:00:00 | 203.0.113.9 | EG
 *
 * A time is a text or a date cell; no zone is stated in the file, so none is taken. No port.
 */
export const tiktokIpDataWorkbook: ReturnParser = {
  id: 'tiktok-ip-data-workbook',
  provider: 'tiktok',
  version: '1',
  title: 'TikTok: IP data (XLSX)',
  basis: { tier: 'inferred', source: 'public parsers written against real returns; column names are guessed' },
  gives: ['ip-event'],
  recognises: (file) => file.text.startsWith('[') && /(^|\t|\n)Active Start Time(\t|\n|$)/i.test(file.text) && /\tIP\t/i.test(file.text),
  *read(file) {
    const follower = new TableFollower((columns) => columns.has('IP', 'Active Start Time'));
    for (const row of sheetRows(file)) {
      const met = follower.row(row);
      if (met === 'header') yield left('the header of the table', row);
      else if (met === undefined) yield gap('unknown-shape', row, `Row ${row.row} of sheet "${row.sheet}" stands above the header.`);
      else yield* addressOf(met, row);
    }
  },
};

function* addressOf(row: TableRow, sheet: SheetRow): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const address = values.address('IP');
  const data = given({
    at: values.time('Timestamp'),
    firstSeen: values.time('Active Start Time'),
    countryStated: values.text('IP Country', 'Country'),
  });
  if (address === undefined) {
    yield gap('unreadable-value', row, 'A row without an address.');
    return;
  }
  const serials = sheet.found.flatMap((cell, index) =>
    cell?.serial === undefined
      ? []
      : [{ name: `${row.columns.names[index]} (number in the cell)`, raw: cell.serial, at: sheet.cellAt(index) }],
  );
  const extra = [...(values.rest().extra ?? []), ...serials];
  yield record('ip-event', { ...address, ...data, action: saidAction('', 'activity') }, row, extra.length === 0 ? {} : { extra });
  yield* values.faults;
}
