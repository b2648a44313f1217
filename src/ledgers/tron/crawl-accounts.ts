// SPDX-License-Identifier: Apache-2.0
/**
 * Follows a token through accounts of TRON that a source is asked about one by one: of each account the value reaches by the method, all its transfers,
 * each by the logs of its transaction, with which the indexer's list has to agree.
 *
 *     follow what is known → accounts it stands on → what these sent and received → follow again, until nothing new is found
 */

import type { Graded } from '../../core/currency/graded.ts';
import { type AddressTag, isService } from '../../core/currency/tags/tag.ts';
import { followTransfers, type TokenFlow, transferId } from '../../core/currency/tokens/follow-transfers.ts';
import type { TokenTransfer } from '../../core/currency/tokens/read-transfers.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { isPlace, isTooLate, missingTransaction, type StepQuestion } from '../follow-source/step-question.ts';
import { sameAsLogs, type Trc20Transfer } from './tron.ts';

export interface AccountSource {
  transfersOf(
    address: string,
    contract: string,
    most: number,
  ): Promise<Graded<{ readonly transfers: readonly Trc20Transfer[]; readonly unread: number; readonly isWhole: boolean }>>;
  transaction(txHash: string): Promise<Graded<readonly TokenTransfer[]> | undefined>;
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
  const crawl = new Crawl(source, question);
  await crawl.begin();
  for (;;) {
    const found = crawl.follow();
    if (!(await crawl.askAbout(found.flow.frontier))) return found;
  }
}

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
    const services = question.tags.filter(isService).flatMap((tag) => (tag.address === undefined ? [] : [[tag.address, tag] as const]));
    // The first tag of an account keeps it.
    this.#services = new Map(services.reverse());
  }

  async begin(): Promise<void> {
    for (const seed of this.#question.seeds)
      if (isPlace(seed)) await this.#logsOf((seed.split(':')[0] as string).toLowerCase());
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
    const known = new Set(transfers.map(transferId));
    const seeds = this.#question.seeds.flatMap((seed) =>
      isPlace(seed) ? [seed.toLowerCase()] : transfers.filter(({ to }) => to === seed).map(transferId),
    );
    const missing = seeds.find((seed) => !known.has(seed));
    if (seeds.length > 0 && missing === undefined) return [...new Set(seeds)];
    const { contract } = this.#question;
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
      else this.#compare(account, told, await this.#logsOf(txHash), answers);
    }
  }

  /** The list knows two equal transfers of one transaction as one. */
  #compare(account: string, told: readonly Trc20Transfer[], logs: readonly TokenTransfer[], answers: readonly string[]): void {
    const own = logs.filter(({ from, to }) => from === account || to === account);
    const distinct = [...new Map(own.map((one) => [[one.from, one.to, one.amount].join(' '), one])).values()];
    if (sameAsLogs(told, distinct)) return;
    throw new CurrencyError('SOURCE_CONTRADICTED', {
      message: currencySays('lists-otherwise', { txid: told[0]?.txHash ?? '', account }),
      details: { answers },
    });
  }

  /** The transfers of the token in a transaction. */
  async #logsOf(txHash: string): Promise<readonly TokenTransfer[]> {
    const known = this.#transactions.get(txHash);
    if (known !== undefined) return known;
    const found = await this.#source.transaction(txHash);
    if (found === undefined) throw missingTransaction(this.#question, txHash);
    const transfers = found.value.filter(({ contract }) => contract === this.#question.contract);
    this.#transactions.set(txHash, transfers);
    return transfers;
  }
}
