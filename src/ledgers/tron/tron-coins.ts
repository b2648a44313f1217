// SPDX-License-Identifier: Apache-2.0
/**
 * TRX by account, as TronGrid lists an account's transactions: what each sent and what it cost. The list comes with the bytes its payers signed; what
 * contracts passed on within a transaction is asked of the transaction itself, and known only where the source tells it.
 */
import type { Graded } from '../../core/currency/graded.ts';
import type { TokenTransfer } from '../../core/currency/tokens/read-transfers.ts';
import { NATIVE } from '../../core/currency/unit.ts';
import type { AccountSource, ListedAccount } from '../follow-source/crawl-accounts.ts';
import type { Tron } from './tron.ts';

export class TronCoins implements AccountSource {
  readonly #tron: Tron;

  constructor(tron: Tron) {
    this.#tron = tron;
  }

  written(text: string): string {
    return this.#tron.written(text);
  }

  async transfersOf(account: string, _contract: string, most: number): Promise<Graded<ListedAccount>> {
    const { value, ...graded } = await this.#tron.trxOf(account, most);
    // The fee of whoever paid the account is none of its own.
    const own = value.transfers.filter((one) => this.isListed(one) && (one.from === account || one.to === account));
    const transfers = own.map((one) => ({ ...one, time: Date.parse(one.time ?? '') || 0 }));
    return { ...graded, value: { transfers, parts: value.parts, isWhole: value.isWhole } };
  }

  /** The fee of a transaction stands at 0, what it sent at 1; behind them is what contracts passed on (read-native.ts). */
  isListed({ logIndex }: TokenTransfer): boolean {
    return logIndex <= 1;
  }

  async transaction(txHash: string): Promise<Graded<readonly TokenTransfer[]> | undefined> {
    const moved = await this.#tron.moves(txHash);
    return moved && { ...moved, value: moved.value.transfers.filter(({ contract }) => contract === NATIVE) };
  }
}
