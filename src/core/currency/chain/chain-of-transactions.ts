// SPDX-License-Identifier: Apache-2.0
/** A chain put together from single transactions in their order, as far as they go: each stands in a block of its own with the height given. */
import { hashFromDisplay } from '../bitcoin/double-sha256.ts';
import { viewOf } from '../bitcoin/few-bytes.ts';
import type { Transaction } from '../bitcoin/read-transaction.ts';
import { type Chain, NONE, OUTSIDE } from './chain.ts';
import { BytesIndex } from './hash-index.ts';

const NOTHING = '0'.repeat(64);

export function chainOfTransactions(network: string, transactions: readonly Transaction[], heights: readonly number[]): Chain {
  const rows = new Map(transactions.map(({ txid }, row) => [txid, row]));
  const firstOutput = firstRows(transactions.map(({ outputs }) => outputs.length));
  const scripts = new BytesIndex();
  const outputs = transactions.flatMap((transaction) => transaction.outputs);
  const outside: { txid: string; output: number }[] = [];
  const inputSource = transactions.flatMap(({ inputs }) =>
    inputs.map(({ txid, output }) => {
      if (txid === NOTHING) return NONE;
      const row = rows.get(txid);
      if (row !== undefined && output < (transactions[row] as Transaction).outputs.length) return (firstOutput[row] as number) + output;
      return (OUTSIDE | (outside.push({ txid, output }) - 1)) >>> 0;
    }),
  );
  const outputScript = Uint32Array.from(outputs, ({ script }) => scripts.intern(viewOf(script), 0, script.length));
  const { bytes, ends } = scripts.done();
  return {
    network,
    blocks: {
      hashes: new Uint8Array(32 * transactions.length),
      headers: new Uint8Array(80 * transactions.length),
      files: new Uint32Array(transactions.length),
      offsets: new Float64Array(transactions.length),
      heights: Int32Array.from(heights),
      times: new Uint32Array(transactions.length),
      firstTx: Uint32Array.from({ length: transactions.length + 1 }, (_, row) => row),
    },
    txids: joined(transactions.map(({ txid }) => txid)),
    txOffset: new Uint32Array(2 * transactions.length),
    firstInput: firstRows(transactions.map(({ inputs }) => inputs.length)),
    firstOutput,
    inputSource: Uint32Array.from(inputSource),
    outputValue: Float64Array.from(outputs, ({ value }) => value),
    outputScript,
    scriptEnds: ends,
    scriptBytes: bytes,
    outside: {
      txids: joined(outside.map(({ txid }) => txid)),
      outputs: Uint32Array.from(outside, ({ output }) => output),
      values: new Float64Array(outside.length).fill(-1),
      scripts: new Uint32Array(outside.length).fill(NONE),
    },
  };
}

function firstRows(counts: readonly number[]): Uint32Array {
  const firsts = new Uint32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) firsts[row + 1] = (firsts[row] as number) + (counts[row] as number);
  return firsts;
}

function joined(txids: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(32 * txids.length);
  for (const [row, txid] of txids.entries()) bytes.set(hashFromDisplay(txid) as Uint8Array, row * 32);
  return bytes;
}
