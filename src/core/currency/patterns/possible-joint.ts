// SPDX-License-Identifier: Apache-2.0
/** A quick look that clears ordinary transactions before the full rules are asked: it may be wrong only towards asking. */
import { type Chain, inputScript, inputValue, NONE, OUTSIDE } from '../chain/chain.ts';

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

/**
 * What the quick look needs of a stretch of inputs, fetched in one go: the processor then waits for many far places at once instead of one by one.
 */
export class InputWindow {
  readonly scripts: Uint32Array;
  readonly forms: Uint8Array;
  readonly values: Float64Array;
  /** Of each script itself, or one between it and the root of its set. */
  readonly near: Uint32Array;
  #from = 0;
  #to = 0;
  readonly #chain: Chain;
  readonly #formOf: Uint8Array;
  readonly #parent: Int32Array;

  /** `parent`: that of `DisjointScripts`. */
  constructor(chain: Chain, parent: Int32Array, size = 4096) {
    this.#chain = chain;
    this.#parent = parent;
    this.#formOf = scriptForms(chain);
    this.scripts = new Uint32Array(size);
    this.forms = new Uint8Array(size);
    this.values = new Float64Array(size);
    this.near = new Uint32Array(size);
  }

  /** Row in the window of an input; the window moves so that all inputs up to `to` are in it. -1 when there are more than it can hold. */
  place(from: number, to: number): number {
    if (from >= this.#from && to <= this.#to) return from - this.#from;
    if (to - from > this.scripts.length) return -1;
    this.#from = from;
    this.#to = Math.min(from + this.scripts.length, this.#chain.inputSource.length);
    this.#fill();
    return 0;
  }

  #fill(): void {
    const { inputSource, outputScript, outputValue } = this.#chain;
    const { scripts, forms, values } = this;
    const formOf = this.#formOf;
    const from = this.#from;
    const count = this.#to - from;
    // An index outside a column would make every look at it slower: inputs from outside look at the first row, and are done again below.
    for (let at = 0; at < count; at++) {
      const source = inputSource[from + at] as number;
      const row = source < OUTSIDE ? source : 0;
      scripts[at] = outputScript[row] as number;
      values[at] = outputValue[row] as number;
    }
    for (let at = 0; at < count; at++) {
      const script = scripts[at] as number;
      forms[at] = formOf[script] as number;
      this.#near(at, script);
    }
    for (let at = 0; at < count; at++) this.#near(at, this.near[at] as number);
    for (let at = 0; at < count; at++) if ((inputSource[from + at] as number) >= OUTSIDE) this.#fromOutside(at, from + at);
  }

  /** One step towards the root. */
  #near(at: number, script: number): void {
    const up = this.#parent[script] as number;
    this.near[at] = up < 0 ? script : up;
  }

  #fromOutside(at: number, input: number): void {
    const script = inputScript(this.#chain, input);
    this.scripts[at] = script;
    this.values[at] = inputValue(this.#chain, input);
    this.forms[at] = script === NONE ? 0 : (this.#formOf[script] as number);
    this.near[at] = script;
  }
}

/** Whether the rules could call a transaction a CoinJoin or PayJoin. Its inputs are the rows `from` up to `to` of the window. */
export function possiblyJoint(chain: Chain, window: InputWindow, tx: number, from: number, to: number): boolean {
  const { firstOutput, outputValue } = chain;
  const first = firstOutput[tx] as number;
  const end = firstOutput[tx + 1] as number;
  if (end - first === 2) {
    return (
      mixedForms(window.forms, from, to) ||
      roundDifference(window.values, outputValue[first] as number, outputValue[first + 1] as number, from, to)
    );
  }
  return end - first >= 3 && to - from >= 3 && threeEqual(outputValue, first, end);
}

function mixedForms(forms: Uint8Array, from: number, to: number): boolean {
  const form = forms[from] as number;
  if (form === 0 || form >= 6) return true; // rarer forms, and inputs without a script, are left to the full rules
  for (let at = from + 1; at < to; at++) if (forms[at] !== form) return true;
  return false;
}

/** Asks for the multiple first: it is rare, so the processor guesses right. */
function roundDifference(values: Float64Array, a: number, b: number, from: number, to: number): boolean {
  if (a === b) return true;
  for (let at = from; at < to; at++) {
    const value = values[at] as number;
    if ((isMultiple(a - value) && a > value) || (isMultiple(b - value) && b > value)) return true;
  }
  return false;
}

/** Whether a thousandth of a coin divides it; without the slow remainder of doubles. Exact below 2^53. */
function isMultiple(value: number): boolean {
  return Math.floor(value / 100_000) * 100_000 === value;
}

function threeEqual(values: Float64Array, first: number, end: number): boolean {
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
 * Two inputs and two outputs that may as well be a PayJoin over an amount that is not round: no output is round, as a payment often is, and the larger
 * input would have paid either output alone, so that one payer had no need of the other (the unnecessary input heuristic), which is no dust. `from`: row in the window.
 */
export function mayHideTwo({ firstOutput, outputValue }: Chain, { scripts, values }: InputWindow, tx: number, from: number): boolean {
  const first = firstOutput[tx] as number;
  if ((firstOutput[tx + 1] as number) - first !== 2 || scripts[from] === NONE || scripts[from + 1] === NONE) return false;
  const [one, other] = [outputValue[first] as number, outputValue[first + 1] as number];
  if (isMultiple(one) || isMultiple(other)) return false;
  const [a, b] = [values[from] as number, values[from + 1] as number];
  return Math.max(a, b) >= Math.max(one, other) && Math.min(a, b) >= WORTH_SPENDING;
}
