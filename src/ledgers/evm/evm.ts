// SPDX-License-Identifier: Apache-2.0
/** Ethereum and its relatives over JSON-RPC: token transfers of an account, ether moved in a range of blocks or by a transaction. What a node says is one source. */

import { evmChainName } from '../../core/currency/addresses/evm-chains.ts';
import type { Graded } from '../../core/currency/graded.ts';
import { type NativeReading, readNative } from '../../core/currency/tokens/read-native.ts';
import { readTransfers, type TokenTransfer, TRANSFER_TOPIC, UnreadableLog } from '../../core/currency/tokens/read-transfers.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { writtenByStrangers } from '../../core/errors/say.ts';
import { answerSays } from '../../core/errors/sentences/answer-of-source.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { contradicted, failed, jsonOf, type LedgerAnswer, type LookUp } from '../look-up/look-up.ts';
import { isOwnHeader, standingOfReceipts, standingOfTransactions, transfersOfBlock } from './block-roots.ts';
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
/** So many parts of a range are asked for at most. A node that gives less at once is the wrong one to ask about an account's whole life. */
const MOST_PARTS = 500;
/** How nodes say that they will not give the logs of so many blocks, or so many logs, at once; there is no common code for it. */
const TOO_MUCH = /range|too (?:many|large|wide|big)|more than|limit|exceed|time(?:d )?-?out/i;
/** How they say that somebody asks too often, or has not paid. */
const TOO_OFTEN = /\brate\b|per (?:second|day)|credits|quota/i;

/** What is asked about a block that is final: no reorganisation takes it back. */
export interface EvmBlock {
  readonly number: number;
  readonly hash: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly transactions: readonly string[];
}

export interface BlockTransfers {
  readonly hash: string;
  readonly transfers: readonly TokenTransfer[];
  /** SHA-256 of the receipts as they came. */
  readonly answer: string;
}

