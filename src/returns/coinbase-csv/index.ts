// SPDX-License-Identifier: Apache-2.0
import { classOfAction, type TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, type ReturnParser, record } from '../return-parser.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';

/**
 * Tables of an exchange, after Coinbase's own archive: transactions, and activity with addresses.
 *
 *     Timestamp,Amount,Currency,Balance,To,Crypto Hash,Coinbase ID,Transfer ID,Notes
 *     Action,IP Address,Source,Time
 *
 * Amounts of virtual currency stay texts: how many decimals a coin has is not in the table. Addresses of wallets and hashes of transactions are
 * kept as written; what they are on a chain is asked with `rogatory trace`.
 */
export const coinbaseCsv: ReturnParser = {
  id: 'coinbase-csv',
  provider: 'coinbase',
  version: '1',
  title: 'Coinbase: transactions and activity (CSV)',
  basis: { tier: 'inferred', source: 'a public parser of the archive; as CSV it is assumed' },
  gives: ['payment', 'ip-event', 'activity'],
  recognises: (file) =>
    file.columns.hasLike(/^crypto[ _]hash$/i, /amount/i) || file.columns.hasLike(/^action$/i, /^ip[ _]address$/i, /^source$/i),
  *read(file) {
    for (const row of csvTable(file)) yield* rowOf(row);
  },
};

function* rowOf(row: TableRow): Generator<Finding> {
  const values = NamedValues.ofRow(row);
  const known: TimeKnown = row.columns.names.some((name) => /utc/i.test(name)) ? { zone: 'UTC', zoneFrom: 'column' } : {};
  const at = values.time(['Timestamp', 'Time', 'Date'], known);
  if (row.columns.names.some((name) => /crypto[ _]hash/i.test(name))) yield paymentOf(row, values, at);
  else {
    const word = values.raw('Action') ?? '';
    const address = values.address('IP Address');
    const norm = classOfAction(word);
    if (address === undefined) yield record('activity', { what: { raw: word }, ...given({ at }) }, row, values.rest());
    else
      yield record(
        'ip-event',
        { ...address, ...given({ at, product: values.text('Source') }), action: saidAction(word, norm) },
        row,
        values.rest(),
      );
  }
  yield* values.faults;
}

function paymentOf(row: TableRow, values: NamedValues, at: ReturnType<NamedValues['time']>): Finding {
  const [to, hash] = [values.text('To'), values.text('Crypto Hash')];
  const amount = values.raw('Amount');
  const currency = values.text('Currency');
  const chain = given({ txHash: hash, address: to });
  const data = given({
    paymentId: values.text('Coinbase ID', 'Transfer ID'),
    at,
    amountMinor: amount === undefined ? undefined : { raw: amount },
    currency,
    to: to === undefined ? undefined : { id: to },
    purpose: values.text('Notes'),
    chain: Object.keys(chain).length === 0 ? undefined : chain,
  });
  return record('payment', data, row, values.rest());
}
