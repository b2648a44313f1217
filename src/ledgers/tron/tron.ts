// SPDX-License-Identifier: Apache-2.0
/** TRON as TronGrid answers it: TRC-20 transfers of an account, and the logs of one transaction, which say the same closer to the chain. */
import type { Graded } from '../../core/currency/graded.ts';
import { readTransfers, type TokenTransfer } from '../../core/currency/tokens/read-transfers.ts';
import { contradicted, failed, jsonOf, type LookUp } from '../look-up/look-up.ts';

export interface Trc20Transfer {
  readonly txHash: string;
  readonly contract: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

const HASH = /^[0-9a-f]{64}$/;

export class Tron {
  readonly #lookUp: LookUp;

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  /** Transfers of an account, page by page; a transfer repeated on two pages counts once. */
  async transfersOf(address: string, contract?: string): Promise<Graded<readonly Trc20Transfer[]>> {
    const found = new Map<string, Trc20Transfer>();
    const answers: string[] = [];
    for (let fingerprint = '', pages = 0; pages < 1000; pages++) {
      const query = new URLSearchParams({ limit: '200', only_confirmed: 'true' });
      if (contract !== undefined) query.set('contract_address', contract);
      if (fingerprint !== '') query.set('fingerprint', fingerprint);
      const answer = await this.#lookUp.get(`/v1/accounts/${address}/transactions/trc20?${query}`);
      const body = jsonOf(answer) as { data?: unknown; meta?: { fingerprint?: string } } | undefined;
      if (!Array.isArray(body?.data)) throw failed(answer, 'expected a list of transfers');
      answers.push(answer.sha256);
      for (const entry of body.data) {
        const transfer = readEntry(entry);
        if (transfer === undefined) continue;
        if (transfer.from !== address && transfer.to !== address)
          throw contradicted(answer, `it gives a transfer of ${transfer.txHash} in which the account has no part`);
        found.set([transfer.txHash, transfer.contract, transfer.from, transfer.to, transfer.amount].join(' '), transfer);
      }
      if (body.meta?.fingerprint === undefined || body.meta.fingerprint === fingerprint) break;
      fingerprint = body.meta.fingerprint;
    }
    return { value: [...found.values()], grade: 'one-source', answers, why: 'an indexer says so' };
  }

  /** The transfers of one transaction from its logs. */
  async transaction(txHash: string): Promise<Graded<readonly TokenTransfer[]> | undefined> {
    const answer = await this.#lookUp.post('/wallet/gettransactioninfobyid', { value: txHash });
    const body = jsonOf(answer) as { id?: string; log?: unknown[]; blockNumber?: number } | undefined;
    if (body?.id === undefined) return undefined;
    if (body.id !== txHash) throw contradicted(answer, `asked for ${txHash}, it answers ${body.id}`);
    const logs = (body.log ?? []).map((log, logIndex) => ({
      transactionHash: txHash,
      blockNumber: body.blockNumber,
      logIndex,
      ...(log as object),
    }));
    return { value: readTransfers(logs).transfers, grade: 'one-source', answers: [answer.sha256], why: 'a node says so' };
  }
}

/** Undefined for what is no transfer of amounts (approvals, TRC-721). */
function readEntry(entry: unknown): Trc20Transfer | undefined {
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
  if (type !== 'Transfer' || typeof txHash !== 'string' || !HASH.test(txHash) || typeof contract !== 'string') return undefined;
  if (typeof from !== 'string' || typeof to !== 'string' || typeof value !== 'string' || !/^\d{1,78}$/.test(value)) return undefined;
  return { txHash, contract, from, to, amount: value, time: typeof time === 'number' ? time : 0 };
}

/** Whether the indexer's account of a transaction is what its logs say. */
export function sameAsLogs(told: readonly Trc20Transfer[], logs: readonly TokenTransfer[]): boolean {
  const lines = (list: readonly { contract: string; from: string; to: string; amount: string }[]) =>
    list.map(({ contract, from, to, amount }) => [contract, from, to, amount].join(' ')).sort();
  return lines(told).join('\n') === lines(logs).join('\n');
}
