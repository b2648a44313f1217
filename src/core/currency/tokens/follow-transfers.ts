// SPDX-License-Identifier: Apache-2.0
/**
 * Follows the value of one token (ERC-20, TRC-20), or of a chain's own coin, from transfers forward through accounts, in its smallest units,
 * nothing lost and nothing made:
 *
 *     seeds (+ drawn in, for poison) = held + fees + absorbed + services
 *
 * An account mixes what it receives, so the method decides what leaves first:
 *
 *     fifo      what came first leaves first
 *     haircut   what leaves carries the share of the balance that was marked; of the marked value what came first leaves first
 *     poison    marked value marks the whole balance until it is empty; clean value drawn in is told apart
 *
 * Logs do not say what an account held before them. The least balance that makes its payments possible is assumed to have been there first, and is
 * stated as `openings`: a real balance above it would leave more followed value where it is under FIFO.
 */

import { SaidError } from '../../errors/said-error.ts';
import { traceFound } from '../../errors/sentences/found-in-trace.ts';
import type { TraceMethod } from '../follow/follow.ts';
import type { TokenTransfer } from './read-transfers.ts';

export interface TokenQuestion {
  /** Of one contract. Order is theirs by block and log; within a block of TRON, whose logs are numbered by transaction, as given. */
  readonly transfers: readonly TokenTransfer[];
  /** `TXHASH:LOGINDEX` of the transfers to begin with. */
  readonly seeds: readonly string[];
  readonly method: TraceMethod;
  /** Label of the service an account belongs to: following ends there. */
  readonly serviceOf?: (account: string) => string | undefined;
  readonly untilBlock?: number;
  /** Following ends after so many transfers in a row. */
  readonly maxHops?: number;
  /** Followed value below this, in smallest units, stays where it arrives. */
  readonly minAmount?: bigint;
}

export interface TokenFlow {
  readonly seeds: readonly { readonly transfer: string; readonly account: string; readonly amount: bigint }[];
  /** From the transfer in which value arrived to the one in which it left. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly amount: bigint }[];
  /** What still stands on an account, by the transfer it came in. */
  readonly held: readonly { readonly transfer: string; readonly account: string; readonly amount: bigint }[];
  /** Paid for transactions; only of a chain's own coin. */
  readonly fees: bigint;
  /** Burnt, or come back into a seed. */
  readonly absorbed: bigint;
  readonly drawnIn: bigint;
  readonly services: readonly { readonly label: string; readonly amount: bigint }[];
  readonly deposits: readonly { readonly transfer: string; readonly account: string; readonly label: string; readonly amount: bigint }[];
  readonly openings: readonly { readonly account: string; readonly amount: bigint }[];
  /** Accounts that held followed value, in the order it reached them. */
  readonly accounts: readonly string[];
  /** Those of them from which no limit keeps value from going on: where it goes, all their transfers say. */
  readonly frontier: readonly string[];
}

export class UnusableTransfers extends SaidError {}

/** A part of a balance; `from` is the transfer in which it arrived, when it is followed. */
interface Part {
  amount: bigint;
  readonly from: string | undefined;
  readonly hops: number;
}

const NOBODY = /^(?:0x0{40}|T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb)$/;

export const transferId = ({ txHash, logIndex }: TokenTransfer): string => `${txHash}:${logIndex}`;

export function followTransfers(question: TokenQuestion): TokenFlow {
  const transfers = inOrder(question);
  const known = new Map(transfers.map((transfer) => [transferId(transfer), transfer]));
  for (const seed of question.seeds) {
    const transfer = known.get(seed);
    if (transfer === undefined) throw new UnusableTransfers(traceFound('transfer-missing', { transfer: seed }));
    if (transfer.fee) throw new UnusableTransfers(traceFound('seed-is-fee', { transfer: seed }));
  }
  const run = new TokenRun(question, openings(transfers));
  for (const transfer of transfers) run.take(transfer);
  return run.result();
}

