// SPDX-License-Identifier: Apache-2.0
/**
 * Follows value from outputs forward through the chain, in whole satoshis, nothing lost and nothing made:
 *
 *     seeds = unspent + fees + absorbed + services
 *
 *     fifo      first in, first out: the value of the inputs, in their order, fills the outputs, in theirs (Clayton's Case; used for claims)
 *     haircut   every output carries the share of the inputs that was marked (used for statistics)
 *     poison    one marked input marks every output whole (used for reach); clean value drawn in is told apart and counts against `absorbed`
 *
 * `absorbed` is what can be followed no further: outputs nobody can spend, fees a miner did not claim, value that comes back into a seed, and
 * transactions whose other inputs the data does not know.
 */
import { type Chain, inputValue, isCoinbase, locksForEver, NONE, rowOf } from '../chain/chain.ts';
import { spenders } from '../chain/spenders.ts';
import { Calendar } from './calendar.ts';
import { coinbaseStreams } from './coinbase-fees.ts';
import { ExactSum } from './exact-sum.ts';
import { HeldMarks } from './held-marks.ts';
import { type Mark, markedAmount, markedValue, methods, type TraceMethod } from './methods.ts';

export type { TraceMethod } from './methods.ts';

export interface FollowQuestion {
  /** Output rows to begin from; each counts once. */
  readonly seeds: readonly number[];
  readonly method: TraceMethod;
  /** Blocks above this height are not looked at: what they spend stays unspent. */
  readonly untilHeight?: number;
  /** Marked fees go on into the coinbase of their block. */
  readonly feesIntoCoinbase?: boolean;
  /** Label of the service a script belongs to: following ends there. */
  readonly serviceOf?: (script: number) => string | undefined;
  /** Following ends after so many transactions in a row. */
  readonly maxHops?: number;
  /** Followed value below this, in satoshis, stays where it arrives. */
  readonly minAmount?: bigint;
}

export interface FlowEdge {
  readonly from: number;
  readonly to: number;
  readonly amount: bigint;
}

export interface Flow {
  readonly seeds: readonly { readonly output: number; readonly amount: bigint }[];
  readonly edges: readonly FlowEdge[];
  readonly unspent: readonly { readonly output: number; readonly amount: bigint }[];
  /** Those of them that no limit ends: what spends them is not in the data, or nothing does. */
  readonly frontier: readonly number[];
  readonly fees: bigint;
  readonly absorbed: bigint;
  /** Clean value that poison drew in; 0 for the other methods. */
  readonly drawnIn: bigint;
  readonly services: readonly { readonly label: string; readonly amount: bigint }[];
  /** Outputs that paid a service. */
  readonly deposits: readonly { readonly output: number; readonly label: string; readonly amount: bigint }[];
  readonly transactions: number;
  /** The transactions looked at, in the order of the chain. */
  readonly touched: readonly number[];
  /** Transactions where following ended because the data does not know what else they spend. */
  readonly unfollowable: readonly number[];
}

export function follow(chain: Chain, question: FollowQuestion): Flow {
  const run = new FollowRun(chain, question);
  for (const seed of new Set(question.seeds)) run.seed(seed);
  run.all();
  return run.result();
}

class FollowRun {
  readonly #chain: Chain;
  readonly #question: FollowQuestion;
  readonly #spentBy: Uint32Array;
  readonly #calendar: Calendar;
  readonly #held: HeldMarks;
  readonly #seeds = new Map<number, bigint>();
  readonly #edges: FlowEdge[] = [];
  readonly #services = new Map<string, bigint>();
  readonly #deposits: { output: number; label: string; amount: bigint }[] = [];
  readonly #unfollowable: number[] = [];
  /** Marked fees by block, each with the transaction that paid it. */
  readonly #feeMarks = new Map<number, { tx: number; mark: Mark }[]>();
  readonly #fees = new ExactSum();
  readonly #absorbed = new ExactSum();
  #drawnIn = 0n;
  readonly #touched: number[] = [];

  constructor(chain: Chain, question: FollowQuestion) {
    this.#chain = chain;
    this.#question = question;
    this.#spentBy = spenders(chain);
    this.#calendar = new Calendar(chain);
    this.#held = new HeldMarks(chain.outputValue.length);
  }

  seed(output: number): void {
    const value = this.#chain.outputValue[output] as number;
    this.#seeds.set(output, BigInt(value));
    this.#hold(output, [0, value], 0);
  }

