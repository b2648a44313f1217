// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { displayHash, doubleSha256 } from '../../core/currency/bitcoin/double-sha256.ts';
import { simulateEconomy } from '../../core/currency/economy/simulate-economy.ts';
import { frameBlocks, writeBlock, writeCoinbase } from '../../core/currency/economy/write-block.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { importBlocks } from './import-blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-blocks-'));
after(() => rmSync(folder, { recursive: true }));
const { blocks } = simulateEconomy({ seed: 41, users: 80, blocks: 60, transactionsPerBlock: 40 });
const put = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const path = put('blk00000.dat', frameBlocks(blocks));

describe('importing with helpers', () => {
  for (const helpers of [1, 3])
    test(`${helpers} of them give the same columns as none`, () => {
      const alone = importBlocks(path);
      const helped = importBlocks(path, { helpers, helpFromBytes: 0 });
      for (const column of ['txids', 'txOffset', 'firstInput', 'inputSource', 'outputValue', 'outputScript', 'scriptBytes'] as const)
        assert.ok(Buffer.from(helped.chain[column].slice().buffer).equals(Buffer.from(alone.chain[column].slice().buffer)), column);
      assert.deepEqual(helped.sources, alone.sources);
      assert.equal(alone.sources[0]?.sha256, createHash('sha256').update(readFileSync(path)).digest('hex'));
    });
  test('a damaged block is told with its offset, whoever met it first', () => {
    const changed = Uint8Array.from(frameBlocks(blocks));
    const offset = blocks.slice(0, 40).reduce((sum, block) => sum + 8 + block.length, 0);
    changed[offset + 8 + 300] = (changed[offset + 8 + 300] as number) ^ 1;
    const damaged = put('blk00001.dat', changed);
    for (const helpers of [0, 2])
      assert.throws(
        () => importBlocks(damaged, { helpers, helpFromBytes: 0 }),
        (error) => error instanceof RogatoryError && (error.details.damaged as { offset: number }).offset === offset,
      );
  });
});

describe('rivals', () => {
  test('of two chains the one with more work counts, and the blocks that lost are named', () => {
    const previous = doubleSha256((blocks[30] as Uint8Array).subarray(0, 80));
    const coinbase = writeCoinbase(99, [{ value: 1, script: Uint8Array.of(0x51) }]);
    const rival = writeBlock(previous, 1_700_000_000, [coinbase]);
    const rivalChild = writeBlock(rival.hash, 1_700_000_600, [coinbase]);
    const imported = importBlocks(
      put('blk00002.dat', frameBlocks([...blocks.slice(0, 31), rival.bytes, rivalChild.bytes, ...blocks.slice(31)])),
    );
    assert.deepEqual(imported.stale.toSorted(), [displayHash(rival.hash), displayHash(rivalChild.hash)].toSorted());
    assert.equal(imported.blocks.length, blocks.length);
    assert.deepEqual(imported.chain.txids, importBlocks(path).chain.txids);
  });
  test('a block that is given twice counts once', () => {
    const twice = importBlocks(put('blk00003.dat', frameBlocks([...blocks, ...blocks.slice(10, 20)])));
    assert.equal(twice.blocks.length, blocks.length);
  });
});
