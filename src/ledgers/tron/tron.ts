// SPDX-License-Identifier: Apache-2.0
/** TRON as TronGrid answers it: TRC-20 transfers and TRX of an account, and the logs of one transaction, which say the same closer to the chain. */
import { decodeBase58Check } from '../../core/currency/addresses/base58.ts';
import { toHex } from '../../core/currency/addresses/digests.ts';
import type { Graded } from '../../core/currency/graded.ts';
import { ContradictedByBytes, type NativeReading, readNative } from '../../core/currency/tokens/read-native.ts';
import { readTransfers, type TokenTransfer, UnreadableLog } from '../../core/currency/tokens/read-transfers.ts';
import { type GivenOrder, toldOtherwise, tronOrders } from '../../core/currency/tokens/tron-orders.ts';
import { answerSays } from '../../core/errors/sentences/answer-of-source.ts';
import { contradicted, failed, jsonOf, type LedgerAnswer, type LookUp } from '../look-up/look-up.ts';

export interface Trc20Transfer {
  readonly txHash: string;
  readonly contract: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** What the payers ordered by the bytes that came along, by the names of their transactions. */
interface Ordered {
  readonly orders: ReadonlyMap<string, GivenOrder>;
}

/** What a list of an account's transactions tells besides them. */
interface ListedParts {
  /** Transactions within which contracts passed something on. */
  readonly parts: readonly { readonly txHash: string; readonly time: number }[];
  readonly isWhole: boolean;
}

const HASH = /^[0-9a-f]{64}$/;

export class Tron {
  readonly #lookUp: LookUp;

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  /** The letters of an account are its own; those of a transaction's name are not. */
  written(text: string): string {
    return text.includes(':') ? text.toLowerCase() : text;
  }

