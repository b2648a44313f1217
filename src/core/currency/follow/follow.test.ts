// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chainOfTransactions } from '../chain/chain-of-transactions.ts';
import { follow } from './follow.ts';

const id = (number: number) => String(number).padStart(64, '0');
const coinbase = [{ txid: id(0), output: 0xffffffff }];
const script = Uint8Array.of(0x51);

test('a transaction that brings more than a double counts exactly is not followed, and what it brought is told to the unit', () => {
  const most = Number.MAX_SAFE_INTEGER;
  const chain = chainOfTransactions(
    'bitcoin-regtest',
    [
      { txid: id(1), inputs: coinbase, outputs: [{ value: most, script }] },
      { txid: id(2), inputs: coinbase, outputs: [{ value: most - 1, script }] },
      {
        txid: id(3),
        inputs: [
          { txid: id(1), output: 0 },
          { txid: id(2), output: 0 },
        ],
        outputs: [{ value: most, script }],
      },
    ],
    [0, 1, 2],
  );
  for (const method of ['fifo', 'haircut', 'poison'] as const) {
    const flow = follow(chain, { seeds: [0, 1], method });
    assert.deepEqual(flow.unfollowable, [2]);
    assert.equal(flow.absorbed, 2n * BigInt(most) - 1n);
    assert.deepEqual(flow.unspent, []);
  }
});
