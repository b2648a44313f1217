// SPDX-License-Identifier: Apache-2.0
/**
 * All that was ever done with a few scripts, asked of a source that lists the transactions of an address. That the list is whole, the source says;
 * each transaction in it comes with its proof.
 */
import { toHex } from '../../core/currency/addresses/digests.ts';
import { networkById } from '../../core/currency/bitcoin/networks.ts';
import { addressOfScript } from '../../core/currency/bitcoin/script.ts';
import type { ProvenTransaction } from './crawl-forward.ts';

export interface HistorySource {
  /** Names of an address's transactions, newest first; no more than `most`. */
  transactionsOf(address: string, most: number): Promise<string[]>;
}

/** A deposit address of a customer is used a few times; what has a longer history is something else, or too much to ask. */
const MOST_OF_ONE_ADDRESS = 25;

export class WholeHistories {
  readonly #source: HistorySource;
  readonly #network: string;
  /** Scripts in hex. */
  readonly #asked = new Set<string>();
  readonly #whole = new Set<string>();

  constructor(source: HistorySource, network: string) {
    this.#source = source;
    this.#network = network;
  }

  isWhole(script: Uint8Array): boolean {
    return this.#whole.has(toHex(script));
  }

  /**
   * Asks for what was done with a script, once, and for what else is spent with it. False when it was asked about before.
   *
   * @param keep fetches a transaction by its name; undefined where it may not be looked at, or has no proof: then nothing is said of the script
   */
  async ask(script: Uint8Array, keep: (txid: string) => Promise<ProvenTransaction | undefined>): Promise<boolean> {
    const hex = toHex(script);
    if (this.#asked.has(hex)) return false;
    this.#asked.add(hex);
    const address = addressOfScript(script, networkById(this.#network));
    const names = address === undefined ? [] : await this.#source.transactionsOf(address, MOST_OF_ONE_ADDRESS + 1);
    if (names.length === 0 || names.length > MOST_OF_ONE_ADDRESS) return true;
    const own = await all(names, keep);
    const spent = own && spending(own, hex).flatMap(({ inputs }) => inputs.map(({ txid }) => txid));
    if (spent !== undefined && (await all(spent, keep)) !== undefined) this.#whole.add(hex);
    return true;
  }
}

/** Undefined as soon as one is missing. */
async function all<T>(names: readonly string[], keep: (txid: string) => Promise<T | undefined>): Promise<T[] | undefined> {
  const kept: T[] = [];
  for (const name of new Set(names)) {
    const one = await keep(name);
    if (one === undefined) return undefined;
    kept.push(one);
  }
  return kept;
}

/** Those that spend an output of the script. */
function spending(transactions: readonly ProvenTransaction[], script: string): ProvenTransaction[] {
  const received = new Set(
    transactions.flatMap(({ txid, outputs }) =>
      outputs.flatMap((output, number) => (toHex(output.script) === script ? [`${txid}:${number}`] : [])),
    ),
  );
  return transactions.filter(({ inputs }) => inputs.some(({ txid, output }) => received.has(`${txid}:${output}`)));
}
