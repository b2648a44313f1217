// SPDX-License-Identifier: Apache-2.0
/** What happens in the invented economy, one function each. Each does nothing when those it needs have not enough coins. */
import type { Ledger, Payment } from './ledger.ts';
import type { Random } from './random.ts';
import type { Coin, Wallet } from './wallet.ts';

export interface Exchange {
  readonly name: string;
  readonly hot: Wallet;
  /** Deposit script by customer. */
  readonly depositOf: Map<Wallet, Uint8Array>;
  /** Deposited coins that were not swept yet. */
  readonly waiting: Coin[];
}

export interface Scene {
  readonly random: Random;
  readonly ledger: Ledger;
  readonly people: readonly Wallet[];
  readonly exchanges: readonly Exchange[];
  readonly gang: Wallet;
  readonly cashOut: Wallet;
  readonly duster: Wallet;
  readonly poisoner: Wallet;
  readonly fees: Wallet;
}

const POOL = 5_000_000;
const sum = (coins: readonly Coin[]): number => coins.reduce((total, { value }) => total + value, 0);
const feeFor = (random: Random, inputs: number, outputs: number): number => (inputs * 68 + outputs * 34 + 11) * random.between(1, 12);
/** People like round numbers about two times in five. */
const amount = (random: Random, least: number, most: number): number =>
  random.chance(0.4) ? random.between(Math.ceil(least / 1e6), Math.floor(most / 1e6)) * 1e6 : random.between(least, most);

/** Pays one script from one wallet, change back to it. */
function pay(
  { random, ledger }: Scene,
  from: Wallet,
  payment: Payment,
  more: readonly Payment[] = [],
): ReturnType<Ledger['send']> | undefined {
  const all = [payment, ...more];
  const wanted = all.reduce((total, { value }) => total + value, 0);
  const coins = from.choose(wanted + 60_000);
  if (coins === undefined) return undefined;
  const change = sum(coins) - wanted - feeFor(random, coins.length, all.length + 1);
  return ledger.send(coins, change > 5000 ? [...all, { to: from, value: change, change: true }] : all);
}

/** People with a coin to bring, and the coins each brings. */
function participants(
  { random, people }: Scene,
  count: number,
  least: number,
  mostCoins = 2,
): { who: Wallet; coins: Coin[] }[] | undefined {
  const found: { who: Wallet; coins: Coin[] }[] = [];
  for (const who of random.shuffled(people)) {
    const coins = who.choose(least, mostCoins);
    if (coins !== undefined) found.push({ who, coins });
    if (found.length === count) return found;
  }
  return undefined;
}

function equalOutputs(scene: Scene, kind: string, count: number, equal: number): void {
  const { random, ledger } = scene;
  const group = participants(scene, count, equal + 40_000);
  if (group === undefined) return;
  const payments = group.flatMap(({ who, coins }): Payment[] => {
    const change = sum(coins) - equal - random.between(800, 4000);
    return [{ to: who, value: equal }, ...(change > 3000 ? [{ to: who, value: change }] : [])];
  });
  const { txid } = ledger.send(random.shuffled(group.flatMap(({ coins }) => coins)), payments);
  ledger.truth.coinjoins.set(txid, kind);
}

