// SPDX-License-Identifier: Apache-2.0
import { feeOf, type TransactionView, valuesKnown } from '../chain/transaction-view.ts';
import type { Verdict } from './classify-transaction.ts';
import { togetherInEverySplit } from './every-split.ts';
import { onlyGroupFor } from './split-inputs.ts';

/**
 * Inputs of a CoinJoin with equal outputs and change that one participant brought, by their number: an equal output with its change, or alone, is worth
 * what its owner brought, less the fee and within what makers' shares may take. In a CoinJoin of JoinMarket all outputs are the participants', so that
 * inputs which stand together in every such split of all inputs are one owner's. Where there are too many splits to try, and in Wasabi's, which pay the
 * coordinator too, those are that make up the only group for a change output.
 */
export function coinjoinParts(view: TransactionView, { class: kind, values }: Verdict): readonly (readonly number[])[] {
  const { equalValue, equalOutputs } = values;
  if ((kind !== 'joinmarket' && kind !== 'wasabi') || equalValue === undefined || equalOutputs === undefined || !valuesKnown(view))
    return [];
  const slack = Math.max(2000 + feeOf(view), equalValue * WIDEST_SHARE);
  const changes = view.outputValues.filter((value) => value !== equalValue);
  const withChange = changes.map((change) => equalValue + change);
  const isWhole = kind === 'joinmarket' && changes.length <= equalOutputs;
  const alone = isWhole ? new Array<number>(equalOutputs - changes.length).fill(equalValue) : [];
  const together = isWhole ? togetherInEverySplit(view.inputValues, [...withChange, ...alone], slack) : undefined;
  return together ?? onlyGroups(view.inputValues, withChange, slack);
}

/** Groups of one input say nothing about another script and are left out. */
function onlyGroups(inputs: readonly number[], wanted: readonly number[], slack: number): (readonly number[])[] {
  return wanted.map((amount) => onlyGroupFor(inputs, amount, slack) ?? []).filter((group) => group.length > 1);
}

/** Of an equal output: what makers of JoinMarket ask for their part, at the most that the rule of the class allows. */
const WIDEST_SHARE = 0.01;