function inOrder({ transfers, untilBlock }: TokenQuestion): TokenTransfer[] {
  const contracts = new Set(transfers.map(({ contract }) => contract));
  if (contracts.size > 1) throw new UnusableTransfers(traceFound('several-contracts', { count: contracts.size }));
  // Tables of other tools say times instead of blocks; the two cannot be put into one order.
  const byTime = transfers.every(({ blockNumber, time }) => blockNumber === undefined && time !== undefined);
  if (byTime && untilBlock !== undefined) throw new UnusableTransfers(traceFound('no-last-block'));
  const block = (transfer: TokenTransfer): number => {
    const at = byTime ? Date.parse(transfer.time ?? '') : Number.NaN;
    if (!Number.isNaN(at)) return at;
    if (transfer.blockNumber === undefined)
      throw new UnusableTransfers(traceFound('no-block-of-transfer', { transfer: transferId(transfer) }));
    return transfer.blockNumber;
  };
  const numberedByBlock = transfers.every(({ txHash }) => txHash.startsWith('0x'));
  return transfers
    .filter((transfer) => untilBlock === undefined || block(transfer) <= untilBlock)
    .toSorted((a, b) => block(a) - block(b) || (a.place ?? 0) - (b.place ?? 0) || (numberedByBlock ? a.logIndex - b.logIndex : 0));
}