export const PATTERNS = {
  pay(scene: Scene): void {
    const [from, to] = scene.random.some(scene.people, 2) as [Wallet, Wallet];
    const most = Math.floor(from.balance * 0.6);
    if (most > 1_200_000) pay(scene, from, { to, value: amount(scene.random, 1_000_000, most) });
  },

  /** The miner and the exchanges bring coins among people. */
  payOut(scene: Scene): void {
    pay(scene, scene.ledger.miner, { to: scene.random.pick(scene.people), value: scene.random.between(20_000_000, 700_000_000) });
  },

  deposit(scene: Scene): void {
    const { random } = scene;
    const from = random.pick(scene.people);
    const most = Math.floor(from.balance * 0.4);
    if (most > 2_200_000) depositAt(scene, from, random.pick(scene.exchanges), amount(random, 2_000_000, most), from);
  },

  /** An exchange empties its customers' deposit addresses into its own wallet. */
  sweep({ random, ledger, exchanges }: Scene): void {
    const { waiting, hot } = random.pick(exchanges);
    if (waiting.length < 3) return;
    const coins = waiting.splice(0, random.between(3, 15));
    ledger.send(coins, [{ to: hot, value: sum(coins) - feeFor(random, coins.length, 1) }]);
  },

  batch(scene: Scene): void {
    const { random, exchanges, people } = scene;
    const { hot } = random.pick(exchanges);
    const payments = random.some(people, random.between(4, 20)).map((to) => ({ to, value: amount(random, 1_000_000, 30_000_000) }));
    pay(scene, hot, payments[0] as Payment, payments.slice(1));
  },

  payroll(scene: Scene): void {
    const { random, people, ledger } = scene;
    const [employer, ...staff] = random.some(people, random.between(4, 14)) as [Wallet, ...Wallet[]];
    const wage = random.between(2, 12) * 1_000_000 + (random.chance(0.3) ? random.between(1, 99_999) : 0);
    const payments = staff.map((to) => ({ to, value: wage }));
    const made = pay(scene, employer, payments[0] as Payment, payments.slice(1));
    if (made !== undefined) ledger.truth.payrolls.add(made.txid);
  },

  joinMarket(scene: Scene): void {
    equalOutputs(scene, 'joinmarket', scene.random.between(3, 9), scene.random.between(3_000_000, 40_000_000));
  },

  wasabi1(scene: Scene): void {
    equalOutputs(scene, 'wasabi', scene.random.between(12, 45), 10_000_000 - scene.random.between(0, 300_000));
  },

  /** Everybody's amount in standard denominations, the rest as change. */
  wasabi2(scene: Scene): void {
    const { random, ledger } = scene;
    const group = participants(scene, random.between(20, 50), 3_000_000, 3);
    if (group === undefined) return;
    const payments = group.flatMap(({ who, coins }) =>
      denominations(random, sum(coins) - random.between(2000, 9000)).map((value) => ({ to: who, value })),
    );
    const { txid } = ledger.send(random.shuffled(group.flatMap(({ coins }) => coins)), payments);
    ledger.truth.coinjoins.set(txid, 'wasabi2');
  },

  /** Whirlpool's first step: one owner, many equal outputs; no CoinJoin. */
  tx0(scene: Scene): void {
    const { random, ledger, people, fees } = scene;
    const owner = random.pick(people);
    const count = random.between(2, 8);
    const value = POOL + random.between(3000, 20_000);
    const coins = owner.choose(count * value + 400_000, 3);
    if (coins === undefined) return;
    const premix = Array.from({ length: count }, () => ({ to: owner, value }));
    const change = sum(coins) - count * value - 175_000 - feeFor(random, coins.length, count + 2);
    const { txid } = ledger.send(coins, [...premix, { to: fees, value: 175_000 }, { to: owner, value: change, change: true }], true);
    ledger.truth.payrolls.add(txid);
  },

  whirlpool({ random, ledger, people }: Scene): void {
    const ready = random
      .shuffled(people)
      .flatMap((who) => [...who.coins].filter(({ value }) => value >= POOL && value < POOL + 20_001).slice(0, 1));
    const group = ready.slice(0, 5);
    if (group.length < 5 || sum(group) - 5 * POOL < 2000) return;
    const { txid } = ledger.send(
      group,
      group.map(({ owner }) => ({ to: owner, value: POOL })),
    );
    ledger.truth.coinjoins.set(txid, 'whirlpool');
  },

  /** One owner makes it look like two. */
  stonewall({ random, ledger, people }: Scene): void {
    const [from, to] = random.some(people, 2) as [Wallet, Wallet];
    const coins = [...from.coins].filter(({ value }) => value > 5_000_000).slice(0, 2);
    if (coins.length < 2) return;
    const paid = Math.floor(Math.min(...coins.map(({ value }) => value)) * 0.6);
    const [first, second] = coins as [Coin, Coin];
    ledger.send(coins, [
      { to, value: paid },
      { to: from, value: paid },
      { to: from, value: first.value - paid - random.between(200, 900) },
      { to: from, value: second.value - paid - random.between(200, 900) },
    ]);
  },

  /** The payee adds an input, so that no output is what was paid. */
  payJoin({ random, ledger, people }: Scene): void {
    const [from, to] = random.some(people, 2) as [Wallet, Wallet];
    const own = to.choose(1, 1);
    const paid = amount(random, 1_000_000, 30_000_000);
    const coins = from.choose(paid + 50_000, 2);
    if (own === undefined || coins === undefined) return;
    const change = sum(coins) - paid - random.between(1000, 4000);
    const { txid } = ledger.send(random.shuffled([...coins, ...own]), [
      { to, value: sum(own) + paid },
      { to: from, value: change },
    ]);
    ledger.truth.payjoins.add(txid);
  },

  dust(scene: Scene): void {
    const { random, duster, people, ledger } = scene;
    if (duster.balance < 5_000_000) pay(scene, ledger.miner, { to: duster, value: 50_000_000 });
    const targets = random.some(people, 25).flatMap((who) => [...who.coins].slice(0, 1));
    if (targets.length === 0) return;
    const payments = targets.map(({ owner, script }) => ({ to: owner, value: random.between(546, 999), script }));
    pay(scene, duster, payments[0] as Payment, payments.slice(1));
  },

  /** Somebody is sent next to nothing from an address that looks like one they pay, and now and then pays it the next time. */
  poisoning(scene: Scene): void {
    const { random, people, ledger, poisoner } = scene;
    const [victim, payee] = random.some(people, 2) as [Wallet, Wallet];
    const known = [...payee.coins][0]?.script;
    if (poisoner.balance < 3_000_000) pay(scene, ledger.miner, { to: poisoner, value: 20_000_000 });
    if (known === undefined) return;
    const like = poisoner.lookAlike(known);
    const made = pay(scene, poisoner, { to: poisoner, value: 100_000, script: like });
    const dust = made?.coins[0];
    if (dust === undefined) return;
    ledger.send(
      [dust],
      [
        { to: victim, value: 600 },
        { to: poisoner, value: dust.value - 1600, script: like, change: true },
      ],
    );
    if (random.chance(0.1)) pay(scene, victim, { to: poisoner, value: random.between(1_000_000, 5_000_000), script: like });
  },

  ransom(scene: Scene): void {
    const { random, ledger, gang, people } = scene;
    const victim = random.pick(people);
    const value = random.between(10_000_000, 60_000_000);
    const made = victim.balance > 3 * value ? pay(scene, victim, { to: gang, value }) : undefined;
    if (made === undefined) return;
    ledger.truth.ransom.push({ outpoint: `${made.txid}:${(made.coins[0] as Coin).output}`, value });
  },

  /** The gang gathers, then peels deposits off one large coin until little is left. */
  peel(scene: Scene): void {
    const { random, ledger, gang, cashOut, exchanges } = scene;
    if (cashOut.balance < 12_000_000) {
      const coins = [...gang.coins].slice(0, 4);
      if (coins.length > 0) ledger.send(coins, [{ to: cashOut, value: sum(coins) - feeFor(random, coins.length, 1) }]);
      return;
    }
    const exchange = random.pick(exchanges);
    const value = random.between(3_000_000, 10_000_000);
    const made = depositAt(scene, cashOut, exchange, value, random.pick([cashOut, gang]));
    if (made !== undefined) ledger.truth.deposits.push({ txid: made, exchange: exchange.name, value });
  },
} as const;

