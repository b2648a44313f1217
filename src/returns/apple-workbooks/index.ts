// SPDX-License-Identifier: Apache-2.0
import type { TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, left, type ReturnParser, record } from '../return-parser.ts';
import type { Columns } from '../source/columns.ts';
import type { TableRow } from '../tokenisers/csv-table.ts';
import { type SheetRow, sheetRows } from '../tokenisers/sheet-rows.ts';
import { TableFollower } from '../tokenisers/sheet-table.ts';

/**
 * Workbooks of an Apple return: `Account/…_AccountDetails.xlsx`, `LOG/…_iCloudLogs.xlsx`. Some title rows, then a header in row 6, 7 or 9:
 *
 *     Apple ID | DS ID | First Name | Last Name | Account Created (UTC) | …
 *     Timestamp (PST/PDT) | IP Address | Service | Action
 *
 * The header is found by its names. The zone stands in the header: PST/PDT is the Pacific zone with its summer time, dates are month first.
 * Not read: query logs of identity services, Messages in iCloud, Find My, bookmarks, photos: they come out as gaps that name their columns.
 */
export const appleWorkbooks: ReturnParser = {
  id: 'apple-workbooks',
  provider: 'apple',
  version: '1',
  title: 'Apple: account details and iCloud logs (XLSX)',
  basis: { tier: 'inferred', source: 'a public parser written against real returns; columns are guessed' },
  gives: ['account', 'ip-event'],
  recognises: (file) =>
    file.text.startsWith('[') &&
    ((/\tDS ?ID\t/i.test(file.text) && /Apple ID/i.test(file.text)) || (/iCloud/i.test(file.text) && /\tIP Address\b/i.test(file.text))),
  *read(file) {
    const follower = new TableFollower(isHeader);
    const accounts: { values: NamedValues; from: TableRow[] }[] = [];
    let sheet = '';
    for (const row of sheetRows(file)) {
      if (row.sheet !== sheet) follower.end();
      sheet = row.sheet;
      const met = follower.row(row);
      if (met === 'header') yield left('the header of a table', row);
      else if (met === undefined) yield left('a title above a table', row);
      else if (met.columns.has('Feature')) yield* featureOf(met, accounts);
      else if (met.columns.has('IP Address')) yield* logEntry(met);
      else if (met.columns.has('Apple ID')) accounts.push({ values: NamedValues.ofRow(met), from: [met] });
      else yield unknownRow(row, met.columns);
    }
    for (const account of accounts) yield* accountOf(account.values, account.from);
  },
};

function isHeader(columns: Columns): boolean {
  const names = columns.names.filter((name) => name !== '');
  if (columns.has('Apple ID') && (columns.has('DS ID') || columns.has('DSID'))) return true;
  if (columns.has('Feature', 'Status')) return true;
  return columns.has('IP Address') && names.some((name) => /^(timestamp|date|time)\b/i.test(name));
}

/** States of features belong to the account of the same workbook; with several accounts, nobody can say to which. */
function* featureOf(row: TableRow, accounts: { values: NamedValues; from: TableRow[] }[]): Generator<Finding> {
  const only = accounts.length === 1 ? accounts[0] : undefined;
  if (only === undefined) yield left('the state of a feature, of no account that can be told', row);
  else only.from.push(row);
}

function* accountOf(values: NamedValues, from: readonly TableRow[]): Generator<Finding> {
  const created = values.time(['Account Created', 'Created'], knownOf(values, 'Account Created'));
  const data = given({
    accountId: values.text('DS ID', 'DSID'),
    username: values.text('Apple ID'),
    created,
    status: values.text('Status', 'Account Status'),
  });
  const features = from
    .slice(1)
    .map((row) => ({ name: `Feature: ${row.cell('Feature') ?? ''}`, raw: row.cell('Status') ?? '', at: row.cellAt('Status') }));
  const extra = [...(values.rest().extra ?? []), ...features];
  yield record('account', { provider: { raw: 'apple' }, ...data }, from, { at: from[0]!.at, ...(extra.length > 0 && { extra }) });
  yield* values.faults;
}

function* logEntry(row: TableRow): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const at = values.time(['Timestamp', 'Date', 'Time'], knownOf(values, 'Timestamp', 'Date', 'Time'));
  const address = values.address('IP Address');
  if (address === undefined) {
    yield gap('unreadable-value', row, 'A row of a log without an address.');
    return;
  }
  const action = values.raw('Action', 'Event') ?? '';
  const data = given({ at, product: values.text('Service'), userAgent: values.text('User Agent', 'Client Info') });
  yield record('ip-event', { ...address, ...data, action: saidAction(action, actionClass(action)) }, row, values.rest());
  yield* values.faults;
}

function actionClass(action: string) {
  return /log ?in|sign ?in|auth/i.test(action) ? ('login' as const) : ('activity' as const);
}

/** The zone that the header of the time column states. A date with slashes is month first: the header's zone names are American. */
function knownOf(values: NamedValues, ...names: readonly string[]): TimeKnown {
  const header = values.take(...names)?.name ?? '';
  if (/UTC|GMT/i.test(header)) return { zone: 'UTC', zoneFrom: 'column' };
  if (/\bP[SD]?T\b|Pacific/i.test(header)) return { zone: 'America/Los_Angeles', zoneFrom: 'column', order: 'month-first' };
  return {};
}

function unknownRow(row: SheetRow, columns: Columns): Finding {
  const names = columns.names.filter((name) => name !== '').join(', ');
  return gap('unknown-shape', row, `Rows under these columns are not known: ${names}.`);
}
