// SPDX-License-Identifier: Apache-2.0
/**
 * Follows value through a source that is asked step by step: the seeds' transactions, whatever spends an output the value has reached, and the
 * transactions whose outputs these spend, so that every input's value is known. Each must come with its proof. Nothing is asked about outputs the
 * value does not reach by the method, or reaches beyond a limit.
 *
 *     follow what is known → outputs it ends at → who spends them, and what else these spend → follow again, until nothing new is found
 *                          → whatever swept it, whole, into a tagged service: what it ever did → follow again (only where that is asked for)
 */
import type { Inclusion } from '../../core/currency/certificate/trace-certificate.ts';
import { type Chain, scriptBytes, scriptCount } from '../../core/currency/chain/chain.ts';
import { chainOfTransactions } from '../../core/currency/chain/chain-of-transactions.ts';
import { outpoint, outputsOf } from '../../core/currency/chain/outpoints.ts';
import { type Flow, follow } from '../../core/currency/follow/follow.ts';
import type { Graded } from '../../core/currency/graded.ts';
import { clusterScripts } from '../../core/currency/patterns/cluster-scripts.ts';
import { type LabelledScripts, labelScripts } from '../../core/currency/tags/label-scripts.ts';
import { sweptClusters } from '../../core/currency/tags/swept-clusters.ts';
import { isService } from '../../core/currency/tags/tag.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { isTooLate, missingTransaction, type StepQuestion } from '../follow-source/step-question.ts';
import type { LedgerTransaction } from './esplora.ts';
import { type HistorySource, WholeHistories } from './whole-histories.ts';

export interface ForwardSource extends HistorySource {
  transaction(txid: string): Promise<Graded<LedgerTransaction> | undefined>;
  spenders(txid: string): Promise<(string | undefined)[]>;
}

/** Seeds are `TXID:N`. */
export interface CrawlQuestion extends StepQuestion {
  readonly network: string;
  /**
   * Asks also what was ever done with addresses that signed together with one that swept followed value, whole, into a named service. It finds a
   * customer's deposit address, and tells the source of many others, most of them of people who have nothing to do with the case.
   */
  readonly coSigners: boolean;
}

/** `calls`: so many transactions as one trace may ask for; `unproven`: in no block yet, or the source gives no proof. */
export type CrawlStop = 'calls' | 'day' | 'unproven';

/** A transaction that is proven to be in a block. */
export type ProvenTransaction = LedgerTransaction & { readonly inclusion: Inclusion };

export interface Crawled {
  readonly chain: Chain;
  readonly flow: Flow;
  readonly labels: LabelledScripts;
  /** By the rows of the chain. */
  readonly transactions: readonly ProvenTransaction[];
  /** Where following looked no further though no limit of the question ended it. */
  readonly stopped: readonly CrawlStop[];
  /** Outputs where the value stands because the source calls them unspent, as `TXID:N`. */
  readonly unspent: readonly string[];
}

type Followed = Omit<Crawled, 'unspent'>;

/** @throws CURRENCY_SOURCE_CONTRADICTED, CURRENCY_SOURCE_FAILED, CURRENCY_UNKNOWN_OUTPUT */
export async function crawlForward(source: ForwardSource, question: CrawlQuestion): Promise<Crawled> {
  const crawl = new Crawl(source, question);
  await crawl.begin();
  for (;;) {
    const found = crawl.follow();
    if (!(await crawl.lookBehind(found)) && !(await crawl.lookAtSweeps(found))) return { ...found, unspent: crawl.unspentIn(found) };
  }
}

/** Of so many scripts, at most, that signed together it is asked what they ever did. */
const MOST_OF_ONE_CLUSTER = 50;

/** What a coinbase spends. */
const NOTHING = '0'.repeat(64);

class Crawl {
  readonly #source: ForwardSource;
  readonly #question: CrawlQuestion;
  readonly #found = new Map<string, ProvenTransaction>();
  readonly #spenders = new Map<string, readonly (string | undefined)[]>();
  readonly #looked = new Set<string>();
  readonly #unspent = new Set<string>();
  readonly #completed = new Set<string>();
  readonly #stopped = new Set<CrawlStop>();
  readonly #histories: WholeHistories;
  #roots: Uint32Array = new Uint32Array();

  constructor(source: ForwardSource, question: CrawlQuestion) {
    this.#source = source;
    this.#question = question;
    this.#histories = new WholeHistories(source, question.network);
  }

