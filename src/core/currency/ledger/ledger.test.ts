// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { convert, personLedger } from './money-ledger.ts';
import { type MoneyRow, moneyRows } from './money-row.ts';
import { findTypologies, TYPOLOGIES, type Typology } from './typologies.ts';

const row = (id: string, at: string, from: string, to: string, amount: number | bigint, more: Partial<MoneyRow> = {}): MoneyRow => ({
  id,
  at,
  from,
  to,
  amountMinor: BigInt(amount),
  currency: 'EGP',
  through: 'wallet',
  ...more,
});

describe('the money ledger', () => {
  test('payments that failed or say no amount stand beside the ledger with the reason', () => {
    const said = { at: '2026-03-01T10:00:00Z', from: 'a', to: 'b', amountMinor: '100', currency: 'EGP' };
    const { rows, leftOut } = moneyRows([
      { id: '1', ...said },
      { id: '2', ...said, status: 'FAILED' },
      { id: '3', ...said, amountMinor: '1.5' },
      { id: '4', ...said, at: undefined },
    ]);
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['1'],
    );
    assert.deepEqual(
      leftOut.map(({ why }) => why),
      ['did-not-happen', 'no-amount', 'no-time'],
    );
  });
  test('months and currencies are kept apart, and money between own accounts is neither in nor out', () => {
    const rows = [
      row('1', '2026-03-01', 'x', 'me-1', 500),
      row('2', '2026-03-09', 'me-1', 'me-2', 500),
      row('3', '2026-03-10', 'me-2', 'y', 200),
      row('4', '2026-04-01', 'x', 'me-1', 7, { currency: 'USDT/tron' }),
    ];
    assert.deepEqual(
      personLedger(rows, (account) => account.startsWith('me-')).map(({ month, currency, incoming, outgoing }) => [
        month,
        currency,
        incoming,
        outgoing,
      ]),
      [
        ['2026-03', 'EGP', 500n, 200n],
        ['2026-04', 'USDT/tron', 7n, 0n],
      ],
    );
  });
  test('only a rate of the very day converts, exactly, and says when a part was cut', () => {
    const rate = { from: 'EGP', to: 'USD', day: '2026-03-01', toUnits: 2n, forUnits: 99n, source: 'central bank of the day' };
    const made = convert([row('1', '2026-03-01T10:00:00Z', 'a', 'b', 10n ** 20n), row('2', '2026-03-02', 'a', 'b', 99)], 'USD', [rate]);
    assert.deepEqual(
      made.map(({ row: id, amountMinor, cut }) => [id, amountMinor, cut]),
      [['1', (2n * 10n ** 20n) / 99n, true]],
    );
  });
});

describe('typologies', () => {
  test('many payers of nearly one amount to one receiver show their rows', () => {
    const rows = [
      ...[1, 2, 3, 4].map((n) => row(`p${n}`, `2026-03-0${n}T10:00:00Z`, `payer-${n}`, 'skipper', 50_000 + n * 100)),
      row('other', '2026-03-02T11:00:00Z', 'payer-9', 'skipper', 900),
    ];
    assert.deepEqual(findTypologies(rows), [{ typology: 'passage-fees', account: 'skipper', rows: ['p1', 'p2', 'p3', 'p4'] }]);
    assert.deepEqual(findTypologies(rows.slice(1)), []);
  });
  test('money that comes in and leaves again shows both sides', () => {
    const rows = [
      row('in', '2026-03-01T10:00:00Z', 'a', 'b', 1000),
      row('out1', '2026-03-01T12:00:00Z', 'b', 'c', 600),
      row('out2', '2026-03-02T12:00:00Z', 'b', 'd', 350),
    ];
    assert.deepEqual(findTypologies(rows)[0], { typology: 'pass-through-account', account: 'b', rows: ['in', 'out1', 'out2'] });
    assert.deepEqual(findTypologies([rows[0] as MoneyRow, row('late', '2026-03-09T12:00:00Z', 'b', 'c', 950)]), []);
  });
  test('amounts just under a threshold fire only with the threshold a desk has set', () => {
    const rows = [1, 2, 3].map((n) => row(`s${n}`, `2026-03-0${n}`, 'a', `shop-${n}`, 9_900 + n));
    const rule: Typology = {
      ...(TYPOLOGIES[0] as Typology),
      id: 'under',
      rule: { form: 'just-under', least: 3, days: 7, thresholdMinor: '10000', withinPercent: 5, currency: 'EGP' },
    };
    assert.deepEqual(findTypologies(rows, [rule]), [{ typology: 'under', account: 'a', rows: ['s1', 's2', 's3'] }]);
    assert.deepEqual(findTypologies(rows), []);
  });
  test('every rule says in three languages what it saw, cites a source, and gives no score', () => {
    for (const { text, source } of TYPOLOGIES) assert.ok(text.en && text.ar && text.fr && source);
    const [hit] = findTypologies([1, 2, 3, 4].map((n) => row(`p${n}`, `2026-03-0${n}`, `payer-${n}`, 'skipper', 100)));
    assert.deepEqual(Object.keys(hit ?? {}).sort(), ['account', 'rows', 'typology']);
  });
});
