// SPDX-License-Identifier: Apache-2.0
import { personLedger } from '../../core/currency/ledger/money-ledger.ts';
import { moneyRows, type PaymentSaid } from '../../core/currency/ledger/money-row.ts';
import { paymentOfRecord } from '../../core/currency/ledger/payment-of-record.ts';
import { findTypologies, TYPOLOGIES } from '../../core/currency/ledger/typologies.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type ExitCode, jsonText, parseOptions, printJson, type Terminal } from '../command.ts';
import { readRecords } from '../questions/read-records.ts';

/** `rogatory trace money DIR... [--person ACCOUNT,...] [--json]`: payments of readings in one ledger, by month and currency, and which rules fire. */
export async function traceMoney(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: { person: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length === 0)
    throw new CliError('WRONG_USE', { message: 'rogatory trace money: expected folders written by "rogatory read --out DIR". Name one.' });
  const { rows, leftOut } = moneyRows(await paymentsOf(positionals));
  const person = new Set((values.person ?? []).flatMap((list) => list.split(',')).filter((account) => account !== ''));
  const lines = personLedger(rows, (account) => person.has(account));
  const fired = findTypologies(rows).map((hit) => ({ ...hit, text: TYPOLOGIES.find(({ id }) => id === hit.typology)?.text.en }));
  if (values.json) {
    const shown = <T extends object>(one: T) => JSON.parse(jsonText(one));
    printJson(terminal, { schema: 'rogatory.trace-money/1', rows: rows.map(shown), ledger: lines.map(shown), typologies: fired, leftOut });
    return 0;
  }
  for (const { month, currency, incoming, outgoing, rows: ids } of lines)
    terminal.out(
      `${month}  ${currency.padEnd(12)} in ${String(incoming).padStart(14)}  out ${String(outgoing).padStart(14)}  ${ids.length} rows\n`,
    );
  for (const { account, text, rows: ids } of fired) terminal.out(`${account}: ${text} Rows: ${ids.join(', ')}\n`);
  terminal.err(
    `${rows.length} payments; ${leftOut.length} left out, because they did not happen or do not say when, how much or between whom.\n`,
  );
  return 0;
}

/** Records of every reading; the same payment in two readings keeps both ids. */
async function paymentsOf(folders: readonly string[]): Promise<PaymentSaid[]> {
  const payments: PaymentSaid[] = [];
  for (const folder of folders)
    for await (const record of readRecords(folder)) if (record.kind === 'payment') payments.push(paymentOfRecord(record.id, record.data));
  return payments;
}
