// SPDX-License-Identifier: Apache-2.0
/** Esplora's REST interface (Blockstream, mempool.space, own electrs): transactions with proof where the server gives one. */

import { toHex } from '../../core/currency/addresses/digests.ts';
import { displayHash, hashFromDisplay } from '../../core/currency/bitcoin/double-sha256.ts';
import { HEADER_BYTES, meetsTarget, readHeader } from '../../core/currency/bitcoin/header.ts';
import { rootOfBranch } from '../../core/currency/bitcoin/merkle.ts';
import { readTransaction, type Transaction } from '../../core/currency/bitcoin/read-transaction.ts';
import { scriptOfAddress } from '../../core/currency/bitcoin/script.ts';
import type { Inclusion } from '../../core/currency/certificate/trace-certificate.ts';
import type { Graded } from '../../core/currency/graded.ts';
import { answerSays } from '../../core/errors/sentences/answer-of-source.ts';
import { contradicted, failed, jsonOf, type LedgerAnswer, type LookUp, textOf } from '../look-up/look-up.ts';

export interface LedgerTransaction extends Transaction {
  readonly raw: Uint8Array;
  /** Undefined while it is in no block, and where the source gives no proof. */
  readonly inclusion?: Inclusion;
  /** Undefined while it is in no block. */
  readonly height?: number;
  /** Seconds since 1970 by the block's header. */
  readonly time?: number;
}

/** A transaction of an address, as a list of such tells it. */
export interface Historic {
  readonly txid: string;
  /** Outputs that pay the address, in satoshis. */
  readonly received: readonly { readonly output: number; readonly value: number }[];
  /** Satoshis of the address that it spends. */
  readonly spent?: bigint;
  /** Seconds since 1970 by the block's header. */
  readonly time?: number;
}

const HASH = /^[0-9a-f]{64}$/;

interface ServedHeader {
  readonly hash: string;
  readonly header: Uint8Array;
  readonly time: number;
  readonly merkleRoot: string;
  readonly answers: readonly string[];
}

export class Esplora {
  readonly #lookUp: LookUp;
  readonly #blocks = new Map<number, ServedHeader>();

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  /** The transaction by its bytes, whose hash must be its name, and by its Merkle branch into a header with work; undefined when the source has none. */
  async transaction(txid: string): Promise<Graded<LedgerTransaction> | undefined> {
    const answer = await this.#lookUp.get(`/tx/${txid}/hex`);
    const hex = textOf(answer)?.trim();
    if (hex === undefined) return undefined;
    const raw = Uint8Array.from(Buffer.from(hex, 'hex'));
    const transaction = readNamed(answer, raw, txid);
    const proof = await this.#lookUp.get(`/tx/${txid}/merkle-proof`);
    const found = await this.#inclusion(proof, txid);
    const value = { ...transaction, raw, ...found?.place };
    const answers = [answer.sha256, ...(found?.answers ?? [])];
    if (found === undefined) return { value, grade: 'one-source', answers, why: 'the source gives no proof that a block holds it' };
    return { value, grade: 'proven', answers, why: `in block ${found.block} by its Merkle branch, which meets its own target` };
  }

  /** Which transaction spends each output of one; a claim nothing proves, so it only says where to look next. */
  async spenders(txid: string): Promise<(string | undefined)[]> {
    const answer = await this.#lookUp.get(`/tx/${txid}/outspends`);
    const list = jsonOf(answer);
    if (list === undefined) return [];
    if (!Array.isArray(list)) throw failed(answer, answerSays('list-of-spends'));
    return list.map((entry) => (entry?.spent === true && HASH.test(entry.txid) ? entry.txid : undefined));
  }

  /** Names of an address's confirmed transactions, newest first. */
  async transactionsOf(address: string, most = 10_000): Promise<string[]> {
    return (await this.historyOf(address, most)).map(({ txid }) => txid);
  }

