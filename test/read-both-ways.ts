// SPDX-License-Identifier: Apache-2.0
/** A block read by the quick reader and by the plain one: both must say the same. */
import assert from 'node:assert/strict';
import { DamagedBlock } from '../src/core/currency/bitcoin/damage.ts';
import { BlockRows } from '../src/core/currency/chain/block-rows.ts';
import { QuickRows } from '../src/core/currency/chain/quick-rows.ts';
import { Random } from '../src/core/currency/economy/random.ts';
import { quickRowsCode } from '../src/ledgers/bitcoin-files/built-quick-rows.ts';
import { oddBlock, sealedAgain, spoiled } from './odd-blocks.ts';

export function quickReader(): QuickRows {
  const code = quickRowsCode();
  assert.ok(code, 'the quick reader of blocks is not built from the sources there are now: run `node setup.js`');
  return new QuickRows(code);
}

/** Every row there is, by its column, and what the block says of itself. */
function told(rows: BlockRows, bytes: Uint8Array): [string, Buffer][] {
  const bytesOf = ({ buffer, byteOffset }: ArrayBufferView, length: number) => Buffer.from(buffer, byteOffset, length);
  const of = (count: number, bytesOfRow: number, columns: Readonly<Record<string, ArrayBufferView>>) =>
    Object.entries(columns).map(([name, column]): [string, Buffer] => [name, bytesOf(column, count * bytesOfRow)]);
  const { values, scriptFrom, scriptTo, scriptSum, inputHashAt, inputOutput, inputsTo, outputsTo, txFrom, txids } = rows;
  return [
    ['block', Buffer.from(JSON.stringify(rows.block(bytes)))],
    ['counts', Buffer.from(JSON.stringify([rows.transactions, rows.inputs, rows.outputs]))],
    ...of(rows.outputs, 8, { values }),
    ...of(rows.outputs, 4, { scriptFrom, scriptTo, scriptSum }),
    ...of(rows.inputs, 4, { inputHashAt, inputOutput }),
    ...of(rows.transactions, 4, { inputsTo, outputsTo, txFrom }),
    ...of(rows.transactions, 32, { txids }),
  ];
}

/** Undefined when both read the same rows, else why the plain reader refuses what the quick one does not read either. */
export function readBothWays(quick: QuickRows, bytes: Uint8Array): string | undefined {
  const plain = new BlockRows(bytes.length);
  const read = quick.read(bytes);
  try {
    plain.read(bytes);
  } catch (error) {
    if (!(error instanceof DamagedBlock)) throw error;
    if (read !== undefined) assert.fail(`the quick reader reads what the plain one refuses: ${error.message}`);
    return error.message;
  }
  if (read === undefined) assert.fail('the quick reader does not read what the plain one reads');
  const expected = told(plain, bytes);
  for (const [index, [name, rows]] of told(read, bytes).entries())
    if (!expected[index]?.[1].equals(rows)) assert.fail(`the quick reader has other rows: ${name}`); // the rows themselves would be megabytes
  return undefined;
}

/** Blocks of these seeds, each as it is and spoiled in some ways; of how many there were rows, and what was wrong with the others, numbers left out. */
export function readOddBlocks(quick: QuickRows, seeds: Iterable<number>): { readonly read: number; readonly refusals: Set<string> } {
  let read = 0;
  const refusals = new Set<string>();
  for (const seed of seeds) {
    const random = new Random(seed);
    const block = oddBlock(random);
    const copies = Array.from({ length: 8 }, () => spoiled(block, random));
    for (const bytes of [block, ...copies, ...copies.map((copy) => sealedAgain(Buffer.from(copy)))]) {
      const refusal = withSeed(seed, () => readBothWays(quick, bytes));
      if (refusal === undefined) read++;
      else refusals.add(refusal.replaceAll(/\d+/g, 'n'));
    }
  }
  return { read, refusals };
}

function withSeed<Answer>(seed: number, work: () => Answer): Answer {
  try {
    return work();
  } catch (cause) {
    throw new Error(`seed ${seed}`, { cause });
  }
}
