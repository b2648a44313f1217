// SPDX-License-Identifier: Apache-2.0
/**
 * An invented Bitcoin economy whose truth is known: people who pay each other, exchanges with deposit addresses, sweeps and batches, employers,
 * mixers of four kinds, and a gang that cashes in ransom through a peeling chain. What the methods say about it can be compared with what happened.
 */
import { toHex } from '../addresses/digests.ts';
import { Ledger } from './ledger.ts';
import { PATTERNS, type Scene } from './patterns.ts';
import { Random } from './random.ts';
import { Wallet } from './wallet.ts';

export interface EconomySize {
  readonly seed: number;
  readonly users: number;
  readonly blocks: number;
  readonly transactionsPerBlock: number;
  /** Of a hundred transactions; one unless given, which is far more than in life. */
  readonly payJoins?: number;
}

export interface EconomyTruth {
  /** Script in hex to the number of its owner. */
  readonly owners: ReadonlyMap<string, number>;
  readonly coinjoins: ReadonlyMap<string, string>;
  readonly payjoins: ReadonlySet<string>;
  /** One payer or two, many equal outputs: what must not be taken for a CoinJoin. */
  readonly payrolls: ReadonlySet<string>;
  /** Number of the change output by transaction. */
  readonly change: ReadonlyMap<string, number>;
  readonly ransom: readonly { readonly outpoint: string; readonly value: number }[];
  readonly deposits: readonly { readonly txid: string; readonly exchange: string; readonly value: number }[];
  /** A few scripts of each exchange that are publicly known. */
  readonly tags: readonly { readonly label: string; readonly scripts: readonly string[] }[];
}

export interface Economy {
  readonly blocks: readonly Uint8Array[];
  readonly truth: EconomyTruth;
  readonly transactions: number;
}

const EXCHANGES = ['Exchange North', 'Exchange East', 'Exchange South'];

export function simulateEconomy({ seed, users, blocks, transactionsPerBlock, payJoins }: EconomySize): Economy {
  const random = new Random(seed);
  const owners = new Map<string, number>();
  const wallet = (id: number, role: string, reuse?: number) => new Wallet(id, role, random, owners, reuse);
  const people = Array.from({ length: users }, (_, id) => wallet(id, 'user'));
  const ledger = new Ledger(random, wallet(users, 'miner', 0.5));
  const scene: Scene = {
    random,
    ledger,
    people,
    exchanges: EXCHANGES.map((name, index) => ({
      name,
      hot: wallet(users + 1 + index, 'exchange', 0.9),
      depositOf: new Map(),
      waiting: [],
    })),
    gang: wallet(users + 10, 'gang', 0),
    cashOut: wallet(users + 11, 'gang', 0),
    duster: wallet(users + 12, 'duster', 0),
    poisoner: wallet(users + 14, 'poisoner', 0),
    fees: wallet(users + 13, 'coordinator', 0),
  };
  const shares = SHARES.map(([name, share]) => [name, name === 'payJoin' ? (payJoins ?? share) : share] as const);
  for (let height = 0; height < blocks; height++) {
    const warmUp = height < blocks * 0.15;
    for (let count = 0; count < transactionsPerBlock; count++) {
      if (warmUp) PATTERNS.payOut(scene);
      else PATTERNS[choose(random, shares)](scene);
    }
    ledger.closeBlock();
  }
  return { blocks: ledger.blocks, transactions: ledger.transactions, truth: { owners, ...ledger.truth, tags: tagsOf(scene) } };
}

/** How often each thing happens, of a hundred transactions. */
const SHARES: readonly (readonly [keyof typeof PATTERNS, number])[] = [
  ['pay', 52],
  ['payOut', 8],
  ['deposit', 12],
  ['sweep', 4],
  ['batch', 2],
  ['payroll', 4],
  ['joinMarket', 1.2],
  ['wasabi1', 0.4],
  ['wasabi2', 0.4],
  ['tx0', 2],
  ['whirlpool', 1.5],
  ['stonewall', 1],
  ['payJoin', 1],
  ['dust', 0.5],
  ['poisoning', 0.5],
  ['ransom', 1],
  ['peel', 4],
];

type Shares = typeof SHARES;

function choose(random: Random, shares: Shares): keyof typeof PATTERNS {
  let at = random.next() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [name, share] of shares) {
    at -= share;
    if (at < 0) return name;
  }
  return 'pay';
}

/** What is known of an exchange are addresses it pays its customers from. */
function tagsOf({ exchanges, ledger }: Scene): EconomyTruth['tags'] {
  return exchanges.map(({ name, hot, depositOf }) => {
    const deposits = new Set([...depositOf.values()].map(toHex));
    return {
      label: name,
      scripts: ledger
        .scriptsSpentBy(hot)
        .filter((script) => !deposits.has(script))
        .slice(0, 3),
    };
  });
}
