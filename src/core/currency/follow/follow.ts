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
import { isUnspendable } from '../bitcoin/script.ts';
import { type Chain, inputValue, isCoinbase, NONE, rowOf, scriptBytes } from '../chain/chain.ts';
import { spenders } from '../chain/spenders.ts';
import { Calendar } from './calendar.ts';
import { coinbaseStreams } from './coinbase-fees.ts';
import { type Mark, markedValue, methods, type TraceMethod } from './methods.ts';

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
  readonly #marks = new Map<number, Mark>();
  readonly #hops = new Map<number, number>();
  readonly #seeds = new Map<number, bigint>();
  readonly #edges: FlowEdge[] = [];
  readonly #services = new Map<string, bigint>();
  readonly #deposits: { output: number; label: string; amount: bigint }[] = [];
  readonly #unfollowable: number[] = [];
  /** Marked fees by block, each with the transaction that paid it. */
  readonly #feeMarks = new Map<number, { tx: number; mark: Mark }[]>();
  #fees = 0n;
  #absorbed = 0n;
  #drawnIn = 0n;
  readonly #touched: number[] = [];

  constructor(chain: Chain, question: FollowQuestion) {
    this.#chain = chain;
    this.#question = question;
    this.#spentBy = spenders(chain);
    this.#calendar = new Calendar(chain);
  }

  seed(output: number): void {
    const value = this.#chain.outputValue[output] as number;
    this.#seeds.set(output, BigInt(value));
    this.#hold(output, [{ from: 0, length: value }], 0);
  }

  all(): void {
    for (let next = this.#calendar.next(); next !== undefined; next = this.#calendar.next()) {
      if (next.coinbaseOf === undefined) this.#transaction(next.tx);
      else this.#coinbase(next.coinbaseOf, next.tx);
    }
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
    if (isUnspendable(scriptBytes(this.#chain, script))) {
      this.#absorbed += markedValue(mark);
      return;
    }
    this.#marks.set(output, mark);
    this.#hops.set(output, hops);
    const spender = this.#spentBy[output] as number;
    const { maxHops = Number.POSITIVE_INFINITY, minAmount = 0n } = this.#question;
    if (spender === NONE || hops >= maxHops || markedValue(mark) < minAmount) return;
    const tx = rowOf(this.#chain.firstInput, spender);
    if (this.#inReach(tx)) this.#calendar.plan(tx);
  }

  #inReach(tx: number): boolean {
    if (this.#question.untilHeight === undefined) return true;
    const height = this.#chain.blocks.heights[rowOf(this.#chain.blocks.firstTx, tx)] as number;
    return height <= this.#question.untilHeight;
  }

  #transaction(tx: number): void {
    const chain = this.#chain;
    const inputs: { source: number; value: number; mark: Mark | undefined }[] = [];
    let hops = 0;
    let unknown = false;
    for (let input = chain.firstInput[tx] as number; input < (chain.firstInput[tx + 1] as number); input++) {
      const source = chain.inputSource[input] as number;
      const value = inputValue(chain, input);
      if (value < 0) unknown = true;
      const mark = this.#take(source);
      if (mark !== undefined) hops = Math.max(hops, (this.#hops.get(source) ?? 0) + 1);
      inputs.push({ source, value, mark });
    }
    this.#touched.push(tx);
    if (unknown) {
      for (const { mark } of inputs) if (mark !== undefined) this.#absorbed += markedValue(mark);
      this.#unfollowable.push(tx);
      return;
    }
    const first = chain.firstOutput[tx] as number;
    const outputs = [...chain.outputValue.subarray(first, chain.firstOutput[tx + 1])];
    const fee = inputs.reduce((sum, { value }) => sum + value, 0) - outputs.reduce((sum, value) => sum + value, 0);
    const passed = methods[this.#question.method](inputs, [...outputs, Math.max(0, fee)]);
    this.#drawnIn += passed.drawnIn;
    for (const { input, output, amount } of passed.edges) {
      if (output < outputs.length) this.#edges.push({ from: (inputs[input] as { source: number }).source, to: first + output, amount });
    }
    for (let index = 0; index < outputs.length; index++) this.#arrive(first + index, passed.marks[index] as Mark, hops);
    this.#payFee(tx, passed.marks[outputs.length] as Mark);
  }

  #take(source: number): Mark | undefined {
    const mark = this.#marks.get(source);
    if (mark !== undefined) this.#marks.delete(source);
    return mark;
  }

  #arrive(output: number, mark: Mark, hops: number): void {
    if (mark.length === 0) return;
    if (this.#seeds.has(output)) this.#absorbed += markedValue(mark);
    else this.#hold(output, mark, hops);
  }

  #payFee(tx: number, mark: Mark): void {
    if (mark.length === 0) return;
    if (!this.#question.feesIntoCoinbase) {
      this.#fees += markedValue(mark);
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
  #coinbase(block: number, tx: number): void {
    const marks = this.#feeMarks.get(block) ?? [];
    const streams = isCoinbase(this.#chain, tx) ? coinbaseStreams(this.#chain, block, marks) : undefined;
    if (streams === undefined) {
      for (const { mark } of marks) this.#fees += markedValue(mark);
      return;
    }
    const passed = methods[this.#question.method](streams.inputs, [...streams.outputs, streams.unclaimed]);
    this.#drawnIn += passed.drawnIn;
    const first = this.#chain.firstOutput[tx] as number;
    for (const { input, output, amount } of passed.edges) {
      const from = streams.payers[input] as number;
      if (output < streams.outputs.length && from >= 0) this.#edges.push({ from, to: first + output, amount });
    }
    for (let index = 0; index < streams.outputs.length; index++) this.#arrive(first + index, passed.marks[index] as Mark, 0);
    this.#absorbed += markedValue(passed.marks[streams.outputs.length] as Mark);
  }

  result(): Flow {
    const unspent = [...this.#marks].map(([output, mark]) => ({ output, amount: markedValue(mark) })).sort((a, b) => a.output - b.output);
    return {
      seeds: [...this.#seeds].map(([output, amount]) => ({ output, amount })),
      edges: this.#edges,
      unspent,
      fees: this.#fees,
      absorbed: this.#absorbed - this.#drawnIn,
      drawnIn: this.#drawnIn,
      services: [...this.#services].map(([label, amount]) => ({ label, amount })).sort((a, b) => (a.label < b.label ? -1 : 1)),
      deposits: this.#deposits,
      transactions: this.#touched.length,
      touched: this.#touched,
      unfollowable: this.#unfollowable,
    };
  }
}
