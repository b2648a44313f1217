// SPDX-License-Identifier: Apache-2.0
import { feeOf, type TransactionView, valuesKnown } from '../chain/transaction-view.ts';
import type { Verdict } from './classify-transaction.ts';
import { onlyGroupFor } from './split-inputs.ts';

/**
 * Inputs of a CoinJoin with equal outputs and change that one participant brought, by their number: a change output with one equal output is worth what
 * its owner brought, less the fee. Where exactly one group of inputs comes to that, within what fees and makers' shares may take, that group is one
 * owner's. Groups of one input say nothing about another script and are left out.
 */
export function coinjoinParts(view: TransactionView, { class: kind, values }: Verdict): number[][] {
  const { equalValue } = values;
  if ((kind !== 'joinmarket' && kind !== 'wasabi') || equalValue === undefined || !valuesKnown(view)) return [];
  const slack = Math.max(2000 + feeOf(view), equalValue * WIDEST_SHARE);
  const parts: number[][] = [];
  for (const change of view.outputValues) {
    if (change === equalValue) continue;
    const group = onlyGroupFor(view.inputValues, equalValue + change, slack);
    if (group !== undefined && group.length > 1) parts.push([...group]);
  }
  return parts;
}

/** Of an equal output: what makers of JoinMarket ask for their part, at the most that the rule of the class allows. */
const WIDEST_SHARE = 0.01;
