// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Loaded before all else: the reader of the main thread takes its time, so that a helper takes a block (into memory that is shared); that helper then leaves a mark and does `fate`. */
const spoiler = (fate: string, mark: string): string => `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';
const read = fs.readSync;
const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
fs.readSync = (...args) => {
  if (isMainThread) wait(2);
  else if (args[1].buffer instanceof SharedArrayBuffer) {
    fs.writeFileSync(${JSON.stringify(mark)}, '');
    ${fate};
  }
  return read(...args);
};
syncBuiltinESMExports();`;
const importApart = `
const { importBlocks } = await import(${JSON.stringify(new URL('./import-blocks.ts', import.meta.url).href)});
const { chain, sources } = importBlocks(${JSON.stringify(path)}, { helpers: 1, helpFromBytes: 0, patienceMs: 200 });
console.log(JSON.stringify({ sources, txids: Buffer.from(chain.txids).toString('base64'), inputs: [...chain.inputSource] }));
process.exit();`;

describe('a helper that is gone with a block it has taken', () => {
  for (const [how, fate] of [
    ['ended', 'process.exit(1)'],
    ['hangs', 'wait()'],
  ] as const)
    test(`it ${how}: the import goes on without it, to the same columns`, () => {
      const mark = join(folder, how);
      const before = put(`${how}.mjs`, Buffer.from(spoiler(fate, mark)));
      const script = put('import-apart.mjs', Buffer.from(importApart));
      const { stdout, stderr } = spawnSync(process.execPath, ['--import', before, script], { encoding: 'utf8', timeout: 60_000 });
      assert.ok(existsSync(mark), `no helper took a block; ${stderr}`);
      const { chain, sources } = importBlocks(path);
      const columns = { sources, txids: Buffer.from(chain.txids).toString('base64'), inputs: [...chain.inputSource] };
      assert.deepEqual(JSON.parse(stdout), columns);
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