  async begin(): Promise<void> {
    for (const seed of this.#question.seeds) await this.#keep(seed.split(':')[0] as string);
  }

  /** Of what was followed to the end: where the source was asked who spends it, and named nobody. */
  unspentIn({ chain, flow }: Followed): string[] {
    return flow.frontier.map((row) => outpoint(chain, row)).filter((output) => this.#unspent.has(output));
  }

  follow(): Followed {
    const { network, seeds, method, maxHops, minAmount, tags } = this.#question;
    const transactions = [...this.#found.values()].sort(
      (a, b) => a.inclusion.height - b.inclusion.height || a.inclusion.position - b.inclusion.position,
    );
    const chain = chainOfTransactions(
      network,
      transactions,
      transactions.map(({ inclusion }) => inclusion.height),
    );
    const services = tags.filter(isService);
    this.#roots = services.length === 0 ? new Uint32Array(scriptCount(chain)) : clusterScripts(chain).root;
    const labels = labelScripts(chain, this.#roots, services, (script) => this.#histories.isWhole(scriptBytes(chain, script)));
    const flow = follow(chain, {
      seeds: outputsOf(chain, seeds),
      method,
      serviceOf: (script) => labels.of(script)?.label,
      ...(maxHops === undefined ? {} : { maxHops }),
      ...(minAmount === undefined ? {} : { minAmount }),
    });
    return { chain, flow, labels, transactions, stopped: [...this.#stopped].sort() };
  }

  /** Asks what else is spent where the value went, and who spends the outputs it ends at; false when nothing new was found. */
  async lookBehind({ chain, flow, transactions }: Followed): Promise<boolean> {
    const [known, stops] = [this.#found.size, this.#stopped.size];
    for (const tx of flow.touched) await this.#complete(transactions[tx] as ProvenTransaction);
    for (const output of flow.frontier.map((row) => outpoint(chain, row))) {
      if (this.#looked.has(output)) continue;
      if (this.#found.size >= this.#question.mostTransactions) {
        this.#stopped.add('calls');
        break;
      }
      this.#looked.add(output);
      await this.#lookBehindOne(output);
    }
    return this.#found.size > known || this.#stopped.size > stops;
  }

  /**
   * Asks what was ever done with scripts that swept followed value, whole, into a tagged service: they may be its customers' deposit addresses. False
   * when nothing new was asked.
   */
  async lookAtSweeps({ chain, flow, labels }: Followed): Promise<boolean> {
    if (!this.#question.coSigners) return false;
    let isNew = false;
    for (const script of sweptClusters(chain, this.#roots, flow, labels, MOST_OF_ONE_CLUSTER).flat())
      if (await this.#histories.ask(scriptBytes(chain, script), (txid) => this.#keepOfHistory(txid))) isNew = true;
    return isNew;
  }

  /** A transaction that the limits allow to look at; nothing is said of what could not be. */
  async #keepOfHistory(txid: string): Promise<ProvenTransaction | undefined> {
    const known = this.#found.get(txid);
    if (known !== undefined) return known;
    if (this.#found.size >= this.#question.mostTransactions) return void this.#stopped.add('calls');
    const { value } = await this.#fetch(txid);
    if (!isProven(value) || isTooLate(this.#question, 1000 * (value.time ?? 0))) return undefined;
    this.#found.set(txid, value);
    return value;
  }

  /** A transaction can be followed through when all it spends is known; one that spends too many is not, and the value is told as absorbed there. */
  async #complete({ txid, inputs }: ProvenTransaction): Promise<void> {
    if (this.#completed.has(txid)) return;
    this.#completed.add(txid);
    for (const input of inputs) {
      if (this.#found.size >= 2 * this.#question.mostTransactions) return void this.#stopped.add('calls');
      if (input.txid !== NOTHING) await this.#keep(input.txid);
    }
  }

  async #lookBehindOne(output: string): Promise<void> {
    const [txid, number] = output.split(':') as [string, string];
    const spender = (await this.#spendersOf(txid))[Number(number)];
    if (spender === undefined) return void this.#unspent.add(output);
    if (this.#found.has(spender)) return;
    const { value, answers } = await this.#fetch(spender);
    if (!value.inputs.some((input) => `${input.txid}:${input.output}` === output))
      throw new CurrencyError('SOURCE_CONTRADICTED', {
        message: currencySays('spends-not', { spender, txid, output: number }),
        details: { answers },
      });
    if (!isProven(value)) this.#stopped.add('unproven');
    else if (isTooLate(this.#question, 1000 * (value.time ?? 0))) this.#stopped.add('day');
    else this.#found.set(spender, value);
  }

  async #spendersOf(txid: string): Promise<readonly (string | undefined)[]> {
    const known = this.#spenders.get(txid) ?? (await this.#source.spenders(txid));
    this.#spenders.set(txid, known);
    return known;
  }

  /** Fetches what the trace cannot do without. */
  async #keep(txid: string): Promise<void> {
    if (this.#found.has(txid)) return;
    const { value } = await this.#fetch(txid);
    if (!isProven(value))
      throw new CurrencyError('SOURCE_FAILED', {
        message: currencySays('no-proof', { txid }),
        details: { txid },
      });
    this.#found.set(txid, value);
  }

  async #fetch(txid: string): Promise<Graded<LedgerTransaction>> {
    const fetched = await this.#source.transaction(txid);
    if (fetched === undefined) throw missingTransaction(this.#question, txid);
    return fetched;
  }
}

const isProven = (transaction: LedgerTransaction): transaction is ProvenTransaction => transaction.inclusion !== undefined;
