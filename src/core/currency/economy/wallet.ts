// SPDX-License-Identifier: Apache-2.0
import { toHex } from '../addresses/digests.ts';
import type { Random } from './random.ts';
import type { CoinRef } from './write-block.ts';

export interface Coin extends CoinRef {
  readonly value: number;
  readonly script: Uint8Array;
  readonly owner: Wallet;
}

type Lock = 'p2pkh' | 'p2sh' | 'p2wpkh' | 'p2tr';
const LOCKS: readonly Lock[] = ['p2pkh', 'p2sh', 'p2wpkh', 'p2tr'];

/** Somebody with keys of one kind, as most wallets have. */
export class Wallet {
  readonly id: number;
  readonly role: string;
  readonly coins = new Set<Coin>();
  readonly #random: Random;
  readonly #owners: Map<string, number>;
  readonly #lock: Lock;
  #last: Uint8Array | undefined;
  /** How often it gives out an address a second time. */
  readonly #reuse: number;

  constructor(id: number, role: string, random: Random, owners: Map<string, number>, reuse = 0.1) {
    this.id = id;
    this.role = role;
    this.#random = random;
    this.#owners = owners;
    this.#lock = random.pick(LOCKS);
    this.#reuse = reuse;
  }

  /** A script to be paid at. */
  address(): Uint8Array {
    if (this.#last !== undefined && this.#random.chance(this.#reuse)) return this.#last;
    this.#last = this.freshAddress();
    return this.#last;
  }

  /** One that was never given out. */
  freshAddress(): Uint8Array {
    const script = lockingScript(this.#lock, this.#random);
    this.#owners.set(toHex(script), this.id);
    return script;
  }

  /** One that agrees with another's in the first and last two bytes behind the lock, as a swindler grinds them. */
  lookAlike(script: Uint8Array): Uint8Array {
    const like = Uint8Array.from(script);
    const from = script[0] === 0x76 ? 3 : 2;
    const to = script.length - (script[0] === 0x76 ? 2 : script[0] === 0xa9 ? 1 : 0);
    like.set(this.#random.bytes(to - from - 4), from + 2);
    this.#owners.set(toHex(like), this.id);
    return like;
  }

  get balance(): number {
    let sum = 0;
    for (const { value } of this.coins) sum += value;
    return sum;
  }

  /** Coins worth at least this much, chosen without a plan; undefined when there are not enough. */
  choose(least: number, mostCoins = 8): Coin[] | undefined {
    const chosen: Coin[] = [];
    let sum = 0;
    for (const coin of this.#random.shuffled([...this.coins])) {
      if (sum >= least) break;
      chosen.push(coin);
      sum += coin.value;
    }
    return sum >= least && chosen.length <= mostCoins ? chosen : undefined;
  }
}

function lockingScript(lock: Lock, random: Random): Uint8Array {
  const hash = random.bytes(lock === 'p2tr' ? 32 : 20);
  switch (lock) {
    case 'p2pkh':
      return Uint8Array.of(0x76, 0xa9, 20, ...hash, 0x88, 0xac);
    case 'p2sh':
      return Uint8Array.of(0xa9, 20, ...hash, 0x87);
    case 'p2wpkh':
      return Uint8Array.of(0, 20, ...hash);
    case 'p2tr':
      return Uint8Array.of(0x51, 32, ...hash);
  }
}
