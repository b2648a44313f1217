// SPDX-License-Identifier: Apache-2.0
/**
 * A token's transfers by account, from a node that keeps no index of accounts: what its logs say over all final blocks. Each transfer is held against
 * three things the node says besides: the receipt of its transaction, the fields its payer signed, and the block that names the transaction.
 */
import type { Graded } from '../../core/currency/graded.ts';
import { transferId } from '../../core/currency/tokens/follow-transfers.ts';
import type { TokenTransfer } from '../../core/currency/tokens/read-transfers.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { answerSays } from '../../core/errors/sentences/answer-of-source.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { type AccountSource, isSameTold, type ListedAccount, type ListedTransfer } from '../follow-source/crawl-accounts.ts';
import { contradicted } from '../look-up/look-up.ts';
import type { Evm, EvmBlock } from './evm.ts';

/** A whole block is a large answer: of so many it is asked, at most. */
const MOST_BLOCKS_PROVEN = 200;

const WHY = 'a node says so: its lists, receipts and blocks agree; no proof that the chain holds them was checked';

export class EvmAccounts implements AccountSource {
  readonly #evm: Evm;
  readonly #source: string;
  readonly #blocks = new Map<number, EvmBlock>();
  #last: number | undefined;

  /** `source`: its id. */
  constructor(evm: Evm, source: string) {
    this.#evm = evm;
    this.#source = source;
  }

  written(text: string): string {
    return text.toLowerCase();
  }

  async transfersOf(account: string, contract: string, most: number): Promise<Graded<ListedAccount>> {
    const range = { contract, fromBlock: 0, toBlock: await this.#lastFinal() };
    const sent = await this.#evm.transfers({ ...range, from: account }, most);
    const received = sent.isWhole ? await this.#evm.transfers({ ...range, to: account }, most) : sent;
    const found = [...new Map([...sent.value, ...received.value].map((one) => [transferId(one), one])).values()];
    const answers = [...new Set([...sent.answers, ...received.answers])];
    const isWhole = sent.isWhole && received.isWhole && found.length <= most;
    const transfers: ListedTransfer[] = [];
    if (isWhole) for (const one of found) transfers.push({ ...one, time: 1000 * (await this.#blockOf(one, answers)).time });
    return { value: { transfers, isWhole }, grade: 'one-source', answers, why: WHY };
  }

  async transaction(txHash: string): Promise<Graded<readonly TokenTransfer[]> | undefined> {
    const found = await this.#evm.transaction(txHash);
    if (found === undefined) return undefined;
    const transfers: TokenTransfer[] = [];
    for (const one of found.value.transfers) {
      const { time } = await this.#blockOf(one, found.answers);
      transfers.push({ ...one, time: new Date(1000 * time).toISOString().replace('.000Z', 'Z') });
    }
    return { value: transfers, grade: 'one-source', answers: found.answers, why: WHY };
  }

  /**
   * Holds transfers against all receipts of their blocks, which have to be under the root in a header that hashes to the block's name. Of blocks where
   * that cannot be said it says nothing, and after the first it asks about no other. @throws CURRENCY_SOURCE_CONTRADICTED
   */
  async proven(transfers: readonly TokenTransfer[]): Promise<number> {
    let count = 0;
    const byBlock = [...Map.groupBy(transfers, ({ blockNumber = -1 }) => blockNumber)];
    for (const [number, told] of byBlock.slice(0, MOST_BLOCKS_PROVEN)) {
      const found = await this.#evm.transfersUnderHeader(number);
      if (found === undefined) break;
      const known = new Map(found.transfers.map((one) => [transferId(one), one]));
      for (const one of told) {
        const same = known.get(transferId(one));
        if (one.blockHash !== found.hash || same === undefined || !isSameTold([{ ...one, time: 0 }], [same]))
          throw contradicted(
            { source: this.#source, sha256: found.answer },
            answerSays('not-in-receipts', { transfer: transferId(one), block: number }),
          );
        count++;
      }
    }
    return count;
  }

  /** The block of a transfer, which has to name its transaction. What is not final is not followed: a reorganisation may take it back. */
  async #blockOf({ txHash, blockNumber = -1, blockHash }: TokenTransfer, answers: readonly string[]): Promise<EvmBlock> {
    if (blockNumber < 0 || blockNumber > (await this.#lastFinal()))
      throw new CurrencyError('SOURCE_FAILED', { message: currencySays('not-final', { txid: txHash }), details: { txid: txHash } });
    const block = this.#blocks.get(blockNumber) ?? (await this.#evm.block(blockNumber));
    this.#blocks.set(blockNumber, block);
    if (block.hash === blockHash && block.transactions.includes(txHash)) return block;
    throw contradicted(
      { source: this.#source, sha256: answers.at(-1) ?? '' },
      answerSays('not-in-block-of-logs', { block: blockNumber, txid: txHash }),
    );
  }

  async #lastFinal(): Promise<number> {
    this.#last ??= await this.#evm.lastFinalBlock();
    return this.#last;
  }
}
