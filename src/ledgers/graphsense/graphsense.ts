// SPDX-License-Identifier: Apache-2.0
/** GraphSense's REST interface: what its index knows of an address, and its tags. An index is one source, and its clusters are its own. */
import type { Graded } from '../../core/currency/graded.ts';
import { readTagPack } from '../../core/currency/tags/read-tagpack.ts';
import type { AddressTag } from '../../core/currency/tags/tag.ts';
import { answerSays } from '../../core/errors/sentences/answer-of-source.ts';
import { failed, jsonOf, type LedgerAnswer, type LookUp } from '../look-up/look-up.ts';

export interface IndexedAddress {
  readonly address: string;
  readonly currency: string;
  /** Cluster of the index, by its own rules. */
  readonly entity?: number;
  readonly received: string;
  readonly spent: string;
  readonly incoming: number;
  readonly outgoing: number;
}

export interface IndexedMovement {
  readonly transaction: string;
  readonly from?: string;
  readonly to?: string;
  readonly amount: string;
  /** Seconds since 1970. */
  readonly time: number;
}

const MOST_PAGES = 200;

export class GraphSense {
  readonly #lookUp: LookUp;

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  async address(currency: string, address: string): Promise<Graded<IndexedAddress> | undefined> {
    const answer = await this.#lookUp.get(`/${currency}/addresses/${encodeURIComponent(address)}`);
    const body = jsonOf(answer) as Record<string, unknown> | undefined;
    if (body === undefined) return undefined;
    const value = (field: unknown) => (field as { value?: unknown } | undefined)?.value;
    const [received, spent] = [value(body.total_received), value(body.total_spent)];
    if (body.address !== address || !Number.isSafeInteger(received) || !Number.isSafeInteger(spent))
      throw failed(answer, answerSays('totals'));
    const indexed: IndexedAddress = {
      address,
      currency,
      ...(Number.isSafeInteger(body.entity) ? { entity: body.entity as number } : {}),
      received: String(received),
      spent: String(spent),
      incoming: Number(body.no_incoming_txs ?? 0),
      outgoing: Number(body.no_outgoing_txs ?? 0),
    };
    return { value: indexed, grade: 'one-source', answers: [answer.sha256], why: 'an index says so' };
  }

  /** What an address received (`to`) and spent (`from`), page by page; the index nets what one transaction did to it. */
  async movementsOf(currency: string, address: string): Promise<Graded<readonly IndexedMovement[]> | undefined> {
    const found: IndexedMovement[] = [];
    const answers: string[] = [];
    for (let page = ''; answers.length < MOST_PAGES; ) {
      const query = page === '' ? '' : `?page=${encodeURIComponent(page)}`;
      const answer = await this.#lookUp.get(`/${currency}/addresses/${encodeURIComponent(address)}/txs${query}`);
      const body = jsonOf(answer) as { address_txs?: unknown; next_page?: unknown } | undefined;
      if (body === undefined) return undefined;
      if (!Array.isArray(body.address_txs)) throw failed(answer, answerSays('transactions-of-address'));
      answers.push(answer.sha256);
      for (const entry of body.address_txs) found.push(readEntry(answer, address, entry));
      if (typeof body.next_page !== 'string' || body.next_page === '' || body.next_page === page) break;
      page = body.next_page;
    }
    return { value: found, grade: 'one-source', answers, why: 'an index says so' };
  }

  /** Tags with their packs and confidence, as TagPacks carry them. */
  async tags(currency: string, address: string): Promise<Graded<readonly AddressTag[]>> {
    const answer = await this.#lookUp.get(`/${currency}/addresses/${encodeURIComponent(address)}/tags`);
    const body = jsonOf(answer) as { address_tags?: unknown } | unknown[] | undefined;
    const list = Array.isArray(body) ? body : (body?.address_tags ?? []);
    const tags = readTagPack(Array.isArray(list) ? list : [], this.#lookUp.source.id);
    return { value: tags ?? [], grade: 'one-source', answers: [answer.sha256], why: 'an index says so' };
  }
}

/** Values are signed: what the address spent is below zero. */
function readEntry(answer: LedgerAnswer, address: string, entry: unknown): IndexedMovement {
  const { tx_hash: transaction, value, timestamp: time } = (entry ?? {}) as Record<string, unknown>;
  const amount = (value as { value?: unknown } | undefined)?.value;
  if (typeof transaction !== 'string' || !Number.isSafeInteger(amount) || !Number.isSafeInteger(time))
    throw failed(answer, answerSays('transaction-with-value'));
  const side = (amount as number) < 0 ? { from: address } : { to: address };
  return { transaction, ...side, amount: String(Math.abs(amount as number)), time: time as number };
}