/** The least each account must have held before the first transfer, so that no balance is ever below zero. */
function openings(transfers: readonly TokenTransfer[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  const least = new Map<string, bigint>();
  for (const { from, to, amount, fee } of transfers) {
    const left = (balances.get(from) ?? 0n) - BigInt(amount);
    balances.set(from, left);
    if (left < (least.get(from) ?? 0n)) least.set(from, left);
    if (!fee) balances.set(to, (balances.get(to) ?? 0n) + BigInt(amount));
  }
  return new Map([...least].filter(([account]) => !NOBODY.test(account)).map(([account, amount]) => [account, -amount]));
}

class TokenRun {
  readonly #question: TokenQuestion;
  readonly #wanted: ReadonlySet<string>;
  readonly #openings: ReadonlyMap<string, bigint>;
  readonly #accounts = new Map<string, Part[]>();
  readonly #seeds: { transfer: string; account: string; amount: bigint }[] = [];
  readonly #edges: { from: string; to: string; amount: bigint }[] = [];
  readonly #services = new Map<string, bigint>();
  readonly #deposits: { transfer: string; account: string; label: string; amount: bigint }[] = [];
  readonly #stopped: { transfer: string; account: string; amount: bigint }[] = [];
  readonly #reached = new Set<string>();
  readonly #frontier = new Set<string>();
  #fees = 0n;
  #absorbed = 0n;
  #drawnIn = 0n;

  constructor(question: TokenQuestion, opening: ReadonlyMap<string, bigint>) {
    this.#question = question;
    this.#wanted = new Set(question.seeds);
    this.#openings = opening;
  }

  take(transfer: TokenTransfer): void {
    const id = transferId(transfer);
    const amount = BigInt(transfer.amount);
    const leaving = NOBODY.test(transfer.from) ? [{ amount, from: undefined, hops: 0 }] : this.#leave(transfer.from, amount);
    if (this.#wanted.has(id)) {
      this.#absorbed += marked(leaving);
      this.#seeds.push({ transfer: id, account: transfer.to, amount });
      this.#arrive(transfer.to, id, [{ amount, from: id, hops: 0 }]);
      return;
    }
    for (const part of leaving) if (part.from !== undefined) this.#edges.push({ from: part.from, to: id, amount: part.amount });
    const carried = marked(leaving);
    if (transfer.fee) {
      this.#fees += carried;
      return;
    }
    if (carried === 0n) {
      this.#arrive(transfer.to, id, leaving);
      return;
    }
    const hops = Math.min(...leaving.filter(({ from }) => from !== undefined).map((part) => part.hops)) + 1;
    this.#arrive(transfer.to, id, [...unless(amount - carried), { amount: carried, from: id, hops }]);
  }

  #parts(account: string): Part[] {
    const held = this.#accounts.get(account);
    if (held !== undefined) return held;
    const parts: Part[] = unless(this.#openings.get(account) ?? 0n);
    this.#accounts.set(account, parts);
    return parts;
  }

  #leave(account: string, amount: bigint): Part[] {
    const parts = this.#parts(account);
    switch (this.#question.method) {
      case 'fifo':
      case 'poison':
        return cut(parts, amount);
      case 'haircut': {
        const followed = parts.filter(({ from }) => from !== undefined);
        const clean = parts.filter(({ from }) => from === undefined);
        const held = total(parts);
        const share = held === 0n ? 0n : (total(followed) * amount) / held;
        const leaving = [...cut(clean, amount - share), ...cut(followed, share)];
        this.#accounts.set(account, [...clean, ...followed]);
        return leaving;
      }
    }
  }

  #arrive(account: string, id: string, arriving: readonly Part[]): void {
    const carried = marked(arriving);
    if (carried > 0n && NOBODY.test(account)) {
      this.#absorbed += carried;
      return;
    }
    const label = carried > 0n ? this.#question.serviceOf?.(account) : undefined;
    if (label !== undefined) {
      this.#services.set(label, (this.#services.get(label) ?? 0n) + carried);
      this.#deposits.push({ transfer: id, account, label, amount: carried });
    }
    if (carried > 0n && label === undefined) this.#reached.add(account);
    const parts = this.#parts(account);
    for (const part of arriving) {
      const left = label === undefined ? this.#withinLimits(part, account) : { ...part, from: undefined };
      if (left.from !== undefined) this.#frontier.add(account);
      parts.push(left);
    }
    if (this.#question.method === 'poison') this.#spread(parts);
  }

  /** Beyond a limit value stays where it has arrived: it is told, and what the account does afterwards is not followed. */
  #withinLimits(part: Part, account: string): Part {
    const { maxHops, minAmount } = this.#question;
    if (part.from === undefined) return part;
    const beyond = (maxHops !== undefined && part.hops >= maxHops) || (minAmount !== undefined && part.amount < minAmount);
    if (!beyond) return part;
    this.#stopped.push({ transfer: part.from, account, amount: part.amount });
    return { ...part, from: undefined };
  }

  /** Poison: one marked part marks the whole balance. */
  #spread(parts: Part[]): void {
    const last = parts.findLast(({ from }) => from !== undefined);
    if (last === undefined) return;
    for (const [at, part] of parts.entries()) {
      if (part.from !== undefined) continue;
      this.#drawnIn += part.amount;
      parts[at] = { amount: part.amount, from: last.from, hops: last.hops };
    }
  }

  result(): TokenFlow {
    const held = [...this.#accounts].flatMap(([account, parts]) =>
      parts.flatMap(({ from, amount }) => (from === undefined || amount === 0n ? [] : [{ transfer: from, account, amount }])),
    );
    const byLabel = (a: { label: string }, b: { label: string }) => (a.label < b.label ? -1 : 1);
    const byPlace = (a: { transfer: string; account: string }, b: { transfer: string; account: string }) =>
      `${a.account} ${a.transfer}` < `${b.account} ${b.transfer}` ? -1 : 1;
    const accounts = [...this.#reached];
    return {
      seeds: this.#seeds,
      edges: joined(this.#edges),
      held: gathered([...held, ...this.#stopped]).sort(byPlace),
      fees: this.#fees,
      absorbed: this.#absorbed,
      drawnIn: this.#drawnIn,
      services: [...this.#services].map(([label, amount]) => ({ label, amount })).sort(byLabel),
      deposits: this.#deposits,
      openings: accounts.flatMap((account) => {
        const amount = this.#openings.get(account);
        return amount === undefined ? [] : [{ account, amount }];
      }),
      accounts,
      frontier: [...this.#frontier],
    };
  }
}

const total = (parts: readonly Part[]): bigint => parts.reduce((sum, { amount }) => sum + amount, 0n);
const marked = (parts: readonly Part[]): bigint => total(parts.filter(({ from }) => from !== undefined));
const unless = (clean: bigint): Part[] => (clean === 0n ? [] : [{ amount: clean, from: undefined, hops: 0 }]);

/** Takes an amount from the front of a balance. The balance covers it: openings were made so. */
function cut(parts: Part[], amount: bigint): Part[] {
  const out: Part[] = [];
  for (let left = amount; left > 0n; ) {
    const first = parts[0] as Part;
    if (first.amount <= left) {
      out.push(first);
      parts.shift();
      left -= first.amount;
    } else {
      out.push({ ...first, amount: left });
      parts[0] = { ...first, amount: first.amount - left };
      left = 0n;
    }
  }
  return out;
}

/** One edge for each pair of transfers. */
function joined(edges: readonly { from: string; to: string; amount: bigint }[]): { from: string; to: string; amount: bigint }[] {
  const sums = new Map<string, { from: string; to: string; amount: bigint }>();
  for (const { from, to, amount } of edges) {
    const key = `${from} ${to}`;
    sums.set(key, { from, to, amount: (sums.get(key)?.amount ?? 0n) + amount });
  }
  return [...sums.values()];
}

function gathered(rows: readonly { transfer: string; account: string; amount: bigint }[]) {
  const sums = new Map<string, { transfer: string; account: string; amount: bigint }>();
  for (const { transfer, account, amount } of rows) {
    const key = `${transfer} ${account}`;
    sums.set(key, { transfer, account, amount: (sums.get(key)?.amount ?? 0n) + amount });
  }
  return [...sums.values()];
}
