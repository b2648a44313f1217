// SPDX-License-Identifier: Apache-2.0
import { type Chain, inputScript, OUTSIDE, transactionCount } from '../chain/chain.ts';

/**
 * Who signs a stretch of inputs, fetched in loops that do nothing else: the processor then waits for many far places at once instead of one by one, and
 * looks furthest ahead.
 */
export class ScriptWindow {
  readonly scripts: Uint32Array;
  /** First input of the window, which is row 0. */
  from = 0;
  /** How many inputs it holds. */
  protected count = 0;
  protected readonly chain: Chain;
  /** The output each input spends; of one from outside the first output. */
  protected readonly rows: Uint32Array;

  constructor(chain: Chain, size = 4096) {
    this.chain = chain;
    this.scripts = new Uint32Array(size);
    this.rows = new Uint32Array(size);
  }

  /** Goes through all transactions, a stretch whose inputs are in the window at a time; one with more inputs than the window holds comes alone. */
  walk(stretch: (start: number, end: number) => void, large: (tx: number) => void): void {
    const count = transactionCount(this.chain);
    for (let tx = 0, end = 0; tx < count; tx = end) {
      end = this.moveTo(tx);
      if (end > tx) stretch(tx, end);
      else large(end++);
    }
  }

  /** Fetches the inputs of a transaction and of those behind it; gives the first one whose inputs are not all in the window. */
  moveTo(tx: number): number {
    const { firstInput } = this.chain;
    this.from = firstInput[tx] as number;
    const most = this.from + this.scripts.length;
    let end = tx;
    while (end + 1 < firstInput.length && (firstInput[end + 1] as number) <= most) end++;
    this.count = (firstInput[end] as number) - this.from;
    this.fetch(this.#places());
    return end;
  }

  /** `outside`: some spend an output from outside. */
  protected fetch(outside: boolean): void {
    const { outputScript } = this.chain;
    const { rows, scripts, count } = this;
    for (let at = 0; at < count; at++) scripts[at] = outputScript[rows[at] as number] as number;
    if (outside) this.#fromOutside();
  }

  protected isOutside(at: number): boolean {
    return (this.chain.inputSource[this.from + at] as number) >= OUTSIDE;
  }

  /** Those from outside look at the first output, because an index outside a column would make every look at it slower, and are done again. */
  #places(): boolean {
    const { inputSource } = this.chain;
    const { rows, from, count } = this;
    let outside = 0;
    for (let at = 0; at < count; at++) {
      const source = inputSource[from + at] as number;
      outside |= source & OUTSIDE;
      rows[at] = source < OUTSIDE ? source : 0;
    }
    return outside !== 0;
  }

  #fromOutside(): void {
    for (let at = 0; at < this.count; at++) if (this.isOutside(at)) this.scripts[at] = inputScript(this.chain, this.from + at);
  }
}
