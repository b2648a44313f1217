// SPDX-License-Identifier: Apache-2.0
/** GraphSense's REST interface: what its index knows of an address, and its tags. An index is one source, and its clusters are its own. */
import type { Graded } from '../../core/currency/graded.ts';
import { readTagPack } from '../../core/currency/tags/read-tagpack.ts';
import type { AddressTag } from '../../core/currency/tags/tag.ts';
import { failed, jsonOf, type LookUp } from '../look-up/look-up.ts';

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
      throw failed(answer, 'expected totals of the address that was asked for');
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

  /** Tags with their packs and confidence, as TagPacks carry them. */
  async tags(currency: string, address: string): Promise<Graded<readonly AddressTag[]>> {
    const answer = await this.#lookUp.get(`/${currency}/addresses/${encodeURIComponent(address)}/tags`);
    const body = jsonOf(answer) as { address_tags?: unknown } | unknown[] | undefined;
    const list = Array.isArray(body) ? body : (body?.address_tags ?? []);
    const tags = readTagPack(Array.isArray(list) ? list : [], this.#lookUp.source.id);
    return { value: tags ?? [], grade: 'one-source', answers: [answer.sha256], why: 'an index says so' };
  }
}
