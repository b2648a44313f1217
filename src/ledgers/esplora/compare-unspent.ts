// SPDX-License-Identifier: Apache-2.0
/** That an output is unspent nothing proves: a source can hide that it was spent. A second one is asked about exactly these outputs. */
import type { Esplora } from './esplora.ts';

export interface UnspentCompared {
  /** Outputs that the first calls unspent. */
  readonly of: number;
  /** Of so many the second says the same. */
  readonly agreed: number;
  /** Of these it names the transaction that spends them. The others it does not know. */
  readonly spent: readonly { readonly output: string; readonly spender: string }[];
}

/** @param outputs as `TXID:N` */
export async function compareUnspent(second: Pick<Esplora, 'spenders'>, outputs: readonly string[]): Promise<UnspentCompared> {
  let agreed = 0;
  const spent: { output: string; spender: string }[] = [];
  for (const [txid, own] of Map.groupBy(outputs, (output) => output.split(':')[0] as string)) {
    const spenders = await second.spenders(txid);
    for (const output of own) {
      const number = Number(output.split(':')[1]);
      const spender = spenders[number];
      if (spender !== undefined) spent.push({ output, spender });
      else if (number < spenders.length) agreed++;
    }
  }
  return { of: outputs.length, agreed, spent };
}
