// SPDX-License-Identifier: Apache-2.0
/** Ethereum and its relatives over JSON-RPC: token transfers of an account, ether moved in a range of blocks or by a transaction. What a node says is one source. */

import type { Graded } from '../../core/currency/graded.ts';
import { type NativeReading, readNative } from '../../core/currency/tokens/read-native.ts';
import { readTransfers, type TokenTransfer, TRANSFER_TOPIC, UnreadableLog } from '../../core/currency/tokens/read-transfers.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { contradicted, failed, jsonOf, type LedgerAnswer, type LookUp } from '../look-up/look-up.ts';
import { type SignedOrder, signedOrder } from './signed-order.ts';

export interface TransferQuestion {
  /** Token contract; all tokens when left out. */
  readonly contract?: string;
  readonly from?: string;
  readonly to?: string;
  readonly fromBlock: number;
  readonly toBlock: number;
}

const hexNumber = (value: number): string => `0x${value.toString(16)}`;
const word = (address: string): string => `0x${address.slice(2).toLowerCase().padStart(64, '0')}`;
/** Blocks asked for at once; nodes refuse wider ranges. */
const PAGE_BLOCKS = 2000;

export class Evm {
  readonly #lookUp: LookUp;
  #next = 1;

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  /** Token transfers between two blocks. A log that does not fit the question is a lie of the source. */
  async transfers(question: TransferQuestion): Promise<Graded<readonly TokenTransfer[]>> {
    const logs: unknown[] = [];
    const answers: string[] = [];
    for (let from = question.fromBlock; from <= question.toBlock; from += PAGE_BLOCKS) {
      const to = Math.min(from + PAGE_BLOCKS - 1, question.toBlock);
      const topics = [
        `0x${TRANSFER_TOPIC}`,
        question.from === undefined ? null : word(question.from),
        question.to === undefined ? null : word(question.to),
      ];
      const filter = {
        fromBlock: hexNumber(from),
        toBlock: hexNumber(to),
        topics,
        ...(question.contract === undefined ? {} : { address: question.contract }),
      };
      const { answer, result } = await this.#call('eth_getLogs', [filter]);
      if (!Array.isArray(result)) throw failed(answer, 'expected a list of logs');
      const { transfers } = reading(answer, result);
      for (const transfer of transfers)
        if (!fits(transfer, question))
          throw contradicted(answer, `it gives log ${transfer.txHash}:${transfer.logIndex}, which was not asked for`);
      logs.push(...result);
      answers.push(answer.sha256);
    }
    return { value: readTransfers(logs).transfers, grade: 'one-source', answers, why: 'a node says so; no proof of receipts was checked' };
  }

  /**
   * What ether did in a range of blocks: values, fees, and what contracts passed on where the node tells the calls (debug_traceBlockByNumber). A node
   * cannot list the transactions of one account, so whole blocks are asked for. Receipts that do not fit their block are a lie of the source.
   */
  async ether(fromBlock: number, toBlock: number): Promise<Graded<NativeReading & { readonly callsTold: boolean }>> {
    const items: unknown[] = [];
    const answers: string[] = [];
    let callsTold = true;
    for (let number = fromBlock; number <= toBlock; number++) {
      const block = await this.#call('eth_getBlockByNumber', [hexNumber(number), true]);
      const receipts = await this.#call('eth_getBlockReceipts', [hexNumber(number)]);
      const { number: told, transactions = [] } = (block.result ?? {}) as { number?: string; transactions?: { hash?: string }[] };
      if (told !== hexNumber(number)) throw contradicted(block.answer, `asked for block ${number}, it answers ${told}`);
      const list = Array.isArray(receipts.result) ? (receipts.result as { transactionHash?: string }[]) : [];
      const names = new Set(list.map(({ transactionHash }) => transactionHash));
      if (list.length !== transactions.length || transactions.some(({ hash }) => !names.has(hash)))
        throw contradicted(receipts.answer, `its receipts of block ${number} are not those of its transactions`);
      items.push(block.result, ...list);
      answers.push(block.answer.sha256, receipts.answer.sha256);
      if (!callsTold || transactions.length === 0) continue;
      const calls = await this.#calls(number);
      if (calls === undefined) callsTold = false;
      else {
        items.push(...calls.result);
        answers.push(calls.answer.sha256);
      }
    }
    const why = callsTold ? 'a node says so' : 'a node says so; it does not tell the calls of contracts';
    return { value: { ...etherReading(items, this.#lookUp.source.id), callsTold }, grade: 'one-source', answers, why };
  }

  /** Undefined when the node does not offer them. */
  async #calls(number: number): Promise<{ answer: LedgerAnswer; result: readonly unknown[] } | undefined> {
    const answer = await this.#lookUp.post('', {
      jsonrpc: '2.0',
      id: this.#next++,
      method: 'debug_traceBlockByNumber',
      params: [hexNumber(number), { tracer: 'callTracer' }],
    });
    const { result } = (jsonOf(answer) ?? {}) as { result?: unknown };
    return Array.isArray(result) ? { answer, result } : undefined;
  }

