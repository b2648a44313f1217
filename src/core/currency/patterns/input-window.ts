// SPDX-License-Identifier: Apache-2.0
import { type Chain, inputValue, NONE } from '../chain/chain.ts';
import { ScriptWindow } from './script-window.ts';

/** What the quick look needs of a stretch of inputs: scripts, their forms, and values, each fetched by itself. */
export class InputWindow extends ScriptWindow {
  readonly forms: Uint8Array;
  readonly values: Float64Array;
  readonly #formOf: Uint8Array;

  /** `formOf`: of each script, by `scriptForms`. */
  constructor(chain: Chain, formOf: Uint8Array, size = 4096) {
    super(chain, size);
    this.#formOf = formOf;
    this.forms = new Uint8Array(size);
    this.values = new Float64Array(size);
  }

  protected override fetch(outside: boolean): void {
    super.fetch(outside);
    const { outputValue } = this.chain;
    const { rows, values, count } = this;
    for (let at = 0; at < count; at++) values[at] = outputValue[rows[at] as number] as number;
    this.#fetchForms(outside);
    if (outside) this.#valuesFromOutside();
  }

  #fetchForms(outside: boolean): void {
    const { scripts, forms, count } = this;
    const formOf = this.#formOf;
    if (outside) for (let at = 0; at < count; at++) forms[at] = scripts[at] === NONE ? 0 : (formOf[scripts[at] as number] as number);
    else for (let at = 0; at < count; at++) forms[at] = formOf[scripts[at] as number] as number;
  }

  #valuesFromOutside(): void {
    for (let at = 0; at < this.count; at++) if (this.isOutside(at)) this.values[at] = inputValue(this.chain, this.from + at);
  }
}
