// SPDX-License-Identifier: Apache-2.0
/** A chain of any size without blocks, for measuring the methods that work on columns: random spends, two inputs and two outputs each. */
import { type Chain, NONE } from '../chain/chain.ts';
import { Random } from './random.ts';

export function randomColumns(inputs: number, seed = 1): Chain {
  const random = new Random(seed);
  const transactions = Math.floor(inputs / 2) + 1;
  const outputs = 2 * transactions;
  const scripts = Math.floor(outputs * 0.6);
  const firstInput = new Uint32Array(transactions + 1);
  const inputSource = new Uint32Array(2 * (transactions - 1) + 1);
  inputSource[0] = NONE;
  firstInput[1] = 1;
  for (let tx = 1; tx < transactions; tx++) {
    firstInput[tx + 1] = 1 + 2 * tx;
    for (let i = 0; i < 2; i++) inputSource[2 * tx - 1 + i] = Math.floor(random.next() * 2 * tx);
  }
  const scriptBytes = new Uint8Array(scripts * 25).fill(0x76);
  return {
    network: 'bitcoin-regtest',
    blocks: {
      hashes: new Uint8Array(32),
      headers: new Uint8Array(80),
      files: new Uint32Array(1),
      offsets: new Float64Array(1),
      heights: Int32Array.of(0),
      times: new Uint32Array(1),
      firstTx: Uint32Array.of(0, transactions),
    },
    txids: new Uint8Array(0),
    txOffset: new Uint32Array(0),
    firstInput,
    firstOutput: Uint32Array.from({ length: transactions + 1 }, (_, tx) => 2 * tx),
    inputSource,
    outputValue: Float64Array.from({ length: outputs }, () => 1 + Math.floor(random.next() * 1e9)),
    outputScript: Uint32Array.from({ length: outputs }, () => Math.floor(random.next() * scripts)),
    scriptEnds: Float64Array.from({ length: scripts }, (_, script) => 25 * (script + 1)),
    scriptBytes,
    outside: { txids: new Uint8Array(0), outputs: new Uint32Array(0), values: new Float64Array(0), scripts: new Uint32Array(0) },
  };
}
