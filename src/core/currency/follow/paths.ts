// SPDX-License-Identifier: Apache-2.0
/** From where value reached a service back to where it began: one way for each deposit, the one that carried most at every step. */
import { type Chain, rowOf } from '../chain/chain.ts';
import type { Flow, FlowEdge } from './follow.ts';

export interface PathStep {
  /** Output row the value stood on. */
  readonly output: number;
  /** What the edge to it carried; for the first step the value of the seed. */
  readonly amount: bigint;
  readonly height: number;
  /** Seconds since 1970 by the header of its block. */
  readonly time: number;
}

export interface Path {
  readonly label: string;
  readonly deposit: number;
  /** Followed value that reached the deposit, by this way and others. */
  readonly amount: bigint;
  readonly hops: number;
  /** Smallest amount on the way: so much at least came by it. */
  readonly carried: bigint;
  readonly seconds: number;
  /** Seed first, deposit last. */
  readonly steps: readonly PathStep[];
}

export function paths(chain: Chain, flow: Flow): Path[] {
  const into = new Map<number, FlowEdge>();
  for (const edge of flow.edges) {
    const best = into.get(edge.to);
    if (best === undefined || edge.amount > best.amount) into.set(edge.to, edge);
  }
  const seeds = new Map(flow.seeds.map(({ output, amount }) => [output, amount]));
  return flow.deposits.map(({ output, label, amount }) => wayBack(chain, into, seeds, output, label, amount));
}

function wayBack(
  chain: Chain,
  into: ReadonlyMap<number, FlowEdge>,
  seeds: ReadonlyMap<number, bigint>,
  deposit: number,
  label: string,
  amount: bigint,
): Path {
  const steps: PathStep[] = [];
  let carried = amount;
  let at = deposit;
  // Value only moves forward through the rows of the chain (coinbases of the same block aside), so the way back ends.
  for (const seen = new Set<number>(); !seen.has(at); ) {
    seen.add(at);
    const edge = seeds.has(at) ? undefined : into.get(at);
    const here = edge?.amount ?? seeds.get(at) ?? amount;
    steps.unshift(stepAt(chain, at, here));
    if (edge === undefined) break;
    if (edge.amount < carried) carried = edge.amount;
    at = edge.from;
  }
  const seconds = (steps.at(-1)?.time ?? 0) - (steps[0]?.time ?? 0);
  return { label, deposit, amount, hops: steps.length - 1, carried, seconds, steps };
}

function stepAt(chain: Chain, output: number, amount: bigint): PathStep {
  const block = rowOf(chain.blocks.firstTx, rowOf(chain.firstOutput, output));
  return { output, amount, height: chain.blocks.heights[block] as number, time: chain.blocks.times[block] as number };
}