  all(): void {
    this.#calendar.tell(
      (tx) => this.#transaction(tx),
      (block) => this.#coinbase(block),
    );
  }

  /** Puts marks on an output and decides where they go from there. */
  #hold(output: number, mark: Mark, hops: number): void {
    const { outputScript } = this.#chain;
    const script = outputScript[output] as number;
    const label = this.#question.serviceOf?.(script);
    if (label !== undefined) {
      const amount = markedValue(mark);
      this.#services.set(label, (this.#services.get(label) ?? 0n) + amount);
      this.#deposits.push({ output, label, amount });
      return;
    }
    if (locksForEver(this.#chain, script)) {
      this.#absorbed.add(markedAmount(mark));
      return;
    }
    this.#held.put(output, mark, hops);
    const tx = this.#spentBy[output] as number;
    if (tx === NONE || this.#isBeyond(mark, hops)) return;
    if (this.#inReach(tx)) this.#calendar.plan(tx);
  }

  #isBeyond(mark: Mark, hops: number): boolean {
    const { maxHops = Number.POSITIVE_INFINITY, minAmount = 0n } = this.#question;
    return hops >= maxHops || (minAmount > 0n && markedAmount(mark) < minAmount);
  }

  #inReach(tx: number): boolean {
    if (this.#question.untilHeight === undefined) return true;
    const height = this.#chain.blocks.heights[rowOf(this.#chain.blocks.firstTx, tx)] as number;
    return height <= this.#question.untilHeight;
  }

  #transaction(tx: number): void {
    const { firstInput, firstOutput, inputSource, outputValue } = this.#chain;
    const begin = firstInput[tx] as number;
    const values: number[] = [];
    const marks: (Mark | undefined)[] = [];
    let hops = 0;
    let left = 0;
    let unknown = false;
    for (let input = begin; input < (firstInput[tx + 1] as number); input++) {
      const held = this.#held.take(inputSource[input] as number);
      if (held !== 0) hops = Math.max(hops, this.#held.hops(held) + 1);
      const value = inputValue(this.#chain, input);
      if (value < 0) unknown = true;
      values.push(value);
      marks.push(held === 0 ? undefined : this.#held.mark(held));
      left += value;
    }
    this.#touched.push(tx);
    // More than a double counts exactly is more than all coins there can be.
    if (unknown || !Number.isSafeInteger(left)) {
      for (const mark of marks) if (mark !== undefined) this.#absorbed.add(markedAmount(mark));
      this.#unfollowable.push(tx);
      return;
    }
    const outputs: number[] = [];
    const first = firstOutput[tx] as number;
    for (let output = first; output < (firstOutput[tx + 1] as number); output++) {
      outputs.push(outputValue[output] as number);
      left -= outputValue[output] as number;
    }
    const count = outputs.push(Math.max(0, left)) - 1;
    const passed = methods[this.#question.method]({ values, marks }, outputs);
    this.#drawnIn += passed.drawnIn;
    this.#flow(passed.edges, count, first, (input) => inputSource[begin + input] as number);
    for (let index = 0; index < count; index++) this.#arrive(first + index, passed.marks[index] as Mark, hops);
    this.#payFee(tx, passed.marks[count] as Mark);
  }

  /** Books the edges to outputs; those to the fee behind them are not told. `from`: the output row an input spends, below 0 for clean value. */
  #flow(edges: readonly number[], outputs: number, first: number, from: (input: number) => number): void {
    for (let at = 0; at < edges.length; at += 3) {
      const output = edges[at + 1] as number;
      const source = from(edges[at] as number);
      if (output < outputs && source >= 0) this.#edges.push({ from: source, to: first + output, amount: BigInt(edges[at + 2] as number) });
    }
  }

  #arrive(output: number, mark: Mark, hops: number): void {
    if (mark.length === 0) return;
    if (this.#seeds.has(output)) this.#absorbed.add(markedAmount(mark));
    else this.#hold(output, mark, hops);
  }

  #payFee(tx: number, mark: Mark): void {
    if (mark.length === 0) return;
    if (!this.#question.feesIntoCoinbase) {
      this.#fees.add(markedAmount(mark));
      return;
    }
    const block = rowOf(this.#chain.blocks.firstTx, tx);
    const others = this.#feeMarks.get(block);
    if (others !== undefined) others.push({ tx, mark });
    else {
      this.#feeMarks.set(block, [{ tx, mark }]);
      this.#calendar.planCoinbase(block);
    }
  }

  /** The coinbase takes its subsidy first, then the fees of the block in the order of its transactions. */
  #coinbase(block: number): void {
    const tx = this.#chain.blocks.firstTx[block] as number;
    const marks = this.#feeMarks.get(block) ?? [];
    const streams = isCoinbase(this.#chain, tx) ? coinbaseStreams(this.#chain, block, marks) : undefined;
    if (streams === undefined) {
      for (const { mark } of marks) this.#fees.add(markedAmount(mark));
      return;
    }
    const passed = methods[this.#question.method](streams.inputs, [...streams.outputs, streams.unclaimed]);
    this.#drawnIn += passed.drawnIn;
    const first = this.#chain.firstOutput[tx] as number;
    this.#flow(passed.edges, streams.outputs.length, first, (input) => streams.payers[input] as number);
    for (let index = 0; index < streams.outputs.length; index++) this.#arrive(first + index, passed.marks[index] as Mark, 0);
    this.#absorbed.add(markedAmount(passed.marks[streams.outputs.length] as Mark));
  }

  result(): Flow {
    const held = [...this.#held.left()];
    const unspent = held.map(({ output, mark }) => ({ output, amount: markedValue(mark) })).sort((a, b) => a.output - b.output);
    return {
      seeds: [...this.#seeds].map(([output, amount]) => ({ output, amount })),
      edges: this.#edges,
      unspent,
      frontier: held.flatMap(({ output, mark, hops }) => (this.#spentBy[output] === NONE && !this.#isBeyond(mark, hops) ? [output] : [])),
      fees: this.#fees.whole,
      absorbed: this.#absorbed.whole - this.#drawnIn,
      drawnIn: this.#drawnIn,
      services: [...this.#services].map(([label, amount]) => ({ label, amount })).sort((a, b) => (a.label < b.label ? -1 : 1)),
      deposits: this.#deposits,
      transactions: this.#touched.length,
      touched: this.#touched,
      unfollowable: this.#unfollowable,
    };
  }
}
