// SPDX-License-Identifier: Apache-2.0
/**
 * What TronGrid would answer of the logs of tokens it is given: an account's transfers, and the logs of one transaction. Of transactions themselves it
 * knows nothing, so that nobody's signature is told.
 */

import { readTransfers, type TokenTransfer } from '../tokens/read-transfers.ts';
import type { InventedChain } from './invented-case.ts';

/** As a node gives a log of one transaction. */
export interface ServedLog {
  readonly transactionHash: string;
  readonly blockNumber: number;
  /** 21 bytes in hex, the first 41. */
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** TRON makes a block every three seconds. */
const BLOCK_MS = 3000;

/** An honest source. Its parts are methods, so that a test can make a liar of it. */
export class ServedAccounts {
  /** TronGrid gives up to 200 transfers a page. */
  pageSize = 200;
  readonly #logs = new Map<string, readonly ServedLog[]>();
  readonly #transfers: readonly TokenTransfer[];
  readonly #firstBlockAt: number;

  /** `firstBlockAt`: when a block was made whose number is a multiple of a thousand, in milliseconds since 1970. */
  constructor(logs: readonly ServedLog[], firstBlockAt: number) {
    for (const [name, list] of Map.groupBy(logs, ({ transactionHash }) => transactionHash)) this.#logs.set(name, list);
    this.#transfers = [...this.#logs.values()].flatMap(
      (list) => readTransfers(list.map((log, logIndex) => ({ ...log, logIndex }))).transfers,
    );
    this.#firstBlockAt = firstBlockAt;
  }

  /** The body of the answer to a path and, for a node's own calls, what was sent with it; undefined for what it does not know. */
  answer(path: string, body: string): string | undefined {
    const [, account, tokens, query] = /^\/v1\/accounts\/(\w+)\/transactions(\/trc20)?\?(.*)$/.exec(path) ?? [];
    if (account !== undefined) return JSON.stringify(this.#page(tokens === undefined ? [] : this.transfersOf(account), query));
    if (path === '/wallet/gettransactionbyid') return '{}';
    if (path !== '/wallet/gettransactioninfobyid') return undefined;
    const { value } = JSON.parse(body) as { value?: unknown };
    return JSON.stringify(this.#receipt(String(value)));
  }

  protected transfersOf(account: string): readonly TokenTransfer[] {
    return this.#transfers.filter(({ from, to }) => from === account || to === account);
  }

  protected logsOf(transactionHash: string): readonly ServedLog[] {
    return this.#logs.get(transactionHash) ?? [];
  }

  #page(transfers: readonly TokenTransfer[], query = ''): object {
    const asked = new URLSearchParams(query);
    const contract = asked.get('contract_address');
    const wanted = transfers.filter((one) => contract === null || one.contract === contract);
    const from = Number(asked.get('fingerprint') ?? 0);
    const next = from + this.pageSize;
    const data = wanted.slice(from, next).map((one) => this.#listed(one));
    const more = next < wanted.length ? { fingerprint: String(next) } : {};
    return { data, success: true, meta: { page_size: data.length, ...more } };
  }

  #timeOf(blockNumber = 0): number {
    return this.#firstBlockAt + (blockNumber % 1000) * BLOCK_MS;
  }

  #listed({ txHash, contract, blockNumber, from, to, amount }: TokenTransfer): object {
    return {
      transaction_id: txHash,
      token_info: { symbol: 'USDT', address: contract, decimals: 6, name: 'Tether USD' },
      block_timestamp: this.#timeOf(blockNumber),
      from,
      to,
      type: 'Transfer',
      value: amount,
    };
  }

  /** Empty for a transaction that does not exist. */
  #receipt(id: string): object {
    const logs = this.logsOf(id);
    const first = logs[0];
    if (first === undefined) return {};
    const log = logs.map(({ address, topics, data }) => ({ address: address.slice(2), topics, data }));
    return { id, blockNumber: first.blockNumber, blockTimeStamp: this.#timeOf(first.blockNumber), log };
  }
}

/** The evening the fees of the invented case were paid in USDT. */
const FEES_PAID_AT = Date.UTC(2026, 9, 9, 18, 30);

/** The accounts of the invented case. */
export function servedFees({ tron }: Pick<InventedChain, 'tron'>): ServedAccounts {
  const logs = tron.logs.trim().split('\n');
  return new ServedAccounts(
    logs.map((line) => JSON.parse(line)),
    FEES_PAID_AT,
  );
}
