// SPDX-License-Identifier: Apache-2.0
/**
 * Which output of an ordinary payment is probably the payer's change. Only a hint on an edge: never used to join clusters.
 *
 *     self    the output pays a script that also signs
 *     kind    the only output locked the way all inputs are, while the others are not
 *     round   the only output whose amount is not round
 *     small   the only output smaller than the smallest input: a larger one would have made that input needless
 */
import { type Chain, isCoinbase, transactionCount } from '../chain/chain.ts';
import { type TransactionView, valuesKnown, viewTransaction } from '../chain/transaction-view.ts';
import { classifyTransaction, isRound } from './classify-transaction.ts';

export type ChangeSign = 'self' | 'kind' | 'round' | 'small';

export interface ChangeHint {
  readonly tx: number;
  /** Number of the output within its transaction. */
  readonly output: number;
  readonly signs: readonly ChangeSign[];
}

/** One after the other: a chain has millions. */
export function* changeHints(chain: Chain): Generator<ChangeHint> {
  for (let tx = 0; tx < transactionCount(chain); tx++) {
    const outputs = (chain.firstOutput[tx + 1] as number) - (chain.firstOutput[tx] as number);
    if (outputs < 2 || isCoinbase(chain, tx)) continue;
    const hint = changeHint(viewTransaction(chain, tx));
    if (hint !== undefined) yield hint;
  }
}

/** Undefined where no sign points anywhere, two signs disagree, or several people may have paid. */
export function changeHint(view: TransactionView): ChangeHint | undefined {
  const { class: pattern, coinjoin } = classifyTransaction(view);
  if (coinjoin || pattern === 'payjoin' || pattern === 'stonewall' || pattern === 'tx0') return undefined;
  const votes = signs(view);
  const outputs = new Set(votes.map(([, output]) => output));
  const [output] = outputs;
  if (output === undefined || outputs.size > 1) return undefined;
  return { tx: view.tx, output, signs: votes.map(([sign]) => sign) };
}

function signs(view: TransactionView): [ChangeSign, number][] {
  const { inputScripts, outputScripts, outputValues, inputValues, kindOf } = view;
  const spendable = [...outputScripts.keys()].filter((output) => kindOf(outputScripts[output] as number) !== 'data');
  if (spendable.length < 2) return [];
  const only = (sign: ChangeSign, test: (output: number) => boolean): [ChangeSign, number][] => {
    const chosen = spendable.filter(test);
    return chosen.length === 1 ? [[sign, chosen[0] as number]] : [];
  };
  const signers = new Set(inputScripts);
  const kinds = new Set(inputScripts.map(kindOf));
  const smallest = valuesKnown(view) && inputValues.length > 1 ? Math.min(...inputValues) : 0;
  return [
    ...only('self', (output) => signers.has(outputScripts[output] as number)),
    ...(kinds.size === 1 ? only('kind', (output) => kinds.has(kindOf(outputScripts[output] as number))) : []),
    ...only('round', (output) => !isRound(outputValues[output] as number)),
    ...only('small', (output) => (outputValues[output] as number) < smallest),
  ];
}
