// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { moneyText } from './fields/money.ts';
import { minorUnits } from './minor-units.ts';

describe('an amount in the smallest unit', () => {
  test('is that of its currency, by the places that the currency has', () => {
    const norms = [
      minorUnits('1,900.00', 'EGP'),
      minorUnits('145.5', 'eur'),
      minorUnits('1.250', 'KWD'),
      minorUnits('980', 'JPY'),
      minorUnits('1.5', 'JPY'),
    ].map(({ norm }) => norm);
    assert.deepEqual(norms, ['190000', '14550', '1250', '980', undefined]);
  });
  test('is not made of a coin or a token, whose places no currency list has: the text stands alone', () => {
    for (const coin of ['BTC', 'USDT', 'ETH', 'TRX']) assert.deepEqual(minorUnits('0.05000000', coin), { raw: '0.05000000' }, coin);
    assert.deepEqual(minorUnits('2600.000000', 'USDT'), { raw: '2600.000000' });
    assert.equal(moneyText('0.05 BTC').amountMinor.norm, undefined);
  });
});
