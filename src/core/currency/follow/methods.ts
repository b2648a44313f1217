// SPDX-License-Identifier: Apache-2.0
/** How marks pass through one transaction. The last output is the fee. Every method gives out exactly what came in, and poison says what it drew in. */

export type TraceMethod = 'fifo' | 'haircut' | 'poison';

/** Which stretches of an output's value are marked, counted in satoshis from its beginning: from, length, from, length …; in order, not touching. */
export type Mark = readonly number[];

/** The inputs of a transaction, column by column. */
export interface MarkedInputs {
  readonly values: readonly number[];
  /** Undefined for a clean input. */
  readonly marks: readonly (Mark | undefined)[];
}

export interface Passed {
  /** One for each output. */
  readonly marks: readonly Mark[];
  /** Input, output, amount; input, output, amount …; each amount is part of an output's value. */
  readonly edges: readonly number[];
  readonly drawnIn: bigint;
}

export const methods: Readonly<Record<TraceMethod, (inputs: MarkedInputs, outputs: readonly number[]) => Passed>> = {
  fifo,
  haircut,
  poison,
};

/** In satoshis; exact, because it is part of one output's value. */
export function markedAmount(mark: Mark): number {
  let sum = 0;
  for (let at = 1; at < mark.length; at += 2) sum += mark[at] as number;
  return sum;
}

export const markedValue = (mark: Mark): bigint => BigInt(markedAmount(mark));

const CLEAN: Mark = [];

/**
 *     inputs   |····####|##······|        # marked, in the order of the inputs
 *     outputs  |······##|####|······|     the same line of value, cut where the outputs end
 */
function fifo({ values, marks }: MarkedInputs, outputs: readonly number[]): Passed {
  const passed: Mark[] = new Array(outputs.length).fill(CLEAN);
  const edges: number[] = [];
  let output = 0;
  let outputBegin = 0;
  let outputEnd = outputs[0] ?? 0;
  let begin = 0;
  for (let input = 0; input < values.length; input++) {
    const mark = marks[input] ?? CLEAN;
    for (let stretch = 0; stretch < mark.length; stretch += 2) {
      let at = begin + (mark[stretch] as number);
      const end = at + (mark[stretch + 1] as number);
      while (at < end) {
        while (at >= outputEnd && output < outputs.length) {
          output++;
          outputBegin = outputEnd;
          outputEnd += outputs[output] ?? 0;
        }
        if (output === outputs.length) break;
        const part = Math.min(end, outputEnd) - at;
        passed[output] = withStretch(passed[output] as number[], at - outputBegin, part);
        addEdge(edges, input, output, part);
        at += part;
      }
    }
    begin += values[input] as number;
  }
  return { marks: passed, edges, drawnIn: 0n };
}

function withStretch(mark: number[], from: number, length: number): Mark {
  const { length: size } = mark;
  if (size === 0) return [from, length];
  if ((mark[size - 2] as number) + (mark[size - 1] as number) === from) mark[size - 1] = (mark[size - 1] as number) + length;
  else mark.push(from, length);
  return mark;
}

function addEdge(edges: number[], input: number, output: number, amount: number): void {
  const { length } = edges;
  if (length > 0 && edges[length - 3] === input && edges[length - 2] === output) edges[length - 1] = (edges[length - 1] as number) + amount;
  else edges.push(input, output, amount);
}

function haircut(inputs: MarkedInputs, outputs: readonly number[]): Passed {
  const marked = markedValues(inputs);
  const amounts = shareOut(
    marked.reduce((sum, amount) => sum + amount, 0n),
    outputs.map(BigInt),
  );
  return { marks: amounts.map(asMark), edges: fillTable(marked, amounts), drawnIn: 0n };
}

function poison(inputs: MarkedInputs, outputs: readonly number[]): Passed {
  const marked = markedValues(inputs);
  const came = marked.reduce((sum, amount) => sum + amount, 0n);
  const amounts = outputs.map(BigInt);
  const whole = amounts.reduce((sum, amount) => sum + amount, 0n);
  return { marks: amounts.map(asMark), edges: fillTable(shareOut(whole, marked), amounts), drawnIn: whole - came };
}

const markedValues = ({ marks }: MarkedInputs): bigint[] => marks.map((mark) => markedValue(mark ?? CLEAN));

const asMark = (amount: bigint): Mark => (amount === 0n ? CLEAN : [0, Number(amount)]);

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
function fillTable(rows: readonly bigint[], columns: readonly bigint[]): number[] {
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
  return cells.flatMap((line, input) => line.flatMap((amount, output) => (amount > 0n ? [input, output, Number(amount)] : [])));
}
