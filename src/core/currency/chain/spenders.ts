// SPDX-License-Identifier: Apache-2.0
import { type Chain, NONE, OUTSIDE, transactionCount } from './chain.ts';

/** For each output the transaction that spends it, or NONE. */
export function spenders(chain: Chain): Uint32Array {
  const spentBy = new Uint32Array(chain.outputValue.length).fill(NONE);
  const { inputSource, firstInput } = chain;
  const count = transactionCount(chain);
  for (let tx = 0, input = 0; tx < count; tx++)
    for (const end = firstInput[tx + 1] as number; input < end; input++) {
      const source = inputSource[input] as number;
      if (source < OUTSIDE) spentBy[source] = tx;
    }
  return spentBy;
}
