// SPDX-License-Identifier: Apache-2.0
/**
 * Fetches what a trace needs, step by step: the seeds' transactions, whatever spends them, and the transactions whose outputs these spend, so that
 * every input's value is known. Ends at the limits approved with the case and says which it met.
 */

import type { Transaction } from '../../core/currency/bitcoin/read-transaction.ts';
import type { Chain } from '../../core/currency/chain/chain.ts';
import { chainOfTransactions } from '../../core/currency/chain/chain-of-transactions.ts';
import type { Graded } from '../../core/currency/graded.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import type { LedgerTransaction } from './esplora.ts';

export interface ForwardSource {
  transaction(txid: string): Promise<Graded<LedgerTransaction> | undefined>;
  spenders(txid: string): Promise<(string | undefined)[]>;
}

export interface CrawlLimits {
  readonly mostTransactions: number;
  readonly mostHops: number;
  readonly untilHeight?: number;
  /** Following ends at outputs of these scripts: a service is reached. */
  readonly stopAt?: (script: Uint8Array) => boolean;
}

export interface Crawled {
  readonly chain: Chain;
  readonly grades: ReadonlyMap<string, Graded<LedgerTransaction>>;
  readonly limitsMet: readonly ('transactions' | 'hops' | 'height')[];
}

export async function crawlForward(
  source: ForwardSource,
  network: string,
  seeds: readonly string[],
  limits: CrawlLimits,
): Promise<Crawled> {
  const crawl = new Crawl(source, limits);
  for (const seed of seeds) await crawl.begin(seed);
  await crawl.forward();
  return crawl.done(network);
}

class Crawl {
  readonly #source: ForwardSource;
  readonly #limits: CrawlLimits;
  readonly #found = new Map<string, Graded<LedgerTransaction>>();
  readonly #met = new Set<'transactions' | 'hops' | 'height'>();
  readonly #waiting: { txid: string; outputs: readonly number[] | undefined; hops: number }[] = [];
  readonly #followed = new Set<string>();

  constructor(source: ForwardSource, limits: CrawlLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  async begin(outpoint: string): Promise<void> {
    const [txid, output] = outpoint.split(':') as [string, string];
    await this.#fetch(txid);
    this.#waiting.push({ txid, outputs: [Number(output)], hops: 0 });
  }

  async forward(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const { outputs } = (await this.#fetch(next.txid)).value;
      const spenders = await this.#source.spenders(next.txid);
      for (const output of next.outputs ?? outputs.keys()) {
        const spender = spenders[output];
        const script = outputs[output]?.script;
        if (spender === undefined || script === undefined || this.#followed.has(spender) || this.#limits.stopAt?.(script)) continue;
        await this.#step(spender, next.txid, output, next.hops + 1);
      }
    }
  }

  async #step(spender: string, txid: string, output: number, hops: number): Promise<void> {
    if (hops > this.#limits.mostHops) return void this.#met.add('hops');
    if (this.#found.size >= this.#limits.mostTransactions) return void this.#met.add('transactions');
    this.#followed.add(spender);
    const { value, answers } = await this.#fetch(spender);
    if (!value.inputs.some((input) => input.txid === txid && input.output === output))
      throw new CurrencyError('SOURCE_CONTRADICTED', {
        message: currencySays('spends-not', { spender, txid, output }),
        details: { answers },
      });
    if (this.#limits.untilHeight !== undefined && (value.height ?? Number.POSITIVE_INFINITY) > this.#limits.untilHeight)
      return void this.#met.add('height');
    for (const input of value.inputs) if (!/^0+$/.test(input.txid)) await this.#fetch(input.txid);
    this.#waiting.push({ txid: spender, outputs: undefined, hops });
  }

  async #fetch(txid: string): Promise<Graded<LedgerTransaction>> {
    const known = this.#found.get(txid);
    if (known !== undefined) return known;
    const fetched = await this.#source.transaction(txid);
    if (fetched === undefined)
      throw new CurrencyError('SOURCE_CONTRADICTED', {
        message: currencySays('named-not-had', { txid }),
        details: { txid },
      });
    this.#found.set(txid, fetched);
    return fetched;
  }

  done(network: string): Crawled {
    const ordered = [...this.#found.values()]
      .map(({ value }) => value)
      .sort(
        (a, b) => (a.height ?? Number.MAX_SAFE_INTEGER) - (b.height ?? Number.MAX_SAFE_INTEGER) || (a.position ?? 0) - (b.position ?? 0),
      );
    const transactions: readonly Transaction[] = ordered;
    const chain = chainOfTransactions(
      network,
      transactions,
      ordered.map(({ height }) => height ?? -1),
    );
    return { chain, grades: this.#found, limitsMet: [...this.#met] };
  }
}
