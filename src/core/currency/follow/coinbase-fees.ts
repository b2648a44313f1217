// SPDX-License-Identifier: Apache-2.0
import { type Chain, inputValue, isCoinbase } from '../chain/chain.ts';
import type { Mark, MarkedInputs } from './methods.ts';

export interface CoinbaseStreams {
  /** The subsidy, then the fee of each transaction of the block. */
  readonly inputs: MarkedInputs;
  /** For each of these the output row a marked fee is told to come from, -1 for clean ones. */
  readonly payers: readonly number[];
  readonly outputs: readonly number[];
  /** What the miner could have claimed and did not: lost for ever. */
  readonly unclaimed: number;
}

/** A block's coinbase as if it were a transaction that spends subsidy and fees; undefined when the data does not know every fee of the block. */
export function coinbaseStreams(
  chain: Chain,
  block: number,
  marked: readonly { readonly tx: number; readonly mark: Mark }[],
): CoinbaseStreams | undefined {
  const first = chain.blocks.firstTx[block] as number;
  const outputs = [...chain.outputValue.subarray(chain.firstOutput[first], chain.firstOutput[first + 1])];
  const fees: number[] = [];
  for (let tx = first + 1; tx < (chain.blocks.firstTx[block + 1] as number); tx++) {
    const fee = feeOfTransaction(chain, tx);
    if (fee === undefined) return undefined;
    fees.push(fee);
  }
  const claimed = outputs.reduce((sum, value) => sum + value, 0);
  const allFees = fees.reduce((sum, fee) => sum + fee, 0);
  const markOf = new Map(marked.map(({ tx, mark }) => [tx, mark]));
  const values = [Math.max(0, claimed - allFees), ...fees];
  const marks: (Mark | undefined)[] = [undefined];
  const payers = [-1];
  for (const index of fees.keys()) {
    const tx = first + 1 + index;
    marks.push(markOf.get(tx));
    payers.push(markOf.has(tx) ? (chain.inputSource[chain.firstInput[tx] as number] as number) : -1);
  }
  return { inputs: { values, marks }, payers, outputs, unclaimed: Math.max(0, allFees - claimed) };
}

function feeOfTransaction(chain: Chain, tx: number): number | undefined {
  if (isCoinbase(chain, tx)) return undefined;
  let fee = 0;
  for (let input = chain.firstInput[tx] as number; input < (chain.firstInput[tx + 1] as number); input++) {
    const value = inputValue(chain, input);
    if (value < 0) return undefined;
    fee += value;
  }
  for (let output = chain.firstOutput[tx] as number; output < (chain.firstOutput[tx + 1] as number); output++)
    fee -= chain.outputValue[output] as number;
  return fee < 0 ? undefined : fee;
}
