// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ChainBuilder } from '../chain/build-chain.ts';
import { type Chain, txid } from '../chain/chain.ts';
import { outputsOf } from '../chain/outpoints.ts';
import { follow, type TraceMethod } from '../follow/follow.ts';
import { followTransfers, transferId } from '../tokens/follow-transfers.ts';
import { measureQuality } from './measure-quality.ts';
import { type Economy, simulateEconomy } from './simulate-economy.ts';
import { measureTokens, simulateTokens } from './token-economy.ts';

const SIZE = { users: 150, blocks: 110, transactionsPerBlock: 60 };
const chainOf = (economy: Economy): Chain => {
  const builder = new ChainBuilder();
  for (const block of economy.blocks) builder.addBlock(block, ({ statedHeight }) => statedHeight ?? -1);
  return builder.done('bitcoin-regtest');
};

for (const seed of [11, 12, 13])
  describe(`an invented economy (seed ${seed})`, () => {
    const economy = simulateEconomy({ seed, ...SIZE });
    const chain = chainOf(economy);
    test('what the methods say keeps the published quality', () => {
      const quality = measureQuality(chain, economy.truth);
      assert.ok(quality.coinjoinPrecision >= 0.95, `CoinJoin precision ${quality.coinjoinPrecision}`);
      assert.ok(quality.coinjoinRecall >= 0.95, `CoinJoin recall ${quality.coinjoinRecall}`);
      assert.equal(quality.payrollsClaimed, 0);
      assert.ok(quality.changePrecision >= 0.95, `change precision ${quality.changePrecision}`);
      assert.ok(quality.depositsFound >= 0.98, `deposits ${quality.depositsFound}`);
      assert.ok(quality.touchedShare <= 0.15, `touched ${quality.touchedShare}`);
      assert.ok(quality.clusterPrecision >= 0.99, `pairs ${quality.clusterPrecision}`);
      assert.ok(quality.clusterPrecision > quality.minusCoinJoinPrecision, 'leaving out PayJoins too is more right than joining them');
      assert.ok(quality.clusterRecall >= quality.minusCoinJoinRecall, `recall ${quality.clusterRecall}`);
      assert.ok(quality.labelPrecision >= 0.999, `labels ${quality.labelPrecision}`);
    });
    for (const method of ['fifo', 'haircut', 'poison'] as TraceMethod[])
      test(`${method} conserves value through every pattern, also into coinbases and up to any height`, () => {
        const seeds = outputsOf(
          chain,
          economy.truth.ransom.map(({ outpoint }) => outpoint),
        );
        for (const more of [{}, { feesIntoCoinbase: true }, { untilHeight: 60 }, { maxHops: 3 }]) {
          const flow = follow(chain, { seeds, method, ...more });
          const total = (rows: readonly { readonly amount: bigint }[]) => rows.reduce((sum, { amount }) => sum + amount, 0n);
          assert.equal(total(flow.seeds), total(flow.unspent) + flow.fees + flow.absorbed + total(flow.services));
          for (const { output, amount } of flow.unspent) assert.ok(amount > 0n && amount <= BigInt(chain.outputValue[output] as number));
        }
      });
    test('haircut and FIFO reach the same outputs or fewer than poison', () => {
      const seeds = outputsOf(
        chain,
        economy.truth.ransom.map(({ outpoint }) => outpoint),
      );
      const reach = new Set(follow(chain, { seeds, method: 'poison' }).touched);
      for (const method of ['fifo', 'haircut'] as TraceMethod[])
        for (const tx of follow(chain, { seeds, method }).touched) assert.ok(reach.has(tx), txid(chain, tx));
    });
  });

test('in an economy of one token the gang’s accounts at exchanges are found, and what swindlers send from look-alikes moves nothing', () => {
  const economy = simulateTokens({ seed: 21, people: 120, steps: 2500 });
  const { depositsFound, touchedShare } = measureTokens(economy);
  assert.ok(depositsFound >= 0.98 && touchedShare <= 0.15, `${depositsFound} found, ${touchedShare} touched`);
  const sent = new Map(economy.transfers.map((transfer) => [transferId(transfer), transfer]));
  const flow = followTransfers({ transfers: economy.transfers, seeds: economy.seeds, method: 'poison' });
  for (const { to } of flow.edges) assert.notEqual(sent.get(to)?.amount, '0');
});

test('the same seed gives the same economy', () => {
  const [first, second] = [simulateEconomy({ seed: 5, ...SIZE, blocks: 20 }), simulateEconomy({ seed: 5, ...SIZE, blocks: 20 })];
  assert.deepEqual(first.blocks.at(-1), second.blocks.at(-1));
});
