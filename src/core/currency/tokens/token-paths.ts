// SPDX-License-Identifier: Apache-2.0
/** From where value of a token, or of a chain's own coin, reached a service back to where it began: one way for each deposit, along what carried most. */
import type { TokenFlow } from './follow-transfers.ts';
import { transferId } from './follow-transfers.ts';
import type { TokenTransfer } from './read-transfers.ts';

export interface TokenPathStep {
  readonly transfer: string;
  /** The account it came to. */
  readonly account: string;
  /** What the step to it carried; for the first what the seed was worth. */
  readonly amount: bigint;
  readonly time: string | undefined;
  readonly block: number | undefined;
}

export interface TokenPath {
  readonly label: string;
  readonly deposit: string;
  readonly account: string;
  readonly amount: bigint;
  readonly hops: number;
  /** Smallest amount on the way: so much at least came by it. */
  readonly carried: bigint;
  /** Seed first, deposit last. */
  readonly steps: readonly TokenPathStep[];
}

export function tokenPaths(transfers: readonly TokenTransfer[], flow: TokenFlow): TokenPath[] {
  const known = new Map(transfers.map((transfer) => [transferId(transfer), transfer]));
  const into = new Map<string, TokenFlow['edges'][number]>();
  for (const edge of flow.edges) if (edge.amount > (into.get(edge.to)?.amount ?? 0n)) into.set(edge.to, edge);
  const seeds = new Map(flow.seeds.map(({ transfer, amount }) => [transfer, amount]));
  return flow.deposits.map(({ transfer: deposit, account, label, amount }) => {
    const steps: TokenPathStep[] = [];
    let carried = amount;
    for (let at: string | undefined = deposit, seen = new Set<string>(); at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const edge: TokenFlow['edges'][number] | undefined = seeds.has(at) ? undefined : into.get(at);
      const { to = '', time, blockNumber } = known.get(at) ?? {};
      steps.unshift({ transfer: at, account: to, amount: edge?.amount ?? seeds.get(at) ?? amount, time, block: blockNumber });
      if (edge !== undefined && edge.amount < carried) carried = edge.amount;
      at = edge?.from;
    }
    return { label, deposit, account, amount, hops: steps.length - 1, carried, steps };
  });
}
