// SPDX-License-Identifier: Apache-2.0
/**
 * Could so many people have paid this together? In a CoinJoin everybody brings inputs worth one equal output, what they get back, and a share
 * of the fee, so the inputs split into one group for each participant. One payer's inputs do not.
 */

/** How many steps the search may take before it gives up and says no. */
const MOST_STEPS = 20_000;

/**
 * Splits inputs into a group for each change output, `equal + change` plus 0 to `slack` satoshis each, and whatever is left into groups that pay
 * `equal` alone. Gives the share of change outputs that found a group of their own, between 0 and 1.
 */
export function shareOfMatchedChange(inputs: readonly number[], equal: number, changes: readonly number[], slack: number): number {
  if (changes.length === 0) return 1;
  const left = [...inputs].sort((a, b) => a - b);
  let matched = 0;
  for (const change of [...changes].sort((a, b) => b - a)) {
    const group = groupFor(left, equal + change, slack);
    if (group === undefined) continue;
    matched++;
    for (const index of group) left.splice(index, 1);
  }
  return matched / changes.length;
}

/** Indexes, highest first, of one to four inputs whose sum lies within the slack of what is wanted; fewest inputs first. */
function groupFor(sorted: readonly number[], wanted: number, slack: number): number[] | undefined {
  const budget = { steps: MOST_STEPS };
  for (let size = 1; size <= 4; size++) {
    const group = search(sorted, sorted.length - 1, size, wanted, slack, budget);
    if (group !== undefined) return group;
  }
  return undefined;
}

function search(
  sorted: readonly number[],
  from: number,
  size: number,
  wanted: number,
  slack: number,
  budget: { steps: number },
): number[] | undefined {
  for (let index = from; index >= size - 1; index--) {
    if (budget.steps-- <= 0) return undefined;
    const value = sorted[index] as number;
    const rest = wanted - value;
    if (size === 1) {
      if (Math.abs(rest) <= slack) return [index];
      if (rest > slack) return undefined; // the others are smaller still
      continue;
    }
    if (rest < -slack) continue;
    if (value * size < wanted - slack) return undefined;
    const more = search(sorted, index - 1, size - 1, rest, slack, budget);
    if (more !== undefined) return [index, ...more];
  }
  return undefined;
}

/** How many groups worth at least `equal` the inputs can form at most, counted generously: large inputs alone, the small ones together. */
export function mostPayers(inputs: readonly number[], equal: number): number {
  let alone = 0;
  let small = 0;
  for (const value of inputs) {
    if (value >= equal) alone++;
    else small += value;
  }
  return alone + Math.floor(small / equal);
}

/** Steps before the search for a second group gives up: then it cannot be told whether the first is the only one. */
const MOST_STEPS_TO_BE_SURE = 400_000;

/**
 * The only group of at most four inputs whose sum lies within the slack of what is wanted, by their places; undefined when there is none, when there
 * are two, or when the search would take too long to be sure.
 */
export function onlyGroupFor(inputs: readonly number[], wanted: number, slack: number): readonly number[] | undefined {
  const sorted = [...inputs.keys()].sort((a, b) => (inputs[a] as number) - (inputs[b] as number));
  const found: number[][] = [];
  let steps = 0;
  const add = (from: number, rest: number, chosen: readonly number[]): void => {
    for (let at = from; at < sorted.length && found.length < 2 && steps < MOST_STEPS_TO_BE_SURE; at++) {
      steps++;
      const index = sorted[at] as number;
      const left = rest - (inputs[index] as number);
      if (left < -slack) return; // the others are larger still
      if (left <= slack) found.push([...chosen, index]);
      if (chosen.length < 3) add(at + 1, left, [...chosen, index]);
    }
  };
  add(0, wanted, []);
  return found.length === 1 && steps < MOST_STEPS_TO_BE_SURE ? found[0] : undefined;
}
