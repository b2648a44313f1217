// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findIdentifiers } from '../../identifiers/find-identifiers.ts';
import { ChainBuilder } from '../chain/build-chain.ts';
import { outpoint, outputsOf } from '../chain/outpoints.ts';
import { follow } from '../follow/follow.ts';
import { clusterScripts } from '../patterns/cluster-scripts.ts';
import { labelScripts } from '../tags/label-scripts.ts';
import { readTagPack } from '../tags/read-tagpack.ts';
import { readTransfers } from '../tokens/read-transfers.ts';
import { INVENTED_EXCHANGE, inventedChain } from './invented-case.ts';

describe('the chain of the invented case', () => {
  const { blockFile, feeAddress, seeds, tags, deposits, tron } = inventedChain();
  test('the fees lead to the invented exchange, which is found by its one known address', () => {
    const builder = new ChainBuilder();
    const file = Buffer.from(blockFile);
    for (let at = 0; at < file.length; at += 8 + file.readUInt32LE(at + 4))
      builder.addBlock(file.subarray(at + 8, at + 8 + file.readUInt32LE(at + 4)), () => -1);
    const chain = builder.done('bitcoin-regtest');
    const labels = labelScripts(chain, clusterScripts(chain).root, readTagPack(tags, 'invented') ?? []);
    const flow = follow(chain, { seeds: outputsOf(chain, seeds), method: 'fifo', serviceOf: (script) => labels.of(script)?.label });
    assert.deepEqual(
      flow.deposits.map(({ output, label, amount }) => [outpoint(chain, output), label, Number(amount)]),
      deposits.map(({ outpoint: at, value }) => [at, INVENTED_EXCHANGE, value]),
    );
    assert.equal(labels.of(chain.outputScript[flow.deposits[0]?.output as number] as number)?.basis, 'deposit');
  });
  test('the fee addresses are found in a message, both checked', () => {
    const found = findIdentifiers(`ادفع إلى ${feeAddress} أو ${tron.feeAddress}`);
    assert.deepEqual(
      found.map((item) => (item.kind === 'sealed-secret' ? '' : `${item.chain} ${item.checked}`)),
      ['bitcoin-testnet checksum', 'tron checksum'].map((text, at) =>
        at === 0 && feeAddress.startsWith('bcrt') ? 'bitcoin-regtest checksum' : text,
      ),
    );
  });
  test('the USDT of the case arrives at the exchange', () => {
    const { transfers } = readTransfers(
      tron.logs
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
    assert.deepEqual(
      transfers.filter(({ to }) => to === tron.exchangeAddress).map(({ from, amount }) => [from, amount]),
      [[tron.feeAddress, '2600000000']],
    );
  });
});
