// SPDX-License-Identifier: Apache-2.0
/** Small books that clustering keeps while it reads a chain once: which scripts signed with others more than once, and pairs to look at again. */

/** Two bits for each script. */
export class SignedTwice {
  readonly #once: Uint32Array;
  readonly #twice: Uint32Array;

  constructor(scripts: number) {
    this.#once = new Uint32Array((scripts >>> 5) + 1);
    this.#twice = new Uint32Array((scripts >>> 5) + 1);
  }

  /** The signers of one transaction. One that signed several of its inputs counts as twice, which only means that it is looked at. */
  note(scripts: Uint32Array, from: number, to: number): void {
    const [once, twice] = [this.#once, this.#twice];
    for (let at = from; at < to; at++) {
      const script = scripts[at] as number;
      const word = script >>> 5;
      if (word >= once.length) continue; // inputs whose script is not known
      const bit = 1 << (script & 31);
      const before = once[word] as number;
      if ((before & bit) !== 0) twice[word] = (twice[word] as number) | bit;
      else once[word] = before | bit;
    }
  }

  twice(script: number): boolean {
    return (((this.#twice[script >>> 5] as number) >>> (script & 31)) & 1) === 1;
  }
}

/** Transactions by the two scripts that signed each. */
export class SignedPairs {
  #rows = new Uint32Array(3 * 1024);
  #used = 0;

  get length(): number {
    return this.#used / 3;
  }

  add(tx: number, first: number, second: number): void {
    if (this.#used === this.#rows.length) {
      const wider = new Uint32Array(2 * this.#rows.length);
      wider.set(this.#rows);
      this.#rows = wider;
    }
    this.#rows[this.#used] = tx;
    this.#rows[this.#used + 1] = first;
    this.#rows[this.#used + 2] = second;
    this.#used += 3;
  }

  first(row: number): number {
    return this.#rows[3 * row + 1] as number;
  }

  second(row: number): number {
    return this.#rows[3 * row + 2] as number;
  }

  transactions(): number[] {
    return Array.from({ length: this.length }, (_, row) => this.#rows[3 * row] as number);
  }

  filter(keep: (first: number, second: number) => boolean): SignedPairs {
    const kept = new SignedPairs();
    for (let at = 0; at < this.#used; at += 3) {
      const [first, second] = [this.#rows[at + 1] as number, this.#rows[at + 2] as number];
      if (keep(first, second)) kept.add(this.#rows[at] as number, first, second);
    }
    return kept;
  }
}
