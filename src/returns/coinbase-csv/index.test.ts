// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';

const sample = (name: string) => readSample(join(import.meta.dirname, 'samples', name));

describe('Coinbase: transactions and activity (CSV)', () => {
  test('an amount of virtual currency stays the text that it is', async () => {
    const { records } = await sample('transactions.csv');
    assert.partialDeepStrictEqual(records[0]?.data, {
      amountMinor: { raw: '-0.0500' },
      currency: { raw: 'BTC' },
      chain: { txHash: { raw: 'invented-hash-1' } },
    });
  });
  test('a sign-in has its address and its time', async () => {
    const { records } = await sample('activity.csv');
    assert.partialDeepStrictEqual(records[0]?.data, { address: { norm: '203.0.113.9' }, action: { raw: 'signin', norm: 'login' } });
  });
});
