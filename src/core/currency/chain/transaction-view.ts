// SPDX-License-Identifier: Apache-2.0
import { type ScriptKind, scriptKind } from '../bitcoin/script.ts';
import { type Chain, inputScript, inputValue, NONE, scriptBytes } from './chain.ts';

/** One transaction as the rules on patterns see it. */
export interface TransactionView {
  readonly tx: number;
  readonly inputScripts: readonly number[];
  /** -1 for an input whose value the data does not say. */
  readonly inputValues: readonly number[];
  readonly outputScripts: readonly number[];
  readonly outputValues: readonly number[];
  readonly kindOf: (script: number) => ScriptKind;
}

export function viewTransaction(chain: Chain, tx: number): TransactionView {
  const inputScripts: number[] = [];
  const inputValues: number[] = [];
  for (let input = chain.firstInput[tx] as number; input < (chain.firstInput[tx + 1] as number); input++) {
    inputScripts.push(inputScript(chain, input));
    inputValues.push(inputValue(chain, input));
  }
  const outputs = [chain.firstOutput[tx] as number, chain.firstOutput[tx + 1] as number] as const;
  return {
    tx,
    inputScripts,
    inputValues,
    outputScripts: [...chain.outputScript.subarray(...outputs)],
    outputValues: [...chain.outputValue.subarray(...outputs)],
    kindOf: (script) => (script === NONE ? 'other' : scriptKind(scriptBytes(chain, script))),
  };
}

export const valuesKnown = (view: TransactionView): boolean => !view.inputValues.includes(-1);

/** What went to the miner; only where every value is known. */
export function feeOf(view: TransactionView): number {
  return view.inputValues.reduce((sum, value) => sum + value, 0) - view.outputValues.reduce((sum, value) => sum + value, 0);
}
