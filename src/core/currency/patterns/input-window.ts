// SPDX-License-Identifier: Apache-2.0
import { type Chain, inputScript, inputValue, NONE, OUTSIDE } from '../chain/chain.ts';

/**
 * What the quick look needs of a stretch of inputs, fetched column by column: the processor then waits for many far places at once instead of one by one,
 * and a loop that does nothing else lets it look furthest ahead.
 */
export class InputWindow {
  readonly scripts: Uint32Array;
  readonly forms: Uint8Array;
  readonly values: Float64Array;
  readonly #rows: Uint32Array;
  #from = 0;
  #to = 0;
  readonly #chain: Chain;
  readonly #formOf: Uint8Array;

  /** `formOf`: of each script, by `scriptForms`. */
  constructor(chain: Chain, formOf: Uint8Array, size = 4096) {
    this.#chain = chain;
    this.#formOf = formOf;
    this.scripts = new Uint32Array(size);
    this.forms = new Uint8Array(size);
    this.values = new Float64Array(size);
    this.#rows = new Uint32Array(size);
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
    const { outputScript, outputValue } = this.#chain;
    const [rows, scripts, values, forms, formOf] = [this.#rows, this.scripts, this.values, this.forms, this.#formOf];
    const count = this.#to - this.#from;
    const outside = this.#places(count);
    for (let at = 0; at < count; at++) scripts[at] = outputScript[rows[at] as number] as number;
    for (let at = 0; at < count; at++) values[at] = outputValue[rows[at] as number] as number;
    for (let at = 0; at < count; at++) forms[at] = formOf[scripts[at] as number] as number;
    if (outside) this.#fromOutside(count);
  }

  /**
   * The output each input spends, and whether some spend one from outside: these look at the first output, because an index outside a column would make
   * every look at it slower, and are done again.
   */
  #places(count: number): boolean {
    const { inputSource } = this.#chain;
    const [rows, from] = [this.#rows, this.#from];
    let outside = 0;
    for (let at = 0; at < count; at++) {
      const source = inputSource[from + at] as number;
      outside |= source & OUTSIDE;
      rows[at] = source < OUTSIDE ? source : 0;
    }
    return outside !== 0;
  }

  #fromOutside(count: number): void {
    for (let at = 0; at < count; at++) {
      const input = this.#from + at;
      if ((this.#chain.inputSource[input] as number) < OUTSIDE) continue;
      const script = inputScript(this.#chain, input);
      this.scripts[at] = script;
      this.values[at] = inputValue(this.#chain, input);
      this.forms[at] = script === NONE ? 0 : (this.#formOf[script] as number);
    }
  }
}