  /**
   * Tokens and TRX of an account. Of what it paid itself the one list has the signed bytes, the other the tokens: that they say different things is a lie.
   */
  async account(
    address: string,
  ): Promise<Graded<{ readonly tokens: readonly Trc20Transfer[]; readonly unread: number } & NativeReading & Ordered>> {
    const { value, ...tokens } = await this.transfersOf(address);
    const trx = await this.trxOf(address);
    const otherwise = toldOtherwise(value.transfers, trx.value.orders);
    if (otherwise !== undefined)
      throw contradicted(
        { source: this.#lookUp.source.id, sha256: tokens.answers[0] ?? '' },
        answerSays('other-payment', { txid: otherwise }),
      );
    return {
      ...tokens,
      answers: [...tokens.answers, ...trx.answers],
      value: { ...trx.value, tokens: value.transfers, unread: value.unread },
    };
  }

  /**
   * TRX of an account: what it sent, received and paid in fees, oldest first. A transfer whose bytes are given has to say what they say; a transaction
   * that nowhere names the account is a lie. Others than transfers name it in many ways: as who gets energy, a token of the chain, or a vote. No further
   * page is asked for once there are more than `most` transactions, and then it `isWhole` no longer.
   */
  async trxOf(address: string, most = 200_000): Promise<Graded<NativeReading & Ordered & ListedParts>> {
    const items: unknown[] = [];
    const answers: string[] = [];
    for (let fingerprint = '', pages = 0; pages < 1000 && items.length <= most; pages++) {
      const query = new URLSearchParams({ limit: '200', only_confirmed: 'true', order_by: 'block_timestamp,asc' });
      if (fingerprint !== '') query.set('fingerprint', fingerprint);
      const answer = await this.#lookUp.get(`/v1/accounts/${address}/transactions?${query}`);
      const body = jsonOf(answer) as { data?: unknown; meta?: { fingerprint?: string } } | undefined;
      if (!Array.isArray(body?.data)) throw failed(answer, answerSays('list-of-transactions'));
      trxReading(answer, body.data);
      for (const item of body.data)
        if (!namesAccount(item, address)) throw contradicted(answer, answerSays('no-part-in-transaction', { txid: nameOf(item) }));
      items.push(...body.data);
      answers.push(answer.sha256);
      if (body.meta?.fingerprint === undefined || body.meta.fingerprint === fingerprint) break;
      fingerprint = body.meta.fingerprint;
    }
    const value = { ...readNative(items), orders: tronOrders(items), parts: partsIn(items), isWhole: items.length <= most };
    return { value, grade: 'one-source', answers, why: 'an indexer says so' };
  }

  /**
   * Transfers of an account, page by page; a transfer repeated on two pages counts once. `unread`: transfers of tokens that the indexer does not name,
   * or in amounts that are no whole numbers. No further page is asked for once there are more than `most`, and then it `isWhole` no longer.
   */
  async transfersOf(
    address: string,
    contract?: string,
    most = 200_000,
  ): Promise<Graded<{ readonly transfers: readonly Trc20Transfer[]; readonly unread: number; readonly isWhole: boolean }>> {
    const found = new Map<string, Trc20Transfer>();
    let unread = 0;
    const answers: string[] = [];
    for (let fingerprint = '', pages = 0; pages < 1000 && found.size <= most; pages++) {
      const query = new URLSearchParams({ limit: '200', only_confirmed: 'true' });
      if (contract !== undefined) query.set('contract_address', contract);
      if (fingerprint !== '') query.set('fingerprint', fingerprint);
      const answer = await this.#lookUp.get(`/v1/accounts/${address}/transactions/trc20?${query}`);
      const body = jsonOf(answer) as { data?: unknown; meta?: { fingerprint?: string } } | undefined;
      if (!Array.isArray(body?.data)) throw failed(answer, answerSays('list-of-transfers'));
      answers.push(answer.sha256);
      for (const entry of body.data) {
        const transfer = readEntry(entry);
        if (transfer === 'unread') unread++;
        if (typeof transfer !== 'object') continue;
        if (transfer.from !== address && transfer.to !== address)
          throw contradicted(answer, answerSays('no-part-in-transfer', { txid: transfer.txHash }));
        found.set([transfer.txHash, transfer.contract, transfer.from, transfer.to, transfer.amount].join(' '), transfer);
      }
      if (body.meta?.fingerprint === undefined || body.meta.fingerprint === fingerprint) break;
      fingerprint = body.meta.fingerprint;
    }
    const value = { transfers: [...found.values()], unread, isWhole: found.size <= most };
    return { value, grade: 'one-source', answers, why: 'an indexer says so' };
  }

  /** The transfers of tokens of one transaction from its logs. */
  async transaction(txHash: string): Promise<Graded<readonly TokenTransfer[]> | undefined> {
    const info = await this.#about(txHash);
    return info && { value: tokensOf(txHash, info.body), grade: 'one-source', answers: [info.answer.sha256], why: 'a node says so' };
  }

  /** What one transaction did with tokens and with TRX. A token that is told otherwise than the payer ordered by the transaction's bytes is a lie. */
  async moves(txHash: string): Promise<Graded<{ readonly transfers: readonly TokenTransfer[] } & Ordered> | undefined> {
    const info = await this.#about(txHash);
    if (info === undefined) return undefined;
    const asked = await this.#lookUp.post('/wallet/gettransactionbyid', { value: txHash });
    const body = jsonOf(asked) as { txID?: string } | undefined;
    if (body?.txID !== undefined && body.txID !== txHash)
      throw contradicted(asked, answerSays('asked-for', { asked: txHash, found: body.txID }));
    const { transfers } = trxReading(asked, [body, info.body]);
    const orders = tronOrders([body]);
    const tokens = tokensOf(txHash, info.body);
    if (toldOtherwise(tokens, orders) !== undefined) throw contradicted(info.answer, answerSays('other-payment', { txid: txHash }));
    return {
      value: { transfers: [...tokens, ...transfers], orders },
      grade: 'one-source',
      answers: [info.answer.sha256, asked.sha256],
      why: 'a node says so',
    };
  }

  async #about(txHash: string): Promise<{ answer: LedgerAnswer; body: TransactionInfo } | undefined> {
    const answer = await this.#lookUp.post('/wallet/gettransactioninfobyid', { value: txHash });
    const body = jsonOf(answer) as TransactionInfo | undefined;
    if (body?.id === undefined) return undefined;
    if (body.id !== txHash) throw contradicted(answer, answerSays('asked-for', { asked: txHash, found: body.id }));
    return { answer, body };
  }
}

interface TransactionInfo {
  readonly id?: string;
  readonly log?: readonly unknown[];
  readonly blockNumber?: number;
  /** Milliseconds since 1970. */
  readonly blockTimeStamp?: number;
}

function tokensOf(transactionHash: string, { log = [], blockNumber, blockTimeStamp }: TransactionInfo): readonly TokenTransfer[] {
  const place = { transactionHash, blockNumber, blockTimeStamp };
  return readTransfers(log.map((entry, logIndex) => ({ ...place, logIndex, ...(entry as object) }))).transfers;
}

/** Names that bytes do not have, and amounts other than the bytes say, are lies; what cannot be read is a failure. */
function trxReading(answer: LedgerAnswer, items: readonly unknown[]): NativeReading {
  try {
    return readNative(items);
  } catch (cause) {
    if (cause instanceof ContradictedByBytes) throw contradicted(answer, cause.said);
    if (cause instanceof UnreadableLog) throw failed(answer, answerSays('unreadable-transaction', { why: cause.said }), cause);
    throw cause;
  }
}

/** An entry of what was passed on names its transaction; TronGrid lists it beside transactions. */
function partsIn(items: readonly unknown[]): ListedParts['parts'] {
  return items.flatMap((item) => {
    const { internal_tx_id: part, tx_id: txHash, block_timestamp: time } = (item ?? {}) as Record<string, unknown>;
    return typeof part === 'string' && typeof txHash === 'string' && HASH.test(txHash)
      ? [{ txHash, time: typeof time === 'number' ? time : 0 }]
      : [];
  });
}

/** Whether a transaction speaks of an account anywhere: as TRON writes it, in hex, or within the data for a contract. */
function namesAccount(transaction: unknown, address: string): boolean {
  const text = JSON.stringify(transaction) ?? '';
  const hex = decodeBase58Check(address)?.subarray(1);
  return text.includes(address) || (hex !== undefined && text.toLowerCase().includes(toHex(hex)));
}

const nameOf = (transaction: unknown): string => String((transaction as { txID?: unknown } | null)?.txID);

/** Undefined for what is no transfer (approvals). */
function readEntry(entry: unknown): Trc20Transfer | 'unread' | undefined {
  const {
    transaction_id: txHash,
    token_info: token,
    from,
    to,
    value,
    type,
    block_timestamp: time,
  } = (entry ?? {}) as Record<string, unknown>;
  const contract = (token as { address?: unknown } | undefined)?.address;
  if (type !== 'Transfer') return undefined;
  if (typeof txHash !== 'string' || !HASH.test(txHash) || typeof contract !== 'string') return 'unread';
  if (typeof from !== 'string' || typeof to !== 'string' || typeof value !== 'string' || !/^\d{1,78}$/.test(value)) return 'unread';
  return { txHash, contract, from, to, amount: value, time: typeof time === 'number' ? time : 0 };
}
