// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moneyRows } from './money-row.ts';
import { paymentOfRecord } from './payment-of-record.ts';

const said = (raw: string, norm?: string) => ({ raw, ...(norm === undefined ? {} : { norm }) });
const at = { raw: '2026-03-01', utc: '2026-03-01T10:00:00Z', precision: 'second', zone: { from: 'value' } } as never;

test('a payment whose smallest unit the reader knew is a row, by the surest names and through what it says', () => {
  const payment = {
    at,
    amountMinor: said('12.50', '1250'),
    currency: said('EGP'),
    from: { name: said('A'), id: said('7') },
    to: { email: said('b@example.org') },
  };
  const { rows } = moneyRows([paymentOfRecord('r1', { ...payment, instrument: said('Example gift card') })]);
  assert.deepEqual(rows, [
    {
      id: 'r1',
      at: '2026-03-01T10:00:00Z',
      from: '7',
      to: 'b@example.org',
      amountMinor: 1250n,
      currency: 'EGP',
      through: 'gift-card',
      instrument: 'Example gift card',
    },
  ]);
});

test('an amount whose smallest unit nobody knew, or a time without a zone, stands beside the ledger', () => {
  const payment = { at, amountMinor: said('-0.0500'), currency: said('BTC'), to: { name: said('x') } };
  const without = { ...payment, at: { ...(at as object), utc: undefined } as never };
  const { rows, leftOut } = moneyRows([paymentOfRecord('r1', payment), paymentOfRecord('r2', without)]);
  assert.deepEqual([rows.length, leftOut.map(({ why }) => why)], [0, ['no-amount', 'no-time']]);
});
