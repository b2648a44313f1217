// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { networkById } from '../../core/currency/bitcoin/networks.ts';
import { inventedChain } from '../../core/currency/economy/invented-case.ts';
import { BlockFile, DamagedFile } from './block-file.ts';

describe('a file of blocks that changes while it is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-block-file-'));
  after(() => rmSync(folder, { recursive: true }));
  const { blockFile } = inventedChain();
  const opened = (name: string): { file: BlockFile; path: string } => {
    const path = join(folder, name);
    writeFileSync(path, blockFile);
    return { file: new BlockFile(path), path };
  };

  test('and grows, as that of a running node does, counts as far as it went when it was opened', () => {
    const { file, path } = opened('grows.dat');
    appendFileSync(path, Buffer.alloc(5000, 7));
    assert.equal(Buffer.from(file.sha256()).toString('hex'), createHash('sha256').update(blockFile).digest('hex'));
    assert.deepEqual(readFileSync(path).subarray(0, file.bytes), Buffer.from(blockFile));
    file.close();
  });
  test('and becomes shorter says so, at the block that is gone and for the whole', () => {
    const { file, path } = opened('shorter.dat');
    const blocks = [...file.framedBlocks(0, networkById('bitcoin-regtest'))];
    const last = blocks.at(-1);
    assert.ok(last !== undefined && blocks.length > 3);
    truncateSync(path, last.offset + 10);
    const into = new Uint8Array(last.bytes);
    assert.equal(file.block(blocks[0] as typeof last, new Uint8Array(1_000_000)).length, blocks[0]?.bytes);
    const shorter = (error: unknown) => error instanceof DamagedFile && /wanted here are no longer there/.test(error.message);
    assert.throws(() => file.block(last, into), shorter);
    assert.throws(() => file.sha256(), shorter);
    file.close();
  });
});