function depositAt(scene: Scene, from: Wallet, exchange: Exchange, value: number, customer: Wallet): string | undefined {
  const script = exchange.depositOf.get(customer) ?? exchange.hot.freshAddress();
  exchange.depositOf.set(customer, script);
  const made = pay(scene, from, { to: exchange.hot, value, script });
  if (made === undefined) return undefined;
  const coin = made.coins[0] as Coin;
  exchange.hot.coins.delete(coin);
  exchange.waiting.push(coin);
  return made.txid;
}

const STANDARD = [
  5000, 6561, 8192, 10_000, 13_122, 16_384, 19_683, 20_000, 32_768, 39_366, 50_000, 59_049, 65_536, 100_000, 118_098, 131_072, 177_147,
  200_000, 262_144, 354_294, 500_000, 524_288, 531_441, 1_000_000, 1_048_576, 1_062_882, 1_594_323, 2_000_000, 2_097_152, 3_188_646,
  4_194_304, 4_782_969, 5_000_000, 8_388_608, 9_565_938, 10_000_000, 14_348_907, 16_777_216, 20_000_000, 28_697_814, 33_554_432, 43_046_721,
  50_000_000, 67_108_864, 86_093_442, 100_000_000, 129_140_163, 134_217_728, 200_000_000, 258_280_326, 268_435_456, 387_420_489,
  500_000_000, 536_870_912,
];

function denominations(random: Random, whole: number): number[] {
  const parts: number[] = [];
  let left = whole;
  while (parts.length < 9) {
    const fitting = STANDARD.filter((value) => value <= left);
    const value = fitting.at(-1 - (parts.length === 0 ? random.between(0, 3) : 0)) ?? fitting.at(-1);
    if (value === undefined) break;
    parts.push(value);
    left -= value;
  }
  return left > 5000 ? [...parts, left] : parts;
}