export class Evm {
  readonly #lookUp: LookUp;
  #next = 1;
  /** Logs of more blocks at once the node refuses. */
  #widest = Number.MAX_SAFE_INTEGER;
  /** Logs of so many blocks at once it gave. */
  #given = 0;

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  /**
   * Token transfers between two blocks, in parts where the node does not give as much at once. A log that does not fit the question is a lie of the
   * source. No further part is asked for once there are more than `most`, and then it `isWhole` no longer.
   */
  async transfers(
    question: TransferQuestion,
    most = Number.POSITIVE_INFINITY,
  ): Promise<Graded<readonly TokenTransfer[]> & { readonly isWhole: boolean }> {
    const logs: unknown[] = [];
    const answers: string[] = [];
    let width = this.#widest;
    for (let from = question.fromBlock; from <= question.toBlock && logs.length <= most; ) {
      const to = Math.min(from + width - 1, question.toBlock);
      const found = await this.#logs(question, from, to, answers);
      const asked = to - from + 1;
      if (found === 'too-much') width = this.#narrower(question, asked);
      else {
        logs.push(...found);
        from = to + 1;
        this.#given = Math.max(this.#given, asked);
        width = Math.min(2 * width, this.#widest);
      }
    }
    const value = readTransfers(logs).transfers;
    return { value, grade: 'one-source', answers, why: 'a node says so; no proof of receipts was checked', isWhole: logs.length <= most };
  }

  async #logs(question: TransferQuestion, first: number, last: number, answers: string[]): Promise<readonly unknown[] | 'too-much'> {
    const { contract, from, to } = question;
    const topics = [`0x${TRANSFER_TOPIC}`, from === undefined ? null : word(from), to === undefined ? null : word(to)];
    const range = { fromBlock: hexNumber(first), toBlock: hexNumber(last) };
    const filter = { ...range, topics, ...(contract === undefined ? {} : { address: contract }) };
    const isDivisible = first < last;
    const answer = await this.#lookUp
      .post('', { jsonrpc: '2.0', id: this.#next++, method: 'eth_getLogs', params: [filter] })
      .catch((error: Error) => (isDivisible && isTimeout(error) ? undefined : Promise.reject(error)));
    if (answer === undefined) return 'too-much';
    answers.push(answer.sha256);
    if (isDivisible && isTooMuch(answer)) return 'too-much';
    const result = resultOf(answer, 'eth_getLogs');
    if (!Array.isArray(result)) throw failed(answer, answerSays('list-of-logs'));
    for (const transfer of reading(answer, result).transfers)
      if (!fits(transfer, question))
        throw contradicted(answer, answerSays('log-not-asked-for', { log: `${transfer.txHash}:${transfer.logIndex}` }));
    return result;
  }

  /**
   * How many blocks to ask about after so many were too much. Where the node gave logs of as many blocks before, there are too many logs in these; else
   * it is the number of blocks, and no more are asked about from then on.
   * @throws CURRENCY_SOURCE_FAILED where that would take more parts than are asked for
   */
  #narrower({ fromBlock, toBlock }: TransferQuestion, refused: number): number {
    const width = Math.ceil(refused / 2);
    if (refused <= this.#given) return width;
    this.#widest = width;
    const parts = Math.ceil((toBlock - fromBlock + 1) / width);
    if (parts <= MOST_PARTS) return width;
    throw new CurrencyError('SOURCE_FAILED', {
      message: currencySays('narrow-ranges', { source: this.#lookUp.source.id, blocks: refused, count: parts }),
    });
  }

  /** Which chain the node follows: all of them write accounts alike. */
  async chain(): Promise<string> {
    const { answer, result } = await this.#call('eth_chainId', []);
    if (typeof result !== 'string' || !/^0x[0-9a-f]{1,13}$/i.test(result)) throw failed(answer, answerSays('chain-number'));
    return evmChainName(Number(result));
  }

  /**
   * The last block that no reorganisation takes back any more. A number of blocks on top is no answer to that: how many are enough differs from chain to
   * chain, and a trace would not show on which it was made.
   * @throws CURRENCY_SOURCE_FAILED where the node does not say, with what to do
   */
  async lastFinalBlock(): Promise<number> {
    const answer = await this.#lookUp.post('', {
      ...{ jsonrpc: '2.0', id: this.#next++, method: 'eth_getBlockByNumber' },
      params: ['finalized', false],
    });
    const { result, error } = (jsonOf(answer) ?? {}) as RpcBody;
    if (result != null && error === undefined) return blockOf(answer, result).number;
    const why = typeof error?.message === 'string' ? writtenByStrangers(error.message) : answerSays('no-block');
    throw new CurrencyError('SOURCE_FAILED', { message: currencySays('no-final-block', { source: answer.source, why }) });
  }

  async block(number: number): Promise<EvmBlock> {
    const { answer, result } = await this.#call('eth_getBlockByNumber', [hexNumber(number), false]);
    const block = blockOf(answer, result);
    if (block.number !== number) throw otherBlock(answer, number, block.number);
    return block;
  }

  /**
   * Token transfers of a whole block, where its header commits to what the node tells: the header hashes to the block's name, and its roots are those of
   * these transactions and receipts. Undefined where that cannot be said: the node gives no receipts of whole blocks, or the chain has headers,
   * transactions or receipts of another kind. That a chain holds this header, the node says.
   * @throws CURRENCY_SOURCE_CONTRADICTED for transactions or receipts that are not under the roots
   */
  async transfersUnderHeader(number: number): Promise<BlockTransfers | undefined> {
    const { answer, result } = await this.#call('eth_getBlockByNumber', [hexNumber(number), true]);
    const block = (result ?? {}) as Record<string, unknown>;
    if (block.number !== hexNumber(number)) throw otherBlock(answer, number, block.number);
    if (!(await isOwnHeader(block))) return undefined;
    const told = await this.#lookUp
      .post('', { jsonrpc: '2.0', id: this.#next++, method: 'eth_getBlockReceipts', params: [hexNumber(number)] })
      .catch((error: Error) => (isTimeout(error) ? undefined : Promise.reject(error)));
    const receipts = told?.status === 200 ? ((jsonOf(told) ?? {}) as RpcBody).result : undefined;
    if (told === undefined || !Array.isArray(receipts)) return undefined;
    const standings = [
      { of: answer, what: 'transactions-not-of-header', standing: await standingOfTransactions(block) },
      { of: told, what: 'receipts-not-of-header', standing: await standingOfReceipts(block, receipts) },
    ] as const;
    for (const { of, what, standing } of standings)
      if (standing === 'contradicted') throw contradicted(of, answerSays(what, { block: number }));
    if (standings.some(({ standing }) => standing === 'unknown')) return undefined;
    return { hash: String(block.hash).toLowerCase(), transfers: transfersOfBlock(block, receipts), answer: told.sha256 };
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
      if (told !== hexNumber(number)) throw otherBlock(block.answer, number, told);
      const list = Array.isArray(receipts.result) ? (receipts.result as { transactionHash?: string }[]) : [];
      const names = new Set(list.map(({ transactionHash }) => transactionHash));
      if (list.length !== transactions.length || transactions.some(({ hash }) => !names.has(hash)))
        throw contradicted(receipts.answer, answerSays('receipts-of-others', { block: number }));
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
      throw contradicted(receipt.answer, answerSays('not-together', { txid: txHash }));
    if (from === undefined || value === undefined || !Array.isArray(logs))
      throw failed(receipt.answer, answerSays('transaction-and-receipt'));
    const order = await signedOrder(asked.result as Record<string, unknown>, txHash);
    if (order === 'other-name' || (order !== undefined && order.from !== from.toLowerCase()))
      throw contradicted(asked.answer, answerSays('not-what-was-signed', { txid: txHash }));
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
    return { answer, result: resultOf(answer, method) };
  }
}

interface RpcBody {
  readonly result?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
}

const otherBlock = (answer: LedgerAnswer, asked: number, found: unknown): Error =>
  contradicted(answer, answerSays('asked-for-block', { asked, found: String(found) }));

function resultOf(answer: LedgerAnswer, method: string): unknown {
  const body = jsonOf(answer) as RpcBody | undefined;
  if (body !== undefined && body.error === undefined) return body.result;
  const said = body?.error?.message;
  throw failed(answer, answerSays('method-failed', { method, found: said == null ? answerSays('no-answer') : String(said) }));
}

/** Some nodes say so with a status of HTTP that is none of success. */
function isTooMuch({ bytes }: LedgerAnswer): boolean {
  let body: RpcBody | undefined;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes)) as RpcBody | undefined;
  } catch {
    return false;
  }
  const said = body?.error?.message;
  return typeof said === 'string' && TOO_MUCH.test(said) && !TOO_OFTEN.test(said);
}

/** A node that looks for logs in too many blocks does not answer in time. */
const isTimeout = ({ cause }: Error): boolean => cause instanceof Error && cause.name === 'TimeoutError';

function blockOf(answer: LedgerAnswer, result: unknown): EvmBlock {
  const { number, hash, timestamp, transactions } = (result ?? {}) as Record<string, unknown>;
  const [height, time] = [number, timestamp].map((text) =>
    typeof text === 'string' && /^0x[0-9a-f]{1,13}$/i.test(text) ? Number(text) : -1,
  );
  if (height === undefined || time === undefined || height < 0 || time < 0 || typeof hash !== 'string' || !Array.isArray(transactions))
    throw failed(answer, answerSays('whole-block'));
  const names = transactions.filter((name): name is string => typeof name === 'string');
  return { number: height, hash: hash.toLowerCase(), time, transactions: names.map((name) => name.toLowerCase()) };
}

function etherReading(items: readonly unknown[], source: string): NativeReading {
  try {
    return readNative(items);
  } catch (cause) {
    if (!(cause instanceof UnreadableLog)) throw cause;
    throw new CurrencyError('SOURCE_FAILED', { message: currencySays('answers-kept', { source, why: cause.said }), cause });
  }
}

function reading(answer: LedgerAnswer, logs: readonly unknown[]): ReturnType<typeof readTransfers> {
  try {
    return readTransfers(logs);
  } catch (cause) {
    if (cause instanceof UnreadableLog) throw failed(answer, answerSays('unreadable-log', { why: cause.said }), cause);
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
