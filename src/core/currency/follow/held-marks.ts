// SPDX-License-Identifier: Apache-2.0
import type { Mark } from './methods.ts';

/** What stands on outputs that nothing has spent yet, in the order it came. A row that is 0 costs no memory until it is written. */
export class HeldMarks {
  /** For each output of the chain where it stands below, from 1. */
  readonly #rows: Uint32Array;
  readonly #outputs: number[] = [];
  readonly #marks: Mark[] = [];
  readonly #hops: number[] = [];

  constructor(outputs: number) {
    this.#rows = new Uint32Array(outputs);
  }

  /** @param hops how many transactions it came through */
  put(output: number, mark: Mark, hops: number): void {
    this.#outputs.push(output);
    this.#marks.push(mark);
    this.#rows[output] = this.#hops.push(hops);
  }

  /** The row of what stands on an output, taken away from it; 0 where nothing does, or the output is none of the chain. */
  take(output: number): number {
    const row = this.#rows[output] ?? 0;
    if (row !== 0) this.#rows[output] = 0;
    return row;
  }

  mark(row: number): Mark {
    return this.#marks[row - 1] as Mark;
  }

  hops(row: number): number {
    return this.#hops[row - 1] as number;
  }

  /** What was not taken. */
  *left(): Generator<{ readonly output: number; readonly mark: Mark; readonly hops: number }> {
    for (const [index, output] of this.#outputs.entries())
      if (this.#rows[output] === index + 1) yield { output, mark: this.#marks[index] as Mark, hops: this.#hops[index] as number };
  }
}