  /**
   * What one transaction moved: its own value in wei and the token transfers of its receipt. Fields that do not hash to its name, and a payer who did
   * not sign it, are a lie.
   */
  async transaction(txHash: string): Promise<
    | Graded<{
        readonly from: string;
        readonly to: string | undefined;
        readonly wei: string;
        readonly succeeded: boolean;
        readonly transfers: readonly TokenTransfer[];
        /** What its payer signed; undefined for kinds of transactions that only some chains have. */
        readonly order: SignedOrder | undefined;
      }>
    | undefined
  > {
    const asked = await this.#call('eth_getTransactionByHash', [txHash]);
    const receipt = await this.#call('eth_getTransactionReceipt', [txHash]);
    if (asked.result === null || receipt.result === null) return undefined;
    const { from, to, value, hash, blockHash } = asked.result as Record<string, string>;
    const { status, logs, transactionHash, blockHash: receiptBlock } = receipt.result as Record<string, unknown>;
    if (
      hash?.toLowerCase() !== txHash.toLowerCase() ||
      String(transactionHash).toLowerCase() !== txHash.toLowerCase() ||
      blockHash !== receiptBlock
    )
      throw contradicted(receipt.answer, `the receipt and the transaction given for ${txHash} do not belong together`);
    if (from === undefined || value === undefined || !Array.isArray(logs))
      throw failed(receipt.answer, 'expected a transaction and its receipt');
    const order = await signedOrder(asked.result as Record<string, unknown>, txHash);
    if (order === 'other-name' || (order !== undefined && order.from !== from.toLowerCase()))
      throw contradicted(asked.answer, `what it gives for ${txHash} is not what the payer of that transaction signed`);
    const moved = {
      from,
      to: to ?? undefined,
      wei: BigInt(value).toString(),
      succeeded: status === '0x1',
      transfers: reading(receipt.answer, logs).transfers,
      order,
    };
    return { value: moved, grade: 'one-source', answers: [asked.answer.sha256, receipt.answer.sha256], why: 'a node says so' };
  }

  async #call(method: string, params: readonly unknown[]): Promise<{ answer: LedgerAnswer; result: unknown }> {
    const answer = await this.#lookUp.post('', { jsonrpc: '2.0', id: this.#next++, method, params });
    const body = jsonOf(answer) as { result?: unknown; error?: { message?: string } } | undefined;
    if (body === undefined || body.error !== undefined) throw failed(answer, `${method} failed: ${body?.error?.message ?? 'no answer'}`);
    return { answer, result: body.result };
  }
}

function etherReading(items: readonly unknown[], source: string): NativeReading {
  try {
    return readNative(items);
  } catch (cause) {
    if (!(cause instanceof UnreadableLog)) throw cause;
    throw new CurrencyError('SOURCE_FAILED', { message: currencySays('answers-kept', { source, why: cause.message }), cause });
  }
}

function reading(answer: LedgerAnswer, logs: readonly unknown[]): ReturnType<typeof readTransfers> {
  try {
    return readTransfers(logs);
  } catch (cause) {
    if (cause instanceof UnreadableLog) throw failed(answer, `a log is unreadable: ${cause.message}`, cause);
    throw cause;
  }
}

function fits(transfer: TokenTransfer, { contract, from, to, fromBlock, toBlock }: TransferQuestion): boolean {
  const same = (a: string | undefined, b: string) => a === undefined || a.toLowerCase() === b.toLowerCase();
  const inRange = transfer.blockNumber === undefined || (transfer.blockNumber >= fromBlock && transfer.blockNumber <= toBlock);
  return same(contract, transfer.contract) && same(from, transfer.from) && same(to, transfer.to) && inRange;
}

/** Two lists of transfers that say the same, in whatever order. */
export function sameTransfers(a: readonly TokenTransfer[], b: readonly TokenTransfer[]): boolean {
  const lines = (list: readonly TokenTransfer[]) =>
    list.map(({ txHash, logIndex, contract, from, to, amount }) => [txHash, logIndex, contract, from, to, amount].join(' ')).sort();
  const [first, second] = [lines(a), lines(b)];
  return first.length === second.length && first.every((line, at) => line === second[at]);
}
