// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { missing, sharedFolder } from '../../../../test/shared.ts';
import { ChainBuilder } from '../chain/build-chain.ts';
import { chainOfTransactions } from '../chain/chain-of-transactions.ts';
import { HABITS, habitOf, SEQUENCES_DIFFER, UNKNOWN_HABIT, versionAndSequence } from './habit.ts';
import { readTransaction } from './read-transaction.ts';

const HEIGHT = 574_200;
const habit = (version: number, sequence: number, lockTime: number, height = HEIGHT): number =>
  habitOf(versionAndSequence(version, sequence), lockTime, height);

test('each combination of version, sequence and lock time is a habit of its own', () => {
  const all = [1, 2, 3].flatMap((version) =>
    [0xffffffff, 0xfffffffe, 0xfffffffd, 144, SEQUENCES_DIFFER].flatMap((sequence) =>
      [0, HEIGHT - 1, 1_700_000_000].map((lockTime) => habit(version, sequence, lockTime)),
    ),
  );
  assert.deepEqual(
    all.toSorted((a, b) => a - b),
    Array.from({ length: HABITS - 1 }, (_, at) => at + 1),
  );
});

test('a lock time about the height is one habit, whether the program takes some blocks less or the transaction waited', () => {
  for (const back of [0, 1, 2, 99, 150]) assert.equal(habit(2, 0xfffffffe, HEIGHT - back), habit(2, 0xfffffffe, HEIGHT - 1));
  for (const other of [HEIGHT + 1, HEIGHT - 300, 500_000_000])
    assert.notEqual(habit(2, 0xfffffffe, other), habit(2, 0xfffffffe, HEIGHT - 1));
});

test('without the height of its block only a transaction without a lock time has a habit that is known', () => {
  assert.equal(habit(2, 0xfffffffe, HEIGHT - 1, -1), UNKNOWN_HABIT);
  assert.equal(habit(2, 0xffffffff, 0, -1), habit(2, 0xffffffff, 0));
});

test('a transaction has the same habit by itself as in its block', { skip: missing('currency/btc-blocks') }, () => {
  const bytes = readFileSync(join(sharedFolder('currency/btc-blocks') as string, 'btcd-2019-05-02.raw'));
  const builder = new ChainBuilder();
  const block = builder.addBlock(bytes, ({ statedHeight }) => statedHeight as number);
  const { txOffset, txHabits } = builder.done('bitcoin');
  const single = Array.from({ length: block.transactions }, (_, tx) => readTransaction(bytes.subarray(txOffset[tx], txOffset[tx + 1])));
  assert.equal(block.statedHeight, HEIGHT);
  assert.deepEqual(
    chainOfTransactions(
      'bitcoin',
      single,
      single.map(() => HEIGHT),
    ).txHabits,
    Uint8Array.from(txHabits),
  );
  assert.ok(new Set(txHabits).size > 10, 'people write in many ways');
});