  /**
   * An address's confirmed transactions with what the source says they did to it, newest first, page by page; a repeated page ends it. A list proves
   * nothing of this: only the transaction itself does.
   */
  async historyOf(address: string, most = 10_000): Promise<Historic[]> {
    const script = toHex(scriptOfAddress(address) ?? new Uint8Array());
    const found = new Map<string, Historic>();
    for (let last = ''; found.size < most; ) {
      const answer = await this.#lookUp.get(`/address/${address}/txs/chain${last === '' ? '' : `/${last}`}`);
      const page = jsonOf(answer);
      if (!Array.isArray(page)) throw failed(answer, answerSays('list-of-transactions'));
      const told = page.flatMap((entry) => historic(entry, script) ?? []);
      const fresh = told.filter(({ txid }) => !found.has(txid));
      for (const one of fresh) found.set(one.txid, one);
      if (fresh.length === 0) break;
      last = told.at(-1)?.txid as string;
    }
    return [...found.values()].slice(0, most);
  }

  async #inclusion(proof: LedgerAnswer, txid: string) {
    const stated = jsonOf(proof) as { block_height?: unknown; merkle?: unknown; pos?: unknown } | undefined;
    if (stated === undefined) return undefined;
    const { block_height: height, merkle, pos } = stated;
    const branch = Array.isArray(merkle)
      ? merkle.map((hash) => (typeof hash === 'string' ? hashFromDisplay(hash) : undefined))
      : [undefined];
    if (!isCount(height) || !isCount(pos) || branch.includes(undefined)) throw failed(proof, answerSays('proof-of-another-shape'));
    const { hash, header, time, merkleRoot, answers } = await this.#block(height);
    const inclusion = { header, height, position: pos, branch: branch as Uint8Array[] };
    const root = displayHash(rootOfBranch(hashFromDisplay(txid) as Uint8Array, inclusion.branch, pos));
    if (pos >= 2 ** branch.length || root !== merkleRoot) throw contradicted(proof, answerSays('proof-elsewhere', { txid, block: hash }));
    return { block: hash, answers: [proof.sha256, ...answers], place: { inclusion, height, time } };
  }

  /** The header of a block, asked for once. */
  async #block(height: number): Promise<ServedHeader> {
    const known = this.#blocks.get(height);
    if (known !== undefined) return known;
    const block = await this.#lookUp.get(`/block-height/${height}`);
    const hash = textOf(block)?.trim() ?? '';
    const answer = await this.#lookUp.get(`/block/${hash}/header`);
    const header = Uint8Array.from(Buffer.from(textOf(answer)?.trim() ?? '', 'hex'));
    if (!HASH.test(hash) || header.length !== HEADER_BYTES) throw failed(answer, answerSays('no-header'));
    const read = readHeader(header);
    if (read.hash !== hash || !meetsTarget(read)) throw contradicted(answer, answerSays('header-of-another', { block: hash }));
    const found = { hash, header, time: read.time, merkleRoot: read.merkleRoot, answers: [block.sha256, answer.sha256] };
    this.#blocks.set(height, found);
    return found;
  }
}

/** One line of an address's history; undefined where it has no name. What cannot be read of it is left out: a name can still be asked about. */
function historic(entry: unknown, script: string): Historic | undefined {
  const { txid, vin, vout, status } = (entry ?? {}) as { txid?: unknown; vin?: unknown; vout?: unknown; status?: { block_time?: unknown } };
  if (typeof txid !== 'string' || !HASH.test(txid)) return undefined;
  const ours = (one: unknown): number | undefined => {
    const { scriptpubkey, value } = (one ?? {}) as { scriptpubkey?: unknown; value?: unknown };
    return scriptpubkey === script && isCount(value) ? value : undefined;
  };
  const outputs = Array.isArray(vout) ? vout : [];
  const spent = (Array.isArray(vin) ? vin : []).flatMap((one) => ours((one as { prevout?: unknown } | null)?.prevout) ?? []);
  const spends = spent.reduce((sum, value) => sum + BigInt(value), 0n);
  return {
    txid,
    received: outputs.flatMap((one, output) => {
      const value = ours(one);
      return value === undefined ? [] : [{ output, value }];
    }),
    ...(spends > 0n && { spent: spends }),
    ...(isCount(status?.block_time) && { time: status.block_time }),
  };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Reads a transaction that must have this name. */
export function readNamed(answer: LedgerAnswer, raw: Uint8Array, txid: string): Transaction {
  let transaction: Transaction;
  try {
    transaction = readTransaction(raw);
  } catch (cause) {
    throw failed(answer, answerSays('no-transaction'), cause);
  }
  if (transaction.txid !== txid.toLowerCase())
    throw contradicted(answer, answerSays('another-transaction', { asked: txid, found: transaction.txid }));
  return transaction;
}
