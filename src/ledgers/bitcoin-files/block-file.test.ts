// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { networkById } from '../../core/currency/bitcoin/networks.ts';
import { inventedChain } from '../../core/currency/economy/invented-case.ts';
import { Random } from '../../core/currency/economy/random.ts';
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

describe('the sum of a file of blocks taken along with its blocks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-block-file-'));
  after(() => rmSync(folder, { recursive: true }));
  const clear = Buffer.concat([inventedChain().blockFile, Buffer.alloc(3000)]);
  const mask = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 0xff);
  const masked = clear.map((byte, at) => byte ^ (mask[at % mask.length] as number));
  const random = new Random(71);
  type Placed = ReturnType<BlockFile['rawBlock']>;
  const ORDERS: Record<string, (blocks: readonly Placed[]) => Placed[]> = {
    'in their order': (blocks) => [...blocks],
    'in any order': (blocks) => blocks.toSorted(() => random.next() - 0.5),
    'some of them only': (blocks) => blocks.filter(() => random.chance(0.5)),
  };

  for (const [kind, bytes, by] of [['', clear, undefined] as const, [', masked', masked, mask] as const])
    for (const [order, chosen] of Object.entries(ORDERS))
      test(`is that of the bytes on the disk: blocks read ${order}${kind}`, () => {
        const path = join(folder, 'blk00000.dat');
        writeFileSync(path, bytes);
        const expected = createHash('sha256').update(bytes).digest('hex');
        for (let attempt = 0; attempt < 20; attempt++) {
          const file = new BlockFile(path, by);
          const blocks = [...file.framedBlocks(0, networkById('bitcoin-regtest'))];
          const readAll = (those: readonly Placed[]) => {
            for (const block of those)
              assert.ok(clear.subarray(block.offset, block.offset + block.bytes).equals(file.block(block, new Uint8Array(block.bytes))));
          };
          file.sumAlong();
          readAll(chosen(blocks));
          assert.equal(Buffer.from(file.sha256()).toString('hex'), expected);
          readAll(blocks);
          assert.equal(Buffer.from(file.sha256()).toString('hex'), expected, 'what is read afterwards changes nothing');
          file.close();
        }
      });

  test('is told to be missing where the file has become shorter', () => {
    const path = join(folder, 'blk00001.dat');
    writeFileSync(path, clear);
    const file = new BlockFile(path);
    file.sumAlong();
    const [first] = [...file.framedBlocks(0, networkById('bitcoin-regtest'))];
    assert.ok(first !== undefined);
    file.block(first, new Uint8Array(first.bytes));
    truncateSync(path, clear.length - 100);
    assert.throws(() => file.sha256(), DamagedFile);
    file.close();
  });
});
