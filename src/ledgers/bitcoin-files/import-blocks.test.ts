// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
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

/** Loaded before all else: once it reads blocks, the main thread waits until a helper has taken one (into memory that is shared); that helper leaves a mark and does `fate`. */
const spoiler = (fate: string, mark: string): string => `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';
const read = fs.readSync;
const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
fs.readSync = (...args) => {
  if (isMainThread) for (let turn = 0; globalThis.readsBlocks && turn < 4000 && !fs.existsSync(${JSON.stringify(mark)}); turn++) wait(5);
  else if (args[1].buffer instanceof SharedArrayBuffer) {
    fs.writeFileSync(${JSON.stringify(mark)}, '');
    ${fate};
  }
  return read(...args);
};
syncBuiltinESMExports();`;
const importApart = `
const { importBlocks } = await import(${JSON.stringify(new URL('./import-blocks.ts', import.meta.url).href)});
const progress = ({ stage }) => { globalThis.readsBlocks = stage === 'reading'; };
const { chain, sources } = importBlocks(${JSON.stringify(path)}, { helpers: 1, helpFromBytes: 0, patienceMs: 200, progress });
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

describe('a part of what a node keeps', () => {
  const day = 86_400;
  /** A block a quarter of a day, with times that go back and forth; three days to a file. */
  const times = Array.from({ length: 36 }, (_, at) => 1_700_006_400 + (at * day) / 4 + (at % 3) * 3000 - (at % 5) * 2500);
  let previous = new Uint8Array(32);
  const chain = times.map((time, at) => {
    const { bytes, hash } = writeBlock(previous, time, [writeCoinbase(at, [{ value: 1, script: Uint8Array.of(0x51) }])]);
    previous = Uint8Array.from(hash);
    return bytes;
  });
  const node = join(folder, 'node');
  mkdirSync(node);
  for (const file of [0, 1, 2]) {
    const bytes = frameBlocks(chain.slice(12 * file, 12 * file + 12));
    writeFileSync(join(node, `blk0000${file}.dat`), bytes);
  }
  const whole = importBlocks(node);
  const span = { since: times[10] as number, until: times[20] as number };

  for (const helpers of [0, 1])
    test(`has the blocks of its days, read from the files they lie in, with ${helpers} helpers`, () => {
      const part = importBlocks(node, { ...span, helpers, helpFromBytes: 0 });
      const names = part.blocks.map(({ hash }) => hash);
      const first = whole.blocks.findIndex(({ hash }) => hash === names[0]);
      assert.deepEqual(part.blocks, whole.blocks.slice(first, first + names.length));
      for (const [at, time] of times.entries())
        if (time >= span.since && time <= span.until) assert.ok(names.includes((whole.blocks[at] as { hash: string }).hash));
      assert.deepEqual(part.sources, whole.sources.slice(0, 2));
      assert.deepEqual(part.unlinked, []);
      const from = (column: 'files' | 'offsets') => [...whole.chain.blocks[column]].slice(first, first + names.length);
      assert.deepEqual([...part.chain.blocks.files], from('files'));
      assert.deepEqual([...part.chain.blocks.offsets], from('offsets'));
    });
  test('in a later file counts that file as its first', () => {
    const part = importBlocks(node, { since: times[30] as number });
    assert.deepEqual(part.sources, whole.sources.slice(2));
    assert.deepEqual([...new Set(part.chain.blocks.files)], [0]);
  });
  test('with a hole in it says so', () => {
    const torn = put('blk00008.dat', frameBlocks(chain.filter((_, at) => at !== 15)));
    assert.equal(importBlocks(torn, span).unlinked.length, 1);
  });
  test('that has no block says from when to when there are some', () => {
    assert.throws(() => importBlocks(node, { since: 1_900_000_000 }), /2023-11-15.*2023-11-23/);
  });
  test('tells first how much there is, and then how far it is', () => {
    const told: unknown[] = [];
    const done: number[] = [];
    const { chain: imported } = importBlocks(path, {
      found: (what) => told.push(what),
      progress: (how) => how.stage === 'reading' && done.push(how.done / how.of),
    });
    const transactions = imported.firstInput.length - 1;
    assert.deepEqual(told, [{ blocks: blocks.length, transactions, memoryBytes: 400 * transactions }]);
    assert.equal(done.length, blocks.length);
    assert.equal(done.at(-1), 1);
  });
  test('that states more transactions than one import holds is refused before it is read', () => {
    // A block of 33 million bytes can state half a million transactions; what it states is not yet believed, only counted.
    const stated = Buffer.alloc(2 ** 25 - 8);
    Buffer.from((chain[0] as Uint8Array).subarray(0, 80)).copy(stated);
    stated.writeUInt8(0xfe, 80);
    stated.writeUInt32LE(0xffffffff, 81);
    const large = join(folder, 'blk00009.dat');
    const frames = openSync(large, 'w');
    try {
      for (let at = 0; at < 260; at++) {
        stated.writeUInt32LE(at, 76);
        writeSync(frames, frameBlocks([stated.subarray(0, 100)]).subarray(0, 8), 0, 4, at * 2 ** 25);
        writeSync(frames, Buffer.from(Uint32Array.of(stated.length).buffer), 0, 4, at * 2 ** 25 + 4);
        writeSync(frames, stated, 0, 100, at * 2 ** 25 + 8);
      }
      ftruncateSync(frames, 260 * 2 ** 25);
    } finally {
      closeSync(frames);
    }
    assert.throws(
      () => importBlocks(large),
      (error) => error instanceof RogatoryError && error.code === 'CHAIN_TOO_LARGE',
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
