// SPDX-License-Identifier: Apache-2.0
/**
 * Follows a token, or a chain's own coin, through accounts that a source is asked about one by one: of each account the value reaches by the method, all its transfers, each by
 * what its transaction says itself, with which the list of the account has to agree.
 *
 *     follow what is known → accounts it stands on → what these sent and received → follow again, until nothing new is found
 */

import type { Graded } from '../../core/currency/graded.ts';
import { type AddressTag, isService } from '../../core/currency/tags/tag.ts';
import { followTransfers, type TokenFlow, transferId } from '../../core/currency/tokens/follow-transfers.ts';
import type { TokenTransfer } from '../../core/currency/tokens/read-transfers.ts';
import { NATIVE } from '../../core/currency/unit.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { isTooLate, missingTransaction, type StepQuestion } from './step-question.ts';

/** A transfer as the list of an account tells it. */
export interface ListedTransfer {
  readonly txHash: string;
  /** Undefined in lists that know two equal transfers of one transaction as one. */
  readonly logIndex?: number;
  readonly contract: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export interface ListedAccount {
  readonly transfers: readonly ListedTransfer[];
  /** Transactions in which it has a part that the list does not tell as a transfer. */
  readonly parts?: readonly { readonly txHash: string; readonly time: number }[];
  /** It has no more than were asked for. */
  readonly isWhole: boolean;
}

export interface AccountSource {
  /** What transfers are compared by: an account or a transaction may be written in more ways than one. */
  written(text: string): string;
  transfersOf(account: string, contract: string, most: number): Promise<Graded<ListedAccount>>;
  /** Whether lists tell of such a transfer; of all, where it is left out. */
  isListed?(transfer: TokenTransfer): boolean;
  /** What one transaction moved by its own receipt; undefined when the source has none. */
  transaction(txHash: string): Promise<Graded<readonly TokenTransfer[]> | undefined>;
  /** Of so many of these transfers the receipts are under the root in a header that the source gives; where it is left out, nothing of the kind can be said. */
  proven?(transfers: readonly TokenTransfer[]): Promise<number>;
}

/** Seeds are `TXHASH:LOG` of transfers, or accounts: then every transfer into them. */
export interface AccountsQuestion extends StepQuestion {
  readonly contract: string;
  /** An account with more transfers is most likely a service, and is not asked about further. */
  readonly mostOfOneAccount: number;
}

/** `calls`: so many transactions as one trace may ask for; `busy`: an account with so many transfers that it is most likely a service. */
export type AccountsStop = 'calls' | 'day' | 'busy';

export interface CrawledAccounts {
  readonly transfers: readonly TokenTransfer[];
  readonly flow: TokenFlow;
  readonly tagOf: (account: string) => AddressTag | undefined;
  readonly stopped: readonly AccountsStop[];
}

/** @throws CURRENCY_SOURCE_CONTRADICTED, CURRENCY_SOURCE_FAILED, CURRENCY_UNKNOWN_OUTPUT */
export async function crawlAccounts(source: AccountSource, question: AccountsQuestion): Promise<CrawledAccounts> {
  const seeds = question.seeds.map((seed) => source.written(seed));
  const crawl = new Crawl(source, { ...question, seeds, contract: source.written(question.contract) });
  await crawl.begin();
  for (;;) {
    const found = crawl.follow();
    if (!(await crawl.askAbout(found.flow.frontier))) return found;
  }
}

/** A transfer by its transaction and its log; an account has no colon. */
const isTransfer = (seed: string): boolean => seed.includes(':');

class Crawl {
  readonly #source: AccountSource;
  readonly #question: AccountsQuestion;
  readonly #services: ReadonlyMap<string, AddressTag>;
  readonly #transactions = new Map<string, readonly TokenTransfer[]>();
  readonly #asked = new Set<string>();
  readonly #stopped = new Set<AccountsStop>();

  constructor(source: AccountSource, question: AccountsQuestion) {
    this.#source = source;
    this.#question = question;
    const services = question.tags
      .filter(isService)
      .flatMap((tag) => (tag.address === undefined ? [] : [[source.written(tag.address), tag] as const]));
    // The first tag of an account keeps it.
    this.#services = new Map(services.reverse());
  }

