// SPDX-License-Identifier: Apache-2.0

/** The sum of many amounts, exact beyond 2^53; whole numbers of any size are made only as often as a double is full. */
export class ExactSum {
  #whole = 0n;
  #part = 0;

  /** `amount`: 0 to 2^53 - 1. */
  add(amount: number): void {
    if (amount > Number.MAX_SAFE_INTEGER - this.#part) {
      this.#whole += BigInt(this.#part);
      this.#part = 0;
    }
    this.#part += amount;
  }

  get whole(): bigint {
    return this.#whole + BigInt(this.#part);
  }
}
