// SPDX-License-Identifier: Apache-2.0

/**
 * Small numbers, without gaps and in the same order, for a few of many rows. Two words for 32 rows, side by side so that one look fetches both: a bit a
 * row, and how many are set before them.
 */
export class DenseNumbers {
  readonly #words: Int32Array;
  count = 0;

  constructor(rows: number) {
    this.#words = new Int32Array(2 * ((rows >>> 5) + 1));
  }

  note(rows: Int32Array, length: number): void {
    const words = this.#words;
    for (let at = 0; at < length; at++) {
      const row = rows[at] as number;
      const word = (row >>> 5) << 1;
      words[word] = (words[word] as number) | (1 << row);
    }
  }

  /** When all are noted. */
  number(): void {
    this.count = 0;
    for (let word = 0; word < this.#words.length; word += 2) {
      this.#words[word + 1] = this.count;
      this.count += ones(this.#words[word] as number);
    }
  }

  /** 1 when a row was noted, else 0. */
  bit(row: number): number {
    return ((this.#words[(row >>> 5) << 1] as number) >>> row) & 1;
  }

  /** Only for a row that was noted. */
  of(row: number): number {
    const word = (row >>> 5) << 1;
    return (this.#words[word + 1] as number) + ones((this.#words[word] as number) & ((1 << row) - 1));
  }

  /** The noted rows, in their order. */
  rows(): Int32Array {
    const rows = new Int32Array(this.count);
    let next = 0;
    for (let word = 0; word < this.#words.length; word += 2)
      for (let left = this.#words[word] as number; left !== 0; left &= left - 1) rows[next++] = 16 * word + 31 - Math.clz32(left & -left);
    return rows;
  }
}

/** How many bits of a word are set: counted in pairs, fours, eights, and the four bytes summed by the multiplication. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
