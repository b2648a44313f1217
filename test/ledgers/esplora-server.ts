// SPDX-License-Identifier: Apache-2.0
/** An Esplora-shaped server on loopback over the blocks it is given, honest unless told how to lie. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PlacedTransaction, ServedChain } from '../../src/core/currency/economy/served-chain.ts';

export type Lie =
  | 'another-amount'
  | 'another-transaction'
  | 'forged-branch'
  | 'other-header'
  | 'no-proof'
  | 'missing-transaction'
  | 'wrong-spender'
  | 'hidden-spender';

export class EsploraServer extends ServedChain {
  lie: Lie | undefined;
  /** The transaction lied about; all when left out. */
  about: string | undefined;
  /** Said of every address instead of what is true. */
  told: string | undefined;
  readonly asked: string[] = [];
  /** Before each answer. */
  onAsked: (() => void) | undefined;
  readonly #server: Server;

  constructor(blocks: readonly Uint8Array[]) {
    super(blocks);
    this.#server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      this.onAsked?.();
      const isOfAddress = request.url?.startsWith('/address/') ?? false;
      const body = (isOfAddress ? this.told : undefined) ?? this.answer(request.url ?? '');
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/plain' });
      response.end(body ?? 'not found');
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => void this.#server.close(resolve));
  }

  #lies(lie: Lie, txid: string): boolean {
    return this.lie === lie && (this.about === undefined || this.about === txid);
  }

  protected override find(txid: string): PlacedTransaction | undefined {
    return this.#lies('missing-transaction', txid) ? undefined : super.find(txid);
  }

  protected override rawOf(found: PlacedTransaction): Uint8Array {
    if (this.#lies('another-transaction', found.txid)) return ([...this.transactions.values()][0] as PlacedTransaction).raw;
    if (!this.#lies('another-amount', found.txid)) return found.raw;
    const changed = Uint8Array.from(found.raw);
    changed[changed.length - 4 - 20] = (changed[changed.length - 4 - 20] as number) ^ 1;
    return changed;
  }

  protected override headerOf(height: number): string | undefined {
    return super.headerOf(this.lie === 'other-header' ? Number(height === 0) : height);
  }

  protected override proofOf(found: PlacedTransaction): string[] | undefined {
    if (this.#lies('no-proof', found.txid)) return undefined;
    const branch = super.proofOf(found) ?? [];
    return this.#lies('forged-branch', found.txid) ? ['ab'.repeat(32), ...branch.slice(1)] : branch;
  }

  protected override spenderOf(txid: string, output: number): string | undefined {
    if (this.#lies('hidden-spender', txid)) return undefined;
    return this.#lies('wrong-spender', txid) ? [...this.transactions.keys()].at(-1) : super.spenderOf(txid, output);
  }
}
