// SPDX-License-Identifier: Apache-2.0
/**
 * An invented economy of one token on accounts, whose truth is known: people who pay each other, exchanges that give each customer an account of its
 * own and sweep it into the one that is publicly known, a gang whose collectors also trade honestly, and swindlers who send nothing from accounts that
 * look like known ones (address poisoning), so that people copy the wrong one.
 */
import { toHex } from '../addresses/digests.ts';
import { followTransfers, transferId } from '../tokens/follow-transfers.ts';
import type { TokenTransfer } from '../tokens/read-transfers.ts';
import { Random } from './random.ts';

export interface TokenEconomy {
  readonly transfers: readonly TokenTransfer[];
  /** Transfers in which victims paid the gang. */
  readonly seeds: readonly string[];
  /** What the gang paid into its accounts at exchanges. */
  readonly deposits: readonly { readonly account: string; readonly exchange: string; readonly amount: bigint }[];
  /** The publicly known account of each exchange. */
  readonly known: ReadonlyMap<string, string>;
  /** Accounts that swindlers made to look like others. */
  readonly lookAlikes: ReadonlySet<string>;
}

const CONTRACT = `0x${'70'.repeat(20)}`;
const NOBODY = `0x${'0'.repeat(40)}`;
const EXCHANGES = ['Exchange North', 'Exchange East', 'Exchange South'];
const USDT = 1_000_000;

export function simulateTokens({ seed, people, steps }: { seed: number; people: number; steps: number }): TokenEconomy {
  const scene = new TokenScene(new Random(seed), people);
  for (let step = 0; step < steps; step++) scene.step();
  scene.close();
  return scene;
}

class TokenScene implements TokenEconomy {
  readonly transfers: TokenTransfer[] = [];
  readonly seeds: string[] = [];
  readonly deposits: { account: string; exchange: string; amount: bigint }[] = [];
  readonly known = new Map<string, string>();
  readonly lookAlikes = new Set<string>();
  readonly #random: Random;
  readonly #people: string[];
  readonly #collectors: string[];
  readonly #mules: string[];
  readonly #balances = new Map<string, number>();
  /** Account of a customer at an exchange to the exchange's own. */
  readonly #customers = new Map<string, string>();

  constructor(random: Random, people: number) {
    this.#random = random;
    const accounts = (count: number) => Array.from({ length: count }, () => this.#account());
    this.#people = accounts(people);
    this.#collectors = accounts(4);
    this.#mules = accounts(6);
    for (const name of EXCHANGES) this.known.set(this.#account(), name);
    for (const account of [...this.#people, ...this.known.keys()]) this.#move(NOBODY, account, random.between(500, 20_000) * USDT);
  }

  step(): void {
    const chance = this.#random.next();
    if (chance < 0.6) this.#pay(this.#random.pick(this.#people), this.#random.pick(this.#people));
    else if (chance < 0.7) this.#deposit(this.#random.pick(this.#people));
    else if (chance < 0.75) this.#sweep(this.#random.pick([...this.#customers.keys(), ...this.known.keys()]));
    else if (chance < 0.8) this.#pay(this.#random.pick([...this.known.keys()]), this.#random.pick(this.#people));
    else if (chance < 0.86) this.#poison();
    else if (chance < 0.9) this.#pay(this.#random.pick(this.#people), this.#random.pick(this.#collectors));
    else if (chance < 0.92) this.#ransom();
    else if (chance < 0.96) this.#empty(this.#random.pick(this.#collectors), this.#random.pick(this.#mules));
    else this.#cashIn(this.#random.pick(this.#mules));
  }

  /** In the end the gang has paid everything in, and the exchanges have swept it. */
  close(): void {
    for (const collector of this.#collectors) this.#empty(collector, this.#random.pick(this.#mules));
    for (const mule of this.#mules) this.#cashIn(mule);
    for (const customer of this.#customers.keys()) this.#sweep(customer);
  }

  #account(): string {
    return `0x${toHex(this.#random.bytes(20))}`;
  }

  #balance(account: string): number {
    return this.#balances.get(account) ?? 0;
  }

  #move(from: string, to: string, amount: number): TokenTransfer {
    if (from !== NOBODY) this.#balances.set(from, this.#balance(from) - amount);
    this.#balances.set(to, this.#balance(to) + amount);
    const number = this.transfers.length;
    const transfer: TokenTransfer = {
      txHash: `0x${number.toString(16).padStart(64, '0')}`,
      logIndex: 0,
      contract: CONTRACT,
      from,
      to,
      amount: String(amount),
      blockNumber: number,
    };
    this.transfers.push(transfer);
    return transfer;
  }

  #pay(from: string, to: string): void {
    const most = Math.floor(this.#balance(from) * 0.4);
    if (from !== to && most > USDT) this.#move(from, to, this.#random.between(USDT, most));
  }

  #deposit(from: string): void {
    this.#pay(from, this.#customerAccount(from));
  }

  /** Everybody has one account, at one exchange. */
  #customerAccount(customer: string): string {
    const key = `0x${customer.slice(2).split('').reverse().join('')}`;
    if (!this.#customers.has(key)) this.#customers.set(key, this.#random.pick([...this.known.keys()]));
    return key;
  }

  #sweep(customer: string): void {
    const exchange = this.#customers.get(customer);
    if (exchange !== undefined) this.#empty(customer, exchange);
  }

  #empty(from: string, to: string): void {
    if (this.#balance(from) > 0) this.#move(from, to, this.#balance(from));
  }

  #ransom(): void {
    const victim = this.#random.pick(this.#people);
    const amount = this.#random.between(100, 900) * USDT;
    if (this.#balance(victim) >= amount) this.seeds.push(transferId(this.#move(victim, this.#random.pick(this.#collectors), amount)));
  }

  #cashIn(mule: string): void {
    const amount = this.#balance(mule);
    if (amount === 0) return;
    const account = this.#customerAccount(mule);
    this.#move(mule, account, amount);
    this.deposits.push({ account, exchange: this.known.get(this.#customers.get(account) as string) as string, amount: BigInt(amount) });
  }

  /** Nothing moves "from" the victim to a look-alike, as a token lets anybody say; now and then the victim pays it the next time. */
  #poison(): void {
    const [victim, payee] = this.#random.some(this.#people, 2) as [string, string];
    const like = `${payee.slice(0, 6)}${this.#account().slice(6, 38)}${payee.slice(38)}`;
    this.lookAlikes.add(like);
    this.#move(victim, like, 0);
    if (this.#random.chance(0.1)) this.#pay(victim, like);
  }
}

export interface TokenQuality {
  /** Accounts of the gang at exchanges that are found, each at the right exchange. */
  readonly depositsFound: number;
  /** Transfers that followed value moved in, of all. */
  readonly touchedShare: number;
}

/** By FIFO, with nothing known but one account of each exchange. Shares between 0 and 1. */
export function measureTokens({ transfers, seeds, deposits, known }: TokenEconomy): TokenQuality {
  const flow = followTransfers({ transfers, seeds, method: 'fifo', serviceOf: (account) => known.get(account) });
  const byId = new Map(transfers.map((transfer) => [transferId(transfer), transfer]));
  const found = new Set(flow.deposits.map(({ transfer, label }) => `${byId.get(transfer)?.from} ${label}`));
  const wanted = new Set(deposits.map(({ account, exchange }) => `${account} ${exchange}`));
  return {
    depositsFound: [...wanted].filter((one) => found.has(one)).length / wanted.size,
    touchedShare: new Set(flow.edges.map(({ to }) => to)).size / transfers.length,
  };
}
