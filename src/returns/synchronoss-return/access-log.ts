// SPDX-License-Identifier: Apache-2.0
import { said, saidAddress, utcFromText, type When } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, plainName, saidAction } from '../fields/named-values.ts';
import { type Finding, left, type ReturnParser, record } from '../return-parser.ts';
import type { FileHead } from '../source/source-file.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';
import { sheetRows } from '../tokenisers/sheet-rows.ts';
import { TableFollower } from '../tokenisers/sheet-table.ts';
import { SYNCHRONOSS } from './synchronoss.ts';

const NAMES = ['clientidentifier', 'remoteipaddress'] as const;

/**
 * What the cloud logged of a device's visits (`Dv Access logs mdn <account> <Month> <Year>.csv`), delivered beside the return:
 *
 *     server_ts,lcid,clientidentifier,remoteipaddress,querystring
 *     2026-03-01 22:10:05 UTC,5550100999,Phone/9.1,"203.0.113.7, 198.51.100.20",?checksum=<SHA-256>&size=9
 *
 * The first address is the device's, those behind it belong to the network that passes it on. A dash is no value. A `checksum` in the query is a
 * file that was uploaded.
 */
export const synchronossAccessLogCsv: ReturnParser = {
  ...SYNCHRONOSS,
  id: 'synchronoss-access-log-csv',
  title: 'Synchronoss (Verizon cloud): access log (CSV)',
  gives: ['ip-event', 'activity'],
  recognises: (file) => file.columns.has(...NAMES) && hasTime(file),
  *read(file) {
    for (const row of csvTable(file)) yield* visitOf(row);
  },
};

/** The same table as a workbook. */
export const synchronossAccessLogWorkbook: ReturnParser = {
  ...SYNCHRONOSS,
  id: 'synchronoss-access-log-workbook',
  title: 'Synchronoss (Verizon cloud): access log (XLSX)',
  gives: ['ip-event', 'activity'],
  recognises: (file) =>
    file.text.startsWith('[') && NAMES.every((name) => new RegExp(`(^|\\t|\\n)${name}(\\t|\\n|$)`, 'i').test(file.text)),
  *read(file) {
    const follower = new TableFollower((columns) => columns.has(...NAMES));
    for (const row of sheetRows(file)) {
      const met = follower.row(row);
      if (met === 'header' || met === undefined) yield left('the header of the table, or a line above it', row);
      else yield* visitOf(met);
    }
  },
};

const hasTime = (file: FileHead): boolean => file.columns.has('server_ts') || file.columns.has('logtimestamp');

function* visitOf(row: TableRow): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const at = timeOf(values);
  const client = values.take('clientidentifier');
  const deviceRef = client === undefined || client.raw === '-' ? undefined : { raw: client.raw };
  const { operation, isUpload } = queryOf(values);
  const written = values.take('remoteipaddress');
  const [device, ...passedOn] = (written?.raw ?? '').split(',').map((one) => one.trim());
  if (written === undefined || device === undefined || device === '' || device === '-') {
    yield record('activity', { what: { raw: operation }, ...given({ at, product: deviceRef }) }, row, values.rest());
  } else {
    const { address } = saidAddress(device);
    if (address.norm === undefined) values.fault('unreadable-value', `Under "${written.name}" stands no IP address.`, written);
    const action = saidAction(operation, isUpload ? 'upload' : 'activity');
    const proxiedFor = passedOn.length === 0 ? undefined : { raw: passedOn.join(', ') };
    const whole = passedOn.length === 0 ? address : said(written.raw, address.norm, 'split');
    yield record('ip-event', { address: whole, action, ...given({ at, deviceRef, proxiedFor }) }, row, values.rest());
  }
  yield* values.faults;
}

/** As the server writes it, or as web servers log it: `[01/Mar/2026:22:10:05 +0000]`. */
function timeOf(values: NamedValues): When | undefined {
  const logged = values.values.find((one) => plainName(one.name) === 'logtimestamp');
  const parts = /^\[?(\d{1,2})\/([a-z]{3})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})\]?$/i.exec(logged?.raw ?? '');
  if (parts === null) return values.time(['server_ts', 'logtimestamp']);
  const [, day, month, year, clock, zone] = parts;
  const when = utcFromText(`${day} ${month} ${year} ${clock} ${zone}`);
  if (when === undefined) return values.time('logtimestamp');
  return { ...when, raw: values.raw('logtimestamp') ?? when.raw };
}

/** The query stays beside the record, whole; of it the first word is what was done. */
function queryOf(values: NamedValues): { readonly operation: string; readonly isUpload: boolean } {
  const query = values.values.find((one) => plainName(one.name) === 'querystring')?.raw ?? '';
  const operation = /^\??([^=&]*)/.exec(query)?.[1] ?? '';
  return { operation: operation === '-' ? '' : operation, isUpload: /(^|[?&])checksum=[0-9a-f]{64}/i.test(query) };
}
