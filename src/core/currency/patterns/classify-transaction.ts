// SPDX-License-Identifier: Apache-2.0
/**
 * Which pattern a transaction follows, by its values alone. Three classes claim that several people paid together (a CoinJoin): their inputs say
 * nothing about one owner. The other classes claim nothing; they are named so that a reader sees why a transaction was *not* taken for a CoinJoin.
 */
import type { TransactionView } from '../chain/transaction-view.ts';
import { feeOf, valuesKnown } from '../chain/transaction-view.ts';
import { mostPayers, shareOfMatchedChange } from './split-inputs.ts';

export type CoinJoinClass = 'wasabi' | 'wasabi2' | 'whirlpool' | 'joinmarket';
export type PatternClass = CoinJoinClass | 'none' | 'payroll' | 'batch' | 'tx0' | 'stonewall' | 'payjoin';

export interface Verdict {
  readonly class: PatternClass;
  /** Whether the class claims several payers. */
  readonly coinjoin: boolean;
  readonly confidence: 'high' | 'medium' | 'low';
  /** The rule that decided, as named in the method's description. */
  readonly rule: string;
  readonly values: Readonly<Record<string, number>>;
}

const FEWEST_PARTICIPANTS = 3;
/** Largest number of participants of a Whirlpool mix. */
const LARGEST_WHIRLPOOL = 10;
/** Denominations of Whirlpool pools in satoshis (Samourai, public pools). */
const POOLS = [100_000, 1_000_000, 2_500_000, 5_000_000, 50_000_000];

interface Shape {
  readonly view: TransactionView;
  readonly inputs: number;
  readonly payers: number;
  readonly outputs: number;
  /** The value most outputs share, and how many share it. */
  readonly equal: number;
  readonly equalCount: number;
  /** Outputs of every other value, in satoshis; those that carry data left out. */
  readonly others: readonly number[];
  readonly dataOutputs: number;
}

export function classifyTransaction(view: TransactionView): Verdict {
  const shape = shapeOf(view);
  const mayBeJoint = shape.payers >= FEWEST_PARTICIPANTS && shape.equalCount >= FEWEST_PARTICIPANTS;
  return (
    tx0(shape) ??
    (mayBeJoint ? (whirlpool(shape) ?? manyDenominations(shape) ?? equalOutputs(shape)) : undefined) ??
    payroll(shape) ??
    twoPayers(shape) ??
    batch(shape) ??
    verdict('none', 'low', 'no-pattern', shape)
  );
}

function shapeOf(view: TransactionView): Shape {
  const counts = new Map<number, number>();
  let equal = 0;
  let dataOutputs = 0;
  for (const [index, value] of view.outputValues.entries()) {
    if (view.kindOf(view.outputScripts[index] as number) === 'data') {
      dataOutputs++;
      continue;
    }
    counts.set(value, (counts.get(value) ?? 0) + 1);
    const count = counts.get(value) as number;
    const best = counts.get(equal) ?? 0;
    if (count > best || (count === best && value > equal)) equal = value;
  }
  const others = [...counts].flatMap(([value, count]) => (value === equal ? [] : new Array<number>(count).fill(value)));
  return {
    view,
    inputs: view.inputScripts.length,
    payers: new Set(view.inputScripts).size,
    outputs: view.outputValues.length,
    equal,
    equalCount: counts.get(equal) ?? 0,
    others,
    dataOutputs,
  };
}

function verdict(
  kind: PatternClass,
  confidence: Verdict['confidence'],
  rule: string,
  shape: Shape,
  more: Record<string, number> = {},
): Verdict {
  const coinjoin = kind === 'wasabi' || kind === 'wasabi2' || kind === 'whirlpool' || kind === 'joinmarket';
  const { inputs, payers, outputs, equal, equalCount } = shape;
  return {
    class: kind,
    coinjoin,
    confidence,
    rule,
    values: { inputs, inputScripts: payers, outputs, equalValue: equal, equalOutputs: equalCount, ...more },
  };
}

/** Whirlpool: as many inputs as outputs, every output the same, each input worth it or a little more for the fee. */
function whirlpool(shape: Shape): Verdict | undefined {
  const { view, inputs, equal, equalCount, outputs, payers } = shape;
  if (equalCount !== outputs || inputs !== outputs || payers !== inputs || outputs < FEWEST_PARTICIPANTS || outputs > LARGEST_WHIRLPOOL)
    return undefined;
  const known = view.inputValues.filter((value) => value >= 0);
  if (known.some((value) => value < equal || value > equal * 1.05 + 100_000)) return undefined;
  const confidence = known.length < inputs ? 'medium' : POOLS.includes(equal) || outputs >= 5 ? 'high' : 'medium';
  return verdict('whirlpool', confidence, 'equal-in-equal-out', shape);
}

/** Wasabi 2: many payers, most outputs share their value with another output, in several denominations. */
function manyDenominations(shape: Shape): Verdict | undefined {
  const { view, inputs, outputs, payers, equalCount } = shape;
  if (payers < 10 || outputs < 10) return undefined;
  const counts = new Map<number, number>();
  for (const value of view.outputValues) counts.set(value, (counts.get(value) ?? 0) + 1);
  const shared = [...counts.values()].filter((count) => count >= 2);
  const sharing = shared.reduce((sum, count) => sum + count, 0);
  const standard = view.outputValues.filter(isStandardDenomination).length;
  if (shared.length < 3 || equalCount > outputs * 0.6) return undefined;
  if (sharing < outputs * 0.4 || (standard < outputs * 0.4 && sharing < outputs * 0.6)) return undefined;
  // Up to a dozen outputs for each payer when the amounts are the mixer's own; a service that pays many round amounts at once brings few inputs.
  if (inputs < sharing * (standard >= outputs * 0.6 ? 0.08 : 0.25)) return undefined;
  return verdict('wasabi2', standard >= outputs * 0.5 ? 'high' : 'medium', 'shared-denominations', shape, {
    denominations: shared.length,
    sharingOutputs: sharing,
    standardOutputs: standard,
  });
}

