// SPDX-License-Identifier: Apache-2.0
/** An own node over JSON-RPC. Its blocks are read whole, so every transaction of them is proven by the block's own header. */

import { DamagedBlock } from '../../core/currency/bitcoin/damage.ts';
import { readBlock } from '../../core/currency/bitcoin/read-block.ts';
import { readTransaction } from '../../core/currency/bitcoin/read-transaction.ts';
import type { Graded } from '../../core/currency/graded.ts';
import { answerSays } from '../../core/errors/sentences/answer-of-source.ts';
import { type LedgerTransaction, readNamed } from '../esplora/esplora.ts';
import { contradicted, failed, jsonOf, type LedgerAnswer, type LookUp } from '../look-up/look-up.ts';

export class BitcoinCore {
  readonly #lookUp: LookUp;
  #next = 1;

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  /** A whole block by its hash: bytes whose header has that hash, the work, and the Merkle root of what is inside. */
  async block(hash: string): Promise<Graded<{ readonly bytes: Uint8Array; readonly transactions: readonly LedgerTransaction[] }>> {
    const { answer, result } = await this.#call('getblock', [hash, 0]);
    if (typeof result !== 'string') throw failed(answer, answerSays('block-in-hex'));
    const bytes = Uint8Array.from(Buffer.from(result, 'hex'));
    const spans: [number, number][] = [];
    let block: ReturnType<typeof readBlock>;
    try {
      block = readBlock(bytes, {
        input() {},
        coinbase() {},
        output() {},
        transaction: (_, from, to) => void spans.push([from, to]),
      });
    } catch (cause) {
      if (cause instanceof DamagedBlock) throw contradicted(answer, answerSays('damaged-block', { block: hash, byte: cause.at }), cause);
      throw cause;
    }
    if (block.hash !== hash.toLowerCase()) throw contradicted(answer, answerSays('another-block', { block: hash, found: block.hash }));
    const transactions = spans.map(([from, to]): LedgerTransaction => {
      const raw = bytes.slice(from, to);
      return {
        ...readTransaction(raw),
        raw,
        time: block.time,
        ...(block.statedHeight === undefined ? {} : { height: block.statedHeight }),
      };
    });
    return { value: { bytes, transactions }, grade: 'proven', answers: [answer.sha256], why: `the whole block ${hash}` };
  }

  /** One transaction; proven when the node says in which block and that block holds it. */
  async transaction(txid: string): Promise<Graded<LedgerTransaction> | undefined> {
    const { answer, result, error } = await this.#call('getrawtransaction', [txid, 1]);
    if (error?.code === -5) return undefined; // RPC_INVALID_ADDRESS_OR_KEY: the node knows no such transaction
    const { hex, blockhash } = (result ?? {}) as { hex?: unknown; blockhash?: unknown };
    if (typeof hex !== 'string')
      throw failed(
        answer,
        error === undefined ? answerSays('transaction-in-hex') : answerSays('error-for-transaction', { found: String(error.message) }),
      );
    const raw = Uint8Array.from(Buffer.from(hex, 'hex'));
    const transaction = readNamed(answer, raw, txid);
    if (typeof blockhash !== 'string')
      return { value: { ...transaction, raw }, grade: 'one-source', answers: [answer.sha256], why: 'in no block yet' };
    const block = await this.block(blockhash);
    const placed = block.value.transactions.find((one) => one.txid === transaction.txid);
    if (placed === undefined) throw contradicted(answer, answerSays('not-in-block', { block: blockhash, txid }));
    return { value: placed, grade: 'proven', answers: [answer.sha256, ...block.answers], why: block.why };
  }

  async #call(
    method: string,
    params: readonly unknown[],
  ): Promise<{ answer: LedgerAnswer; result: unknown; error: { code: number; message: string } | undefined }> {
    const answer = await this.#lookUp.post('/', { jsonrpc: '1.0', id: this.#next++, method, params });
    // Core answers errors of the call with status 500 and a body that says which.
    const body = jsonOf({ ...answer, status: answer.status === 500 ? 200 : answer.status }) as {
      result?: unknown;
      error?: { code: number; message: string } | null;
    };
    return { answer, result: body?.result, error: body?.error ?? undefined };
  }
}
