// SPDX-License-Identifier: Apache-2.0
import { type Chain, NONE, OUTSIDE } from './chain.ts';

/** For each output the input that spends it, or NONE. */
export function spenders(chain: Chain): Uint32Array {
  const spentBy = new Uint32Array(chain.outputValue.length).fill(NONE);
  const { inputSource } = chain;
  for (let input = 0; input < inputSource.length; input++) {
    const source = inputSource[input] as number;
    if (source < OUTSIDE) spentBy[source] = input;
  }
  return spentBy;
}
