// SPDX-License-Identifier: Apache-2.0
import { said } from '../../core/records/index.ts';
import { Cells } from '../fields/cells.ts';
import { given } from '../fields/given.ts';
import { minorUnits } from '../minor-units.ts';
import { gap, type ReturnParser, record } from '../return-parser.ts';
import { csvTable } from '../tokenisers/csv-table.ts';
import { GOOGLE } from './google.ts';

/**
 * `Google Pay/Google transactions/transactions_<id>.csv`:
 *
 *     Time,Transaction ID,Description,Product,Payment method,Status,Amount
 *     "Mar 2, 2026, 9:05 PM",GPA.0000-…,Coins,Google Play Apps,Visa-4242,Complete,"EGP 1,200.50"
 *
 * The time names no zone, and nothing in the file does: it stays local, and a gap says so. The amount is text with its currency.
 */
export const googlePayCsv: ReturnParser = {
  ...GOOGLE,
  id: 'google-pay-csv',
  title: 'Google: Pay transactions (CSV)',
  gives: ['payment'],
  recognises: (file) => file.columns.hasLike(/^Transaction ID$/i, /^Payment method$/i, /^Amount$/i),
  *read(file) {
    for (const row of csvTable(file)) {
      const cells = new Cells(row);
      const at = cells.when('Time');
      const amount = amountOf(row.cell('Amount'));
      const data = given({
        paymentId: cells.text('Transaction ID'),
        at,
        purpose: cells.text('Description'),
        product: cells.text('Product'),
        instrument: cells.text('Payment method'),
        status: cells.text('Status'),
        ...amount,
      });
      yield record('payment', data, row, row.rest());
      yield* cells.gaps;
      if (at !== undefined && at.utc === undefined)
        yield gap('unreadable-time', row, 'The time names no zone: it is kept as local time.', at.raw, row.cellAt('Time'));
    }
  },
};

/** `EGP 1,200.50` */
function amountOf(raw: string | undefined): { amountMinor?: ReturnType<typeof minorUnits>; currency?: ReturnType<typeof said<string>> } {
  if (raw === undefined) return {};
  const match = /^([A-Z]{3})[\s\u00a0]*([\d.,-]+)$/.exec(raw.trim()) ?? /^([\d.,-]+)[\s\u00a0]*([A-Z]{3})$/.exec(raw.trim());
  if (match === null) return { amountMinor: { raw } };
  const [currency, number] = /^[A-Z]/.test(match[1]!) ? [match[1]!, match[2]!] : [match[2]!, match[1]!];
  const minor = minorUnits(number, currency);
  return { amountMinor: { ...minor, raw }, currency: said(raw, currency, 'split') };
}
