// SPDX-License-Identifier: Apache-2.0
/** A quick look that clears ordinary transactions before the full rules are asked: it may be wrong only towards asking. */
import type { Chain } from '../chain/chain.ts';
import type { InputWindow } from './input-window.ts';

/** How an output script begins and how long it is, as a small number: equal for scripts of one kind, different for those that wallets mix. */
export function scriptForms(chain: Chain): Uint8Array {
  const { scriptBytes, scriptEnds } = chain;
  const forms = new Uint8Array(scriptEnds.length);
  for (let script = 0, from = 0; script < forms.length; script++) {
    const to = scriptEnds[script] as number;
    forms[script] = form(scriptBytes[from] as number, to - from);
    from = to;
  }
  return forms;
}

/** Every kind of `scriptKind` has forms of its own, so scripts of two kinds always differ here too. */
function form(first: number, length: number): number {
  if (first === 0x76) return length === 25 ? 1 : 0;
  if (first === 0xa9) return length === 23 ? 2 : 0;
  if (first === 0) return length === 22 ? 3 : length === 34 ? 4 : 0;
  if (first === 0x51) return length === 34 ? 5 : 6;
  if (first === 33 || first === 65) return 7;
  return first === 0x6a ? 8 : first > 0x51 && first <= 0x60 ? 6 : 0;
}

/** Whether the rules could call a transaction a CoinJoin or PayJoin. Its inputs are the rows `from` up to `to` of the window. */
export function possiblyJoint(chain: Chain, window: InputWindow, tx: number, from: number, to: number): boolean {
  const { firstOutput, outputValue } = chain;
  const first = firstOutput[tx] as number;
  const end = firstOutput[tx + 1] as number;
  if (end - first === 2) return mixedForms(window.forms, from, to) || roundDifference(window.values, outputValue, first, from, to);
  return end - first >= 3 && to - from >= 3 && threeEqual(outputValue, first, end);
}

/** The same for two inputs of one common form and two outputs, by their values. First whether an output and an input end in the same five bits. */
export function twoPossiblyJoint(a: number, b: number, one: number, other: number): boolean {
  const alike =
    Number(((one ^ a) & 31) === 0) | Number(((one ^ b) & 31) === 0) | Number(((other ^ a) & 31) === 0) | Number(((other ^ b) & 31) === 0);
  return one === other || (alike === 1 && anyExceedsByRound(a, b, one, other));
}

const anyExceedsByRound = (a: number, b: number, one: number, other: number): boolean =>
  exceedsByRound(one, a) || exceedsByRound(one, b) || exceedsByRound(other, a) || exceedsByRound(other, b);

/** 0 stands for inputs without a script too. */
export const isCommonForm = (form: number): boolean => form > 0 && form < 6;

function mixedForms(forms: Uint8Array, from: number, to: number): boolean {
  const form = forms[from] as number;
  if (!isCommonForm(form)) return true; // left to the full rules
  for (let at = from + 1; at < to; at++) if (forms[at] !== form) return true;
  return false;
}

function roundDifference(values: Float64Array, outputs: Float64Array, output: number, from: number, to: number): boolean {
  const [one, other] = [outputs[output] as number, outputs[output + 1] as number];
  if (one === other) return true;
  for (let at = from; at < to; at++) {
    const value = values[at] as number;
    if (exceedsByRound(one, value) || exceedsByRound(other, value)) return true;
  }
  return false;
}

/** Asks for the multiple first: it is rare, so the processor guesses right. */
function exceedsByRound(output: number, input: number): boolean {
  return isMultiple(output - input) && output > input;
}

/**
 * Whether a thousandth of a coin divides it; without the slow remainder of doubles. Exact below 2^53. First whether 32 does, a divisor of 100,000, which
 * most do not pass.
 */
function isMultiple(value: number): boolean {
  return (value & 31) === 0 && Math.floor(value / 100_000) * 100_000 === value;
}

/** Whether three of these outputs are equal, or there are too many to look. */
export function threeEqual(values: Float64Array, first: number, end: number): boolean {
  if (end - first > 64) return true;
  for (let a = first; a < end - 2; a++) {
    let equal = 1;
    for (let b = a + 1; b < end; b++) if (values[a] === values[b] && ++equal === 3) return true;
  }
  return false;
}

/** About what it costs to spend a coin, in satoshis: nobody brings less into a payment of two. */
const WORTH_SPENDING = 1000;

/**
 * 1 for values of two inputs and two outputs that may as well be a PayJoin over an amount that is not round, else 0: no output is round, as a payment often
 * is, and the larger input would have paid either output alone, so that one payer had no need of the other (the unnecessary input heuristic), which is no
 * dust. Amounts are compared without branches, because no processor can guess how they come out.
 */
export function mayHideTwo(a: number, b: number, one: number, other: number): number {
  if (isMultiple(one) || isMultiple(other)) return 0;
  const paysEither = (Number(a >= one) & Number(a >= other)) | (Number(b >= one) & Number(b >= other));
  return paysEither & Number(a >= WORTH_SPENDING) & Number(b >= WORTH_SPENDING);
}
