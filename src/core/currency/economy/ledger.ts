// SPDX-License-Identifier: Apache-2.0
import { toHex } from '../addresses/digests.ts';
import { displayHash } from '../bitcoin/double-sha256.ts';
import type { Random } from './random.ts';
import type { Coin, Wallet } from './wallet.ts';
import { type WrittenTransaction, writeBlock, writeCoinbase, writeTransaction } from './write-block.ts';

export interface Payment {
  readonly to: Wallet;
  readonly value: number;
  readonly script?: Uint8Array;
  /** The payer's own change. */
  readonly change?: boolean;
}

const SUBSIDY = 5_000_000_000;
const FIRST_TIME = 1_700_000_000;
const DATA = Uint8Array.of(0x6a, 4, 1, 2, 3, 4);

/** Books what happens and writes it into blocks. */
export class Ledger {
  readonly blocks: Uint8Array[] = [];
  readonly truth = {
    coinjoins: new Map<string, string>(),
    payjoins: new Set<string>(),
    payrolls: new Set<string>(),
    change: new Map<string, number>(),
    ransom: [] as { outpoint: string; value: number }[],
    deposits: [] as { txid: string; exchange: string; value: number }[],
  };
  transactions = 0;
  readonly #random: Random;
  readonly #miner: Wallet;
  readonly #firstTime: number;
  readonly #spentScripts = new Map<Wallet, Set<string>>();
  #pending: WrittenTransaction[] = [];
  #fees = 0;
  #previous: Uint8Array = new Uint8Array(32);

  /** `firstTime`: of the first block, in seconds since 1970; the others follow every ten minutes. */
  constructor(random: Random, miner: Wallet, firstTime = FIRST_TIME) {
    this.#random = random;
    this.#miner = miner;
    this.#firstTime = firstTime;
  }

  get miner(): Wallet {
    return this.#miner;
  }

  /** A transaction of these coins; outputs in random order. What is left over is the fee. Gives its name and where each payment landed. */
  send(coins: readonly Coin[], payments: readonly Payment[], data = false): { readonly txid: string; readonly coins: readonly Coin[] } {
    const order = this.#random.shuffled(payments.map((_, index) => index));
    const outputs = order.map((index) => {
      const { to, value, script } = payments[index] as Payment;
      return { value, script: script ?? to.address() };
    });
    const written = writeTransaction(coins, data ? [...outputs, { value: 0, script: DATA }] : outputs);
    const txid = displayHash(written.txid);
    for (const coin of coins) this.#spend(coin);
    const made: Coin[] = new Array(payments.length);
    for (const [output, index] of order.entries()) {
      const payment = payments[index] as Payment;
      const coin: Coin = {
        txid: written.txid,
        output,
        value: payment.value,
        script: (outputs[output] as { script: Uint8Array }).script,
        owner: payment.to,
      };
      payment.to.coins.add(coin);
      made[index] = coin;
      if (payment.change) this.truth.change.set(txid, output);
    }
    this.#fees += coins.reduce((sum, { value }) => sum + value, 0) - payments.reduce((sum, { value }) => sum + value, 0);
    this.#pending.push(written);
    this.transactions++;
    return { txid, coins: made };
  }

  closeBlock(): void {
    const script = this.#miner.address();
    const value = SUBSIDY + this.#fees;
    const coinbase = writeCoinbase(this.blocks.length, [{ value, script }]);
    const { bytes, hash } = writeBlock(this.#previous, this.#firstTime + this.blocks.length * 600, [coinbase, ...this.#pending]);
    this.blocks.push(bytes);
    this.#miner.coins.add({ txid: coinbase.txid, output: 0, value, script, owner: this.#miner });
    this.#previous = hash;
    this.#pending = [];
    this.#fees = 0;
    this.transactions++;
  }

  /** Scripts a wallet has signed with, the most used first as they came. */
  scriptsSpentBy(wallet: Wallet): string[] {
    return [...(this.#spentScripts.get(wallet) ?? [])];
  }

  #spend(coin: Coin): void {
    coin.owner.coins.delete(coin);
    const scripts = this.#spentScripts.get(coin.owner);
    if (scripts === undefined) this.#spentScripts.set(coin.owner, new Set([toHex(coin.script)]));
    else scripts.add(toHex(coin.script));
  }
}