  async begin(): Promise<void> {
    for (const seed of this.#question.seeds)
      if (isTransfer(seed)) await this.#movedBy(seed.split(':')[0] as string);
      else await this.#account(seed);
  }

  follow(): CrawledAccounts {
    const { method, maxHops, minAmount } = this.#question;
    const transfers = [...this.#transactions.values()].flat();
    const flow = followTransfers({
      transfers,
      seeds: this.#seedsIn(transfers),
      method,
      serviceOf: (account) => this.#services.get(account)?.label,
      ...(maxHops === undefined ? {} : { maxHops }),
      ...(minAmount === undefined ? {} : { minAmount }),
    });
    return { transfers, flow, tagOf: (account) => this.#services.get(account), stopped: [...this.#stopped].sort() };
  }

  #seedsIn(transfers: readonly TokenTransfer[]): string[] {
    // Nobody receives a fee.
    const known = new Set(transfers.filter(({ fee }) => !fee).map(transferId));
    const seeds = this.#question.seeds.flatMap((seed) =>
      isTransfer(seed) ? [seed] : transfers.filter(({ to }) => to === seed).map(transferId),
    );
    const missing = seeds.find((seed) => !known.has(seed));
    if (seeds.length > 0 && missing === undefined) return [...new Set(seeds)];
    const contract = this.#question.contract === NATIVE ? 'TRX' : this.#question.contract;
    throw new CurrencyError('UNKNOWN_OUTPUT', {
      message:
        missing === undefined
          ? currencySays('no-such-transfers', { contract })
          : currencySays('no-such-transfer', { contract, seed: missing }),
    });
  }

  /** False when nothing new was found. */
  async askAbout(accounts: readonly string[]): Promise<boolean> {
    const [known, stops] = [this.#transactions.size, this.#stopped.size];
    for (const account of accounts) await this.#account(account);
    return this.#transactions.size > known || this.#stopped.size > stops;
  }

  async #account(account: string): Promise<void> {
    const { contract, mostOfOneAccount, mostTransactions } = this.#question;
    if (this.#asked.has(account)) return;
    if (this.#transactions.size >= mostTransactions) return void this.#stopped.add('calls');
    this.#asked.add(account);
    const { value, answers } = await this.#source.transfersOf(account, contract, mostOfOneAccount);
    if (!value.isWhole) return void this.#stopped.add('busy');
    for (const [txHash, told] of Map.groupBy(value.transfers, (transfer) => transfer.txHash)) {
      if (isTooLate(this.#question, told[0]?.time ?? 0)) this.#stopped.add('day');
      else this.#compare(account, told, await this.#movedBy(txHash), answers);
    }
    for (const { txHash, time } of value.parts ?? [])
      if (isTooLate(this.#question, time)) this.#stopped.add('day');
      else await this.#movedBy(txHash);
  }

  #compare(account: string, told: readonly ListedTransfer[], moved: readonly TokenTransfer[], answers: readonly string[]): void {
    const touches = ({ from, to }: TokenTransfer): boolean => from === account || to === account;
    const own = moved.filter((one) => touches(one) && (this.#source.isListed?.(one) ?? true));
    if (isSameTold(told, own)) return;
    throw new CurrencyError('SOURCE_CONTRADICTED', {
      message: currencySays('lists-otherwise', { txid: told[0]?.txHash ?? '', account }),
      details: { answers },
    });
  }

  /** The transfers of the token or coin in a transaction. */
  async #movedBy(txHash: string): Promise<readonly TokenTransfer[]> {
    const known = this.#transactions.get(txHash);
    if (known !== undefined) return known;
    const found = await this.#source.transaction(txHash);
    if (found === undefined) throw missingTransaction(this.#question, txHash);
    const transfers = found.value.filter(({ contract }) => contract === this.#question.contract);
    this.#transactions.set(txHash, transfers);
    return transfers;
  }
}

/** Whether what a list tells of a transaction is what the transaction says itself. */
export function isSameTold(told: readonly ListedTransfer[], moved: readonly TokenTransfer[]): boolean {
  const isNumbered = told.every(({ logIndex }) => logIndex !== undefined);
  const lines = (list: readonly Omit<ListedTransfer, 'time'>[]): string => {
    const line = ({ logIndex, contract, from, to, amount }: (typeof list)[number]) =>
      [isNumbered ? logIndex : '', contract, from, to, amount].join(' ');
    return [...new Set(list.map(line))].sort().join('\n');
  };
  return lines(told) === lines(moved);
}
