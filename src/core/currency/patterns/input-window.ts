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
  /** First input of the window, which is row 0. */
  from = 0;
  #to = 0;
  readonly #rows: Uint32Array;
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

  /** Fetches the inputs of a transaction and of those behind it; gives the first one whose inputs are not all in the window. */
  moveTo(tx: number): number {
    const { firstInput } = this.#chain;
    this.from = firstInput[tx] as number;
    const most = this.from + this.scripts.length;
    let end = tx;
    while (end + 1 < firstInput.length && (firstInput[end + 1] as number) <= most) end++;
    this.#to = firstInput[end] as number;
    this.#fill();
    return end;
  }

  #fill(): void {
    const { outputScript, outputValue } = this.#chain;
    const [rows, scripts, values, forms, formOf] = [this.#rows, this.scripts, this.values, this.forms, this.#formOf];
    const count = this.#to - this.from;
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
    const [rows, from] = [this.#rows, this.from];
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
      const input = this.from + at;
      if ((this.#chain.inputSource[input] as number) < OUTSIDE) continue;
      const script = inputScript(this.#chain, input);
      this.scripts[at] = script;
      this.values[at] = inputValue(this.#chain, input);
      this.forms[at] = script === NONE ? 0 : (this.#formOf[script] as number);
    }
  }
}
