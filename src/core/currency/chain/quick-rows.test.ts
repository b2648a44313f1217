// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sealedAgain, smallestParts, spoiled } from '../../../../test/odd-blocks.ts';
import { quickReader, readBothWays, readOddBlocks } from '../../../../test/read-both-ways.ts';
import { missing, sharedFolder } from '../../../../test/shared.ts';
import { Random } from '../economy/random.ts';
import { simulateEconomy } from '../economy/simulate-economy.ts';
import { framedBlocks } from '../economy/write-block.ts';
import { ChainBuilder } from './build-chain.ts';
import type { Chain } from './chain.ts';

const quick = quickReader();
const { blocks } = simulateEconomy({ seed: 43, users: 60, blocks: 40, transactionsPerBlock: 40 });

/** Blocks by themselves, and a file of blocks behind each other. */
function realBlocks(): Buffer[] {
  const folder = sharedFolder('currency/btc-blocks') as string;
  const read = (ending: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => readFileSync(join(folder, name)));
  return [...read('.raw'), ...read('.dat').flatMap((file) => framedBlocks(file).map((block) => Buffer.from(block)))];
}

describe('the quick reader of blocks gives the rows the plain one gives', () => {
  test('of every given block of the real chain', { skip: missing('currency/btc-blocks') }, () => {
    for (const block of realBlocks()) assert.equal(readBothWays(quick, block), undefined);
  });
  test('of every block of an invented economy, and the same columns from them', () => {
    for (const block of blocks) assert.equal(readBothWays(quick, block), undefined);
    const [plain, quickly] = [new ChainBuilder(), new ChainBuilder(0, quick)].map((builder) => {
      for (const block of blocks) builder.addBlock(block, () => -1);
      return builder.done('bitcoin-regtest');
    }) as [Chain, Chain];
    for (const column of [
      'txids',
      'txOffset',
      'firstInput',
      'firstOutput',
      'inputSource',
      'outputValue',
      'outputScript',
      'scriptBytes',
    ] as const)
      assert.ok(Buffer.from(quickly[column].slice().buffer).equals(Buffer.from(plain[column].slice().buffer)), column);
  });
  test('of blocks in every shape; spoiled ones both refuse', () => {
    const { read, refusals } = readOddBlocks(
      quick,
      Array.from({ length: 120 }, (_, seed) => seed),
    );
    assert.ok(read > 200, `only ${read} could be read`);
    assert.ok(refusals.size > 20, `few ways to be wrong were met: ${[...refusals].join('; ')}`);
  });
  test('of a block as large as there is room for, of nothing but the smallest inputs and outputs', () => {
    for (const bytes of [5_000, 100_000, 1_000_000]) {
      const reader = quickReader();
      reader.room(bytes);
      for (const parts of ['inputs', 'outputs', 'transactions'] as const)
        assert.equal(readBothWays(reader, smallestParts(parts, 2 * bytes)), undefined, `${parts} in ${bytes} bytes`);
    }
  });
});

test('what is larger than any block the quick reader leaves alone', () => {
  assert.equal(quick.room(2 ** 25)?.length, 2 ** 25);
  assert.equal(quick.room(2 ** 25 + 1), undefined);
  const large = new Uint8Array(2 ** 25 + 1);
  large.set(smallestParts('outputs', 1000));
  assert.match(readBothWays(quick, large) ?? '', /left behind the last transaction/);
});

test('a real block that is spoiled both refuse', { skip: missing('currency/btc-blocks') }, () => {
  const random = new Random(7);
  for (const block of realBlocks().filter(({ length }) => length > 500 && length < 700_000))
    for (let n = 0; n < 3; n++) {
      const copy = spoiled(block, random);
      readBothWays(quick, copy);
      readBothWays(quick, sealedAgain(Buffer.from(copy)));
    }
});
