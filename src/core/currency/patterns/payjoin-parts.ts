// SPDX-License-Identifier: Apache-2.0
import { type TransactionView, valuesKnown } from '../chain/transaction-view.ts';
import { isRound } from './classify-transaction.ts';

/**
 * The inputs of a likely PayJoin by who signed them, as far as its signs tell: those locked alike belong together, and of these the payee's is the one
 * that an output exceeds by the round amount which was paid. Inputs by their number within the transaction.
 */
export function payjoinParts(view: TransactionView): number[][] {
  const byKind = Map.groupBy(view.inputScripts.keys(), (input) => view.kindOf(view.inputScripts[input] as number));
  if (byKind.size > 1 || !valuesKnown(view)) return [...byKind.values()];
  const { inputValues, outputValues } = view;
  const payees = inputValues.map((input) => outputValues.some((output) => isRound(output - input)));
  const inputs = [...inputValues.keys()];
  // Several inputs fit: whose is whose cannot be told.
  return payees.filter(Boolean).length === 1 ? [inputs.filter((input) => !payees[input])] : [];
}