/** The amounts WabiSabi's decomposer uses: powers of two and three (also twice those of three), and 1, 2, 5 times powers of ten (Wasabi 2, DenominationBuilder). */
function isStandardDenomination(value: number): boolean {
  if (value < 5000) return false;
  for (const [base, factors] of [
    [2, [1]],
    [3, [1, 2]],
    [10, [1, 2, 5]],
  ] as const)
    for (const factor of factors) {
      let power = value / factor;
      while (power > 1 && Number.isInteger(power) && power % base === 0) power /= base;
      if (power === 1) return true;
    }
  return false;
}

/**
 * JoinMarket and Wasabi 1: n equal outputs, at least n payers, a change output for nearly every one of them, and inputs that split into the
 * payers' groups. One payer who pays many the same (wages) has one change output, and its inputs do not split.
 */
function equalOutputs(shape: Shape): Verdict | undefined {
  const { view, equal, equalCount, others, payers, inputs } = shape;
  if (payers < equalCount || others.length > inputs || others.length < Math.max(2, equalCount * 0.5)) return undefined;
  const kind = equalCount >= 10 ? 'wasabi' : 'joinmarket';
  if (!valuesKnown(view)) {
    if (others.length < equalCount - 1 || others.length > equalCount + 1) return undefined;
    return verdict(kind, 'low', 'equal-outputs-with-change', shape, { otherOutputs: others.length });
  }
  if (mostPayers(view.inputValues, equal) < equalCount) return undefined;
  // First what the fee alone explains, then what makers of JoinMarket ask for their part: a wide slack finds groups that only look right.
  const slacks = [2000 + feeOf(view), equal * 0.002, equal * 0.01].sort((a, b) => a - b);
  const share = Math.max(...slacks.map((slack) => shareOfMatchedChange(view.inputValues, equal, others, slack)));
  if (share < (equalCount >= 10 ? 0.5 : 0.6)) return undefined;
  const confidence = share >= 0.9 && equalCount >= 4 ? 'high' : 'medium';
  return verdict(kind, confidence, 'inputs-split-by-change', shape, {
    otherOutputs: others.length,
    matchedChangePercent: Math.round(share * 100),
  });
}

/** Whirlpool's first step: one owner splits coins into equal outputs a little above a pool's denomination, with a data output and the pool's fee. */
function tx0(shape: Shape): Verdict | undefined {
  const { equal, equalCount, others, dataOutputs, inputs } = shape;
  if (equalCount < 2 || dataOutputs === 0 || inputs > equalCount + others.length) return undefined;
  const pool = POOLS.find((denomination) => equal > denomination && equal <= denomination * 1.05 + 100_000);
  if (pool === undefined || others.length > 3) return undefined;
  return verdict('tx0', 'medium', 'premix-outputs', shape, { pool });
}

/** Several equal outputs and at most two others: one payer, many paid alike. */
function payroll(shape: Shape): Verdict | undefined {
  const { equalCount, others } = shape;
  if (equalCount < FEWEST_PARTICIPANTS || others.length > 2) return undefined;
  return verdict('payroll', 'medium', 'equal-outputs-one-change', shape, { otherOutputs: others.length });
}

/** Two people at most: Stonewall (two equal outputs and two changes) and PayJoin. */
function twoPayers(shape: Shape): Verdict | undefined {
  const { equalCount, others, inputs, outputs, payers } = shape;
  if (equalCount === 2 && others.length === 2 && inputs >= 2 && payers >= 2)
    return verdict('stonewall', 'low', 'two-equal-two-change', shape);
  return outputs === 2 && payers >= 2 ? payjoin(shape) : undefined;
}

/**
 * PayJoin hides the payment: the payee adds an input, so no output is what was paid. Two signs betray it: inputs locked in different ways, as two
 * wallets do, and an output that exceeds an input by a round amount when no output is round itself.
 */
function payjoin(shape: Shape): Verdict | undefined {
  const { view } = shape;
  const kinds = new Set(view.inputScripts.map(view.kindOf));
  if (kinds.size > 1) return verdict('payjoin', 'medium', 'inputs-of-two-kinds', shape, { inputKinds: kinds.size });
  if (!valuesKnown(view) || view.outputValues.some(isRound)) return undefined;
  const paid = view.outputValues
    .flatMap((value) => view.inputValues.map((input) => value - input))
    .find((difference) => difference > 0 && isRound(difference));
  return paid === undefined ? undefined : verdict('payjoin', 'medium', 'round-difference', shape, { paid });
}

/** A thousandth of a coin or a multiple of it, which chance gives to one amount in a hundred thousand. */
export const isRound = (value: number): boolean => value > 0 && value % 100_000 === 0;

/** Many outputs from few inputs: a service pays its customers at once. */
function batch(shape: Shape): Verdict | undefined {
  return shape.outputs >= 5 ? verdict('batch', 'low', 'many-outputs', shape) : undefined;
}
