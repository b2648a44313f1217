// SPDX-License-Identifier: Apache-2.0
/**
 * Inputs that stand together in every way in which the inputs of a CoinJoin can be split among those who paid it. Which split is the true one need not be
 * known: whoever two inputs belong to in all of them brought both.
 */

/** Inputs one participant brings at most: more than most wallets spend at once. */
const MOST_INPUTS = 8;
/** After so many steps the search gives up: then not all splits are known, and nothing is said. */
const MOST_STEPS = 100_000;

/**
 * Splits all inputs into groups of one to eight, one for each amount of `wanted`, whose sums lie within the slack of it. Gives the inputs, by their
 * places, that are of one group in every split, two and more each; undefined when there is no split or there are too many to try.
 */
export function togetherInEverySplit(
  inputs: readonly number[],
  wanted: readonly number[],
  slack: number,
  mostSteps = MOST_STEPS,
): number[][] | undefined {
  if (inputs.length > wanted.length * MOST_INPUTS) return undefined; // before room is made for each two of them
  const search = new Search(inputs, wanted, slack, mostSteps);
  return search.run() ? search.together() : undefined;
}

class Search {
  /** Places of the inputs, the largest first, as in `#values`. */
  readonly #order: readonly number[];
  readonly #values: readonly number[];
  readonly #wanted: readonly number[];
  readonly #slack: number;
  /** Of each input the group it is in, -1 while it is in none. */
  readonly #groups: Int32Array;
  /** For each two inputs 1 while no split was found that parts them. */
  readonly #same: Uint8Array;
  #left: number;
  #found = false;
  #steps: number;

  constructor(inputs: readonly number[], wanted: readonly number[], slack: number, mostSteps: number) {
    this.#order = [...inputs.keys()].sort((a, b) => (inputs[b] as number) - (inputs[a] as number));
    this.#values = this.#order.map((place) => inputs[place] as number);
    this.#wanted = wanted.toSorted((a, b) => b - a);
    this.#slack = slack;
    this.#groups = new Int32Array(inputs.length).fill(-1);
    this.#same = new Uint8Array(inputs.length ** 2).fill(1);
    this.#left = inputs.length;
    this.#steps = mostSteps;
  }

  /** Whether every split was met, and there is one. */
  run(): boolean {
    return this.#group(0) && this.#found;
  }

  /** False when the search gives up, here and below. */
  #group(group: number): boolean {
    const more = this.#wanted.length - group;
    if (more === 0) {
      if (this.#left === 0) this.#keep();
      return true;
    }
    if (this.#left < more || this.#left > more * MOST_INPUTS) return true;
    return this.#input(group, 0, this.#wanted[group] as number, MOST_INPUTS);
  }

  /** Takes one more input, from this one on, into a group that wants `rest` and may have `most` more. */
  #input(group: number, from: number, rest: number, most: number): boolean {
    for (let at = from; at < this.#values.length; at++) {
      if ((this.#groups[at] as number) >= 0) continue;
      if (this.#steps-- <= 0) return false;
      const value = this.#values[at] as number;
      if (most * value < rest - this.#slack) return true; // the others are smaller still
      const less = rest - value;
      if (less < -this.#slack) continue;
      this.#groups[at] = group;
      this.#left--;
      if (less <= this.#slack && !this.#group(group + 1)) return false;
      if (most > 1 && !this.#input(group, at + 1, less, most - 1)) return false;
      this.#groups[at] = -1;
      this.#left++;
    }
    return true;
  }

  #keep(): void {
    this.#found = true;
    const count = this.#groups.length;
    for (let one = 0; one < count; one++)
      for (let other = 0; other < count; other++) if (this.#groups[one] !== this.#groups[other]) this.#same[one * count + other] = 0;
  }

  together(): number[][] {
    const count = this.#groups.length;
    const isWith = (one: number) => this.#order.filter((_, other) => this.#same[one * count + other] === 1);
    // Whoever stands first in its group names it.
    return this.#order.map((_, one) => isWith(one)).filter((group, one) => group.length > 1 && group[0] === this.#order[one]);
  }
}
