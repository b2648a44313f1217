// SPDX-License-Identifier: Apache-2.0
/** Pairs that clustering looks at again when all others are joined, and a book of what is in more than one of them. */

/** For each script whether it was noted once, or more often. */
export class TwoBits {
  readonly #once: Uint32Array;
  readonly #twice: Uint32Array;

  constructor(scripts: number) {
    this.#once = new Uint32Array((scripts >>> 5) + 1);
    this.#twice = new Uint32Array((scripts >>> 5) + 1);
  }

  note(script: number): void {
    const word = script >>> 5;
    const bit = 1 << (script & 31);
    const before = this.#once[word] as number;
    if ((before & bit) !== 0) this.noteTwice(script);
    else this.#once[word] = before | bit;
  }

  noteTwice(script: number): void {
    const word = script >>> 5;
    this.#twice[word] = (this.#twice[word] as number) | (1 << (script & 31));
  }

  twice(script: number): boolean {
    return (((this.#twice[script >>> 5] as number) >>> (script & 31)) & 1) === 1;
  }
}

/** Transactions by the two scripts that signed each, column by column. */
export class SignedPairs {
  tx = new Uint32Array(1024);
  first = new Uint32Array(1024);
  second = new Uint32Array(1024);
  length = 0;

  add(tx: number, first: number, second: number): void {
    if (this.length === this.tx.length) {
      this.tx = wider(this.tx);
      this.first = wider(this.first);
      this.second = wider(this.second);
    }
    this.tx[this.length] = tx;
    this.first[this.length] = first;
    this.second[this.length++] = second;
  }

  /** Forgets the rows that are not to be kept; asked in their order. */
  keep(isKept: (row: number) => boolean): void {
    let kept = 0;
    for (let row = 0; row < this.length; row++) {
      if (!isKept(row)) continue;
      this.tx[kept] = this.tx[row] as number;
      this.first[kept] = this.first[row] as number;
      this.second[kept++] = this.second[row] as number;
    }
    this.length = kept;
  }
}

function wider(rows: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * rows.length);
  more.set(rows);
  return more;
}
