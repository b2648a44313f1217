// SPDX-License-Identifier: Apache-2.0
import type { MoneyPayment } from '../../api/currency.ts';
import { csvOf } from '../../requests/csv.ts';

const COLUMNS = ['at', 'from', 'to', 'amount', 'currency', 'through', 'instrument', 'readingId', 'recordId'] as const;

/** The payments of a case as a table, each with the record it was read from. */
export function paymentsCsv(payments: readonly MoneyPayment[]): string {
  return csvOf(
    COLUMNS,
    payments.map((one) => COLUMNS.map((column) => one[column])),
  );
}

/** Those from or to one of these accounts. */
export function paymentsOf(payments: readonly MoneyPayment[], accounts: readonly string[]): readonly MoneyPayment[] {
  const own = new Set(accounts);
  return payments.filter(({ from, to }) => own.has(from) || own.has(to));
}
