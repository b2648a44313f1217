// SPDX-License-Identifier: Apache-2.0
/** How marks pass through one transaction. The last output is the fee. Every method gives out exactly what came in, and poison says what it drew in. */

export type TraceMethod = 'fifo' | 'haircut' | 'poison';

/** Which stretches of an output's value are marked, counted in satoshis from its beginning; in order, not touching each other. */
export type Mark = readonly { readonly from: number; readonly length: number }[];

export interface MarkedInput {
  readonly value: number;
  readonly mark: Mark | undefined;
}

export interface Passed {
  /** One for each output. */
  readonly marks: readonly Mark[];
  readonly edges: readonly { readonly input: number; readonly output: number; readonly amount: bigint }[];
  readonly drawnIn: bigint;
}

export const methods: Readonly<Record<TraceMethod, (inputs: readonly MarkedInput[], outputs: readonly number[]) => Passed>> = {
  fifo,
  haircut,
  poison,
};

export function markedValue(mark: Mark): bigint {
  let sum = 0;
  for (const { length } of mark) sum += length;
  return BigInt(sum);
}

/**
 *     inputs   |····####|##······|        # marked, in the order of the inputs
 *     outputs  |······|##|####······|     the same line of value, cut where the outputs end
 */
function fifo(inputs: readonly MarkedInput[], outputs: readonly number[]): Passed {
  const marks: { from: number; length: number }[][] = outputs.map(() => []);
  const edges: { input: number; output: number; amount: bigint }[] = [];
  const ends: number[] = [];
  let total = 0;
  for (const value of outputs) {
    total += value;
    ends.push(total);
  }
  let begin = 0;
  let output = 0;
  for (const [input, { value, mark }] of inputs.entries()) {
    for (const { from, length } of mark ?? []) {
      let at = begin + from;
      const end = at + length;
      while (at < end && output < outputs.length) {
        const outputEnd = ends[output] as number;
        if (at >= outputEnd) {
          output++;
          continue;
        }
        const part = Math.min(end, outputEnd) - at;
        addStretch(marks[output] as { from: number; length: number }[], at - (outputEnd - (outputs[output] as number)), part);
        addEdge(edges, input, output, BigInt(part));
        at += part;
      }
    }
    begin += value;
  }
  return { marks, edges, drawnIn: 0n };
}

function addStretch(mark: { from: number; length: number }[], from: number, length: number): void {
  const last = mark.at(-1);
  if (last !== undefined && last.from + last.length === from) last.length += length;
  else mark.push({ from, length });
}

function addEdge(edges: { input: number; output: number; amount: bigint }[], input: number, output: number, amount: bigint): void {
  const last = edges.at(-1);
  if (last !== undefined && last.input === input && last.output === output) last.amount += amount;
  else edges.push({ input, output, amount });
}

function haircut(inputs: readonly MarkedInput[], outputs: readonly number[]): Passed {
  const marked = inputs.map(({ mark }) => markedValue(mark ?? []));
  const amounts = shareOut(
    marked.reduce((sum, amount) => sum + amount, 0n),
    outputs.map(BigInt),
  );
  return { marks: amounts.map(asMark), edges: fillTable(marked, amounts), drawnIn: 0n };
}

function poison(inputs: readonly MarkedInput[], outputs: readonly number[]): Passed {
  const marked = inputs.map(({ mark }) => markedValue(mark ?? []));
  const came = marked.reduce((sum, amount) => sum + amount, 0n);
  const amounts = outputs.map(BigInt);
  const whole = amounts.reduce((sum, amount) => sum + amount, 0n);
  return { marks: amounts.map(asMark), edges: fillTable(shareOut(whole, marked), amounts), drawnIn: whole - came };
}

const asMark = (amount: bigint): Mark => (amount === 0n ? [] : [{ from: 0, length: Number(amount) }]);

/** Shares a whole out by weights in whole units: the remainders go to the largest fractions, the earlier first among equals. */
export function shareOut(whole: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (whole * weight) / total);
  let left = whole - shares.reduce((sum, share) => sum + share, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (whole * weight) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    shares[index] = (shares[index] as bigint) + 1n;
    left--;
  }
  return shares;
}

/** Amounts from each row to each column in proportion, so that rows and columns add up exactly: whole parts first, what is left in order. */
function fillTable(rows: readonly bigint[], columns: readonly bigint[]): { input: number; output: number; amount: bigint }[] {
  const total = rows.reduce((sum, row) => sum + row, 0n);
  if (total === 0n) return [];
  const cells = rows.map((row) => columns.map((column) => (row * column) / total));
  const open = columns.map((column, output) => column - cells.reduce((sum, row) => sum + (row[output] as bigint), 0n));
  for (const [input, row] of rows.entries()) {
    const line = cells[input] as bigint[];
    let left = row - line.reduce((sum, amount) => sum + amount, 0n);
    for (let output = 0; output < columns.length && left > 0n; output++) {
      const part = (open[output] as bigint) < left ? (open[output] as bigint) : left;
      line[output] = (line[output] as bigint) + part;
      open[output] = (open[output] as bigint) - part;
      left -= part;
    }
  }
  return cells.flatMap((line, input) => line.flatMap((amount, output) => (amount > 0n ? [{ input, output, amount }] : [])));
}
