// SPDX-License-Identifier: Apache-2.0
import type { IdentifierType, TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { moneyText } from '../fields/money.ts';
import { NamedValues } from '../fields/named-values.ts';
import { type Finding, gap, left, type ReturnParser, record } from '../return-parser.ts';
import type { Columns } from '../source/columns.ts';
import type { TableRow } from '../tokenisers/csv-table.ts';
import { type SheetRow, sheetRows } from '../tokenisers/sheet-rows.ts';
import { TableFollower } from '../tokenisers/sheet-table.ts';

/**
 * The workbook of a Cash App return, `…-for-subject-SQ_CASH-<token>.xlsx`: labelled blocks below each other, set apart by empty rows.
 *
 *     Display Name History          Payment Source History                  Date (UTC) | Alias
 *     Samir                         Card Number | Brand | Zip               2026-01-02 03:04:05 | samir.f@example.org
 *     S. Guide                      XXXXXXXXXXXX4242 | VISA | 00000
 *
 * The sheet of payments (`Date (UTC) | Transaction Token | Sender | Recipient | Amount | Note | IP`) is an assumption. Numbers are masked as
 * given. Amounts with `$` and no code are taken for US dollars, and say so.
 */
export const cashAppWorkbook: ReturnParser = {
  id: 'cash-app-workbook',
  provider: 'cash-app',
  version: '2',
  title: 'Cash App: subject and payments (XLSX)',
  basis: { tier: 'inferred', source: 'a public parser written against real returns; the payments sheet is assumed' },
  gives: ['subscriber-fact', 'payment-instrument', 'identifier', 'payment'],
  recognises: (file) =>
    file.text.startsWith('[') &&
    (/Payment Source History/.test(file.text) || (/Display Name History/.test(file.text) && /SQ_CASH/.test(file.name))),
  *read(file) {
    const follower = new TableFollower(isHeader);
    let last = { sheet: '', row: 0 };
    let title: string | undefined;
    let block: SheetRow[] = [];
    const endBlock = function* (): Generator<Finding> {
      if (title !== undefined && block.length > 0) yield historyOf(title, block);
      block = [];
    };
    for (const row of sheetRows(file)) {
      if (row.sheet !== last.sheet || row.row !== last.row + 1) {
        yield* endBlock();
        title = undefined;
        follower.end();
      }
      last = row;
      const met = follower.row(row);
      if (met === 'header') yield left('the header of a table', row);
      else if (met !== undefined) yield* rowOf(met);
      else if (title !== undefined) block.push(row);
      else if (row.cells.filter((cell) => cell !== '').length === 1) {
        title = row.cells.find((cell) => cell !== '');
        yield left('the title of a block', row);
      } else yield gap('unknown-shape', row, `Row ${row.row} of sheet "${row.sheet}" stands under no header that is known.`);
    }
    yield* endBlock();
  },
};

function isHeader(columns: Columns): boolean {
  return ['Card Number', 'Bank Account Number', 'Physical Card Number', 'Virtual Card Number', 'Alias', 'Transaction Token'].some((name) =>
    columns.has(name),
  );
}

/** A list without a header: the first value is the present one, the others stand beside it. */
function historyOf(title: string, rows: readonly SheetRow[]): Finding {
  const values = rows.flatMap((row) =>
    row.cells.flatMap((raw, index) => (raw === '' ? [] : [{ name: title, raw, at: row.cellAt(index) }])),
  );
  const [first, ...rest] = values;
  return record('subscriber-fact', { name: { raw: title }, value: { raw: first!.raw } }, rows, {
    at: first!.at,
    ...(rest.length > 0 && { extra: rest }),
  });
}

const UTC_BY_HEADER: TimeKnown = { zone: 'UTC', zoneFrom: 'column' };

function* rowOf(row: TableRow): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const known = row.columns.names.some((name) => /^date.*utc/i.test(name)) ? UTC_BY_HEADER : {};
  if (values.has('Transaction Token')) yield paymentOf(row, values, known);
  else if (values.has('Alias')) yield aliasOf(row, values, known);
  else yield instrumentOf(row, values, known);
  yield* values.faults;
}

function instrumentOf(row: TableRow, values: NamedValues, known: TimeKnown): Finding {
  const card = values.text('Card Number', 'Physical Card Number', 'Virtual Card Number');
  const bank = card === undefined ? values.text('Bank Account Number') : undefined;
  const data = given({
    identifier: card ?? bank,
    brand: values.text('Brand'),
    bank: values.text('Bank Name', 'Bank'),
    holder: values.text('Name on Card', 'Name'),
    validFrom: values.time(['Date', 'Linked'], known),
    issued: values.time(['Issued'], known),
    billingAddress: values.text('Zip', 'Billing Zip'),
  });
  return record(
    'payment-instrument',
    { type: { raw: '', norm: card === undefined ? 'bank-account' : 'card' }, ...data },
    row,
    values.rest(),
  );
}

function aliasOf(row: TableRow, values: NamedValues, known: TimeKnown): Finding {
  const validFrom = values.time('Date', known);
  const value = values.text('Alias');
  if (value === undefined) return gap('unreadable-value', row, 'A row of aliases without one.');
  return record('identifier', { type: aliasType(value.raw), value, ...given({ validFrom }) }, row, values.rest());
}

function aliasType(alias: string): IdentifierType {
  if (alias.startsWith('$')) return 'username';
  if (alias.includes('@')) return 'email';
  return /^\+?[\d ()-]{7,}$/.test(alias) ? 'phone' : 'other';
}

function paymentOf(row: TableRow, values: NamedValues, known: TimeKnown): Finding {
  const [from, to] = [values.text('Sender'), values.text('Recipient')];
  const amount = values.raw('Amount');
  const address = values.address('IP');
  const data = given({
    paymentId: values.text('Transaction Token'),
    at: values.time('Date', known),
    from: from === undefined ? undefined : { id: from },
    to: to === undefined ? undefined : { id: to },
    status: values.text('Status'),
    purpose: values.text('Note'),
    ip: address?.address,
  });
  return record('payment', { ...data, ...(amount !== undefined && moneyText(amount)) }, row, values.rest());
}
