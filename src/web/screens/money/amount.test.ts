// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountText, moneyText, shortened } from './amount.ts';

test('satoshis are shown as bitcoin to the last place, beyond what a double holds', () => {
  assert.equal(amountText('13000000', 'satoshi').text, '0.13000000 BTC');
  assert.equal(amountText('2100000000000001', 'satoshi').text, '21\u202f000\u202f000.00000001 BTC');
  assert.equal(amountText('-1', 'satoshi').text, '-0.00000001 BTC');
});

test('ether and TRX are shown to the last place', () => {
  assert.equal(amountText('1000000000000000001', 'wei').text, '1.000000000000000001 ETH');
  assert.equal(amountText('25', 'sun').text, '0.000025 TRX');
});

test('a token is known by its contract, never by what it calls itself', () => {
  assert.equal(amountText('2600000000', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t').text, '2\u202f600.000000 USDT');
  assert.equal(amountText('1', '0xdAC17F958D2ee523a2206206994597C13D831ec7').text, '0.000001 USDT');
  assert.equal(amountText('1', 'USDT').smallest, true);
  // A table of another tool may name its token as it likes.
  for (const name of ['constructor', '__proto__', 'toString']) assert.equal(amountText('1', name).smallest, true);
});

test('units of another token stay smallest units, whatever their size', () => {
  assert.deepEqual(amountText('123456789012345678901', 'T…'), {
    text: '123\u202f456\u202f789\u202f012\u202f345\u202f678\u202f901',
    smallest: true,
  });
});

test('an amount of a currency has its own places, and of what is none the smallest units', () => {
  assert.deepEqual(
    [moneyText('145000', 'EUR'), moneyText('-5', 'EUR'), moneyText('1500', 'JPY'), moneyText('1500', 'KWD'), moneyText('77', 'USDT/tron')],
    ['1\u202f450.00 EUR', '-0.05 EUR', '1\u202f500 JPY', '1.500 KWD', '77 × USDT/tron'],
  );
});

test('a short address is not cut', () => {
  assert.equal(shortened('0123456789'), '0123456789');
  assert.equal(shortened('bcrt1qabcdefghijklmnopqrstuvwxyz'), 'bcrt1qabc…uvwxyz');
});
