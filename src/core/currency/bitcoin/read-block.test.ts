// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { missing, sharedFolder } from '../../../../test/shared.ts';
import { ChainBuilder } from '../chain/build-chain.ts';
import { transactionCount, txid } from '../chain/chain.ts';
import { feeOf, valuesKnown, viewTransaction } from '../chain/transaction-view.ts';
import { DamagedBlock } from './damage.ts';
import { displayHash, doubleSha256 } from './double-sha256.ts';
import { targetOfBits, workOfBits } from './header.ts';
import { branchOf, rootOfBranch } from './merkle.ts';
import { merkleRoot } from './merkle-root.ts';
import { readPrevouts } from './prevouts.ts';
import { readBlock } from './read-block.ts';

const folder = sharedFolder('currency/btc-blocks') ?? '';
const needs = { skip: missing('currency/btc-blocks') };
interface Known {
  file: string;
  hash: string;
  txs: number;
  inputs: number;
  outputs: number;
  outputSats: string;
  firstTxid: string;
  lastTxid: string;
}
const manifest = (): Known[] =>
  (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Known[]).filter((entry) => entry.hash !== undefined);
const silent = { input() {}, coinbase() {}, output() {}, transaction() {} };

describe('blocks of the real chain', needs, () => {
  test('every given block reads as its manifest says, Merkle root and witness commitment included', () => {
    for (const known of manifest()) {
      const builder = new ChainBuilder();
      const block = builder.addBlock(readFileSync(join(folder, known.file)), () => -1);
      const chain = builder.done('bitcoin');
      const sum = chain.outputValue.reduce((total, value) => total + BigInt(value), 0n);
      assert.deepEqual(
        [
          block.hash,
          block.transactions,
          chain.inputSource.length,
          chain.outputValue.length,
          String(sum),
          txid(chain, 0),
          txid(chain, known.txs - 1),
        ],
        [known.hash, known.txs, known.inputs, known.outputs, known.outputSats, known.firstTxid, known.lastTxid],
        known.file,
      );
    }
  });
  test('with the spent outputs given beside a block no fee is negative', { skip: missing('currency/btc-undo') }, () => {
    const undo = sharedFolder('currency/btc-undo') as string;
    for (const name of readdirSync(undo).filter((file) => file.endsWith('-prevouts.raw'))) {
      const builder = new ChainBuilder();
      builder.addBlock(readFileSync(join(folder, name.replace('-prevouts', ''))), () => -1, readPrevouts(readFileSync(join(undo, name))));
      const chain = builder.done('bitcoin');
      for (let tx = 1; tx < transactionCount(chain); tx++) {
        const view = viewTransaction(chain, tx);
        assert.ok(valuesKnown(view) && feeOf(view) >= 0, `${name} transaction ${tx}`);
      }
    }
  });
});

describe('a damaged block', needs, () => {
  const bytes = needs.skip === false ? readFileSync(join(folder, '482683.raw')) : Buffer.alloc(100);
  test('is refused wherever it ends too early', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (end) => assert.throws(() => readBlock(bytes.subarray(0, end), silent), DamagedBlock)),
      { numRuns: 300 },
    );
  });
  test('is refused whichever bit is changed, in headers, amounts, scripts and witnesses alike', () => {
    const flips = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(flips, ([at, bit]) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] as number) ^ (1 << bit);
        assert.throws(() => readBlock(changed, silent), DamagedBlock);
      }),
      { numRuns: 500 },
    );
  });
  test('is refused with bytes behind its end', () => {
    assert.throws(() => readBlock(Buffer.concat([bytes, Buffer.of(0)]), silent), DamagedBlock);
  });
  test('noise is refused without a fault', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => assert.throws(() => readBlock(noise, silent), DamagedBlock)));
  });
});

describe('Merkle trees', () => {
  const rows = (count: number) => Uint8Array.from({ length: count * 32 }, (_, i) => (i * 7 + (i >> 5) * 13) & 255);
  test('each row leads to the root by its branch, and by no other', () => {
    for (const count of [1, 2, 3, 5, 8, 13]) {
      const all = rows(count);
      const { root } = merkleRoot(all, count);
      for (let at = 0; at < count; at++) {
        const leaf = all.slice(at * 32, at * 32 + 32);
        assert.equal(displayHash(rootOfBranch(leaf, branchOf(all, count, at), at)), displayHash(root));
        if ((at ^ 1) < count) assert.notEqual(displayHash(rootOfBranch(leaf, branchOf(all, count, at), at ^ 1)), displayHash(root));
      }
    }
  });
  /** Level by level, each pair by itself. */
  const rootOneByOne = (all: Uint8Array[]): Uint8Array =>
    all.length === 1
      ? (all[0] as Uint8Array)
      : rootOneByOne(all.flatMap((row, at) => (at % 2 === 1 ? [] : [doubleSha256(Buffer.concat([row, all[at + 1] ?? row]))])));
  const split = (all: Uint8Array) => Array.from({ length: all.length / 32 }, (_, at) => all.subarray(32 * at, 32 * at + 32));
  test('a root is that of its pairs one by one, for few rows and many', () => {
    for (const count of [...Array.from({ length: 70 }, (_, at) => at + 1), 1000, 4097])
      assert.deepEqual(merkleRoot(rows(count), count).root, Uint8Array.from(rootOneByOne(split(rows(count)))), `${count} rows`);
  });
  test('without vectors in the engine too', async (t) => {
    t.mock.method(WebAssembly, 'validate', () => false);
    const again: typeof import('./merkle-root.ts') = await import(`${import.meta.resolve('./merkle-root.ts')}?without-vectors`);
    for (const count of [1, 2, 7, 64, 101])
      assert.deepEqual(again.merkleRoot(rows(count), count).root, Uint8Array.from(rootOneByOne(split(rows(count)))), `${count} rows`);
  });
  test('a list made longer by repeating its end is told apart although its root is the same', () => {
    const three = rows(3);
    const four = Uint8Array.from([...three, ...three.subarray(64)]);
    assert.deepEqual(merkleRoot(four, 4).root, merkleRoot(three, 3).root);
    assert.equal(merkleRoot(four, 4).repeated, true);
    assert.equal(merkleRoot(three, 3).repeated, false);
  });
});

test('work follows from the target as Bitcoin Core counts it', () => {
  assert.equal(workOfBits(0x1d00ffff), 0x100010001n);
  assert.equal(targetOfBits(0x01fedcba), 0n);
  assert.equal(targetOfBits(0x04923456), 0n);
});
