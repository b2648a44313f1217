// SPDX-License-Identifier: Apache-2.0
/** An Esplora-shaped server on loopback over the blocks it is given, honest unless told how to lie. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { displayHash } from '../../src/core/currency/bitcoin/double-sha256.ts';
import { branchOf } from '../../src/core/currency/bitcoin/merkle.ts';
import { networkById } from '../../src/core/currency/bitcoin/networks.ts';
import { readBlock } from '../../src/core/currency/bitcoin/read-block.ts';
import { readTransaction, type Transaction } from '../../src/core/currency/bitcoin/read-transaction.ts';
import { addressOfScript } from '../../src/core/currency/bitcoin/script.ts';

export type Lie =
  | 'another-amount'
  | 'another-transaction'
  | 'forged-branch'
  | 'other-header'
  | 'no-proof'
  | 'missing-transaction'
  | 'wrong-spender';

interface Placed extends Transaction {
  readonly raw: Uint8Array;
  readonly height: number;
  readonly position: number;
}

interface ServedBlock {
  readonly hash: string;
  readonly header: string;
  readonly rows: Uint8Array;
  readonly count: number;
}

export class EsploraServer {
  lie: Lie | undefined;
  /** The transaction lied about; all when left out. */
  about: string | undefined;
  /** Esplora gives 25 transactions a page. */
  pageSize = 25;
  readonly asked: string[] = [];
  readonly #blocks: ServedBlock[] = [];
  readonly #transactions = new Map<string, Placed>();
  readonly #spenders = new Map<string, string>();
  readonly #ofAddress = new Map<string, string[]>();
  readonly #server: Server;

  constructor(blocks: readonly Uint8Array[]) {
    for (const bytes of blocks) this.#add(bytes);
    this.#server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      const body = this.#answer(request.url ?? '');
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

  get transactions(): ReadonlyMap<string, Placed> {
    return this.#transactions;
  }

  get busiestAddress(): string {
    return [...this.#ofAddress].reduce((best, entry) => (entry[1].length > best[1].length ? entry : best))[0];
  }

  #add(bytes: Uint8Array): void {
    const height = this.#blocks.length;
    const spans: [number, number][] = [];
    const block = readBlock(bytes, {
      input() {},
      coinbase() {},
      output() {},
      transaction: (_, from, to) => void spans.push([from, to]),
    });
    this.#blocks.push({
      hash: block.hash,
      header: Buffer.from(bytes.subarray(0, 80)).toString('hex'),
      rows: Buffer.from(block.txids),
      count: block.transactions,
    });
    for (const [position, [from, to]] of spans.entries()) {
      const raw = bytes.slice(from, to);
      const transaction = readTransaction(raw);
      this.#transactions.set(transaction.txid, { ...transaction, raw, height, position });
      for (const { txid, output } of transaction.inputs) this.#spenders.set(`${txid}:${output}`, transaction.txid);
      for (const { script } of transaction.outputs) {
        const address = addressOfScript(script, networkById('bitcoin-regtest'));
        if (address !== undefined) this.#ofAddress.set(address, [...new Set([transaction.txid, ...(this.#ofAddress.get(address) ?? [])])]);
      }
    }
  }

  #lies(lie: Lie, txid: string): boolean {
    return this.lie === lie && (this.about === undefined || this.about === txid);
  }

  #answer(url: string): string | undefined {
    const [, kind, id, what] = url.split('/');
    if (kind === 'tx' && id !== undefined) return this.#transaction(id, what ?? '');
    if (kind === 'block-height') return this.#blocks[Number(id)]?.hash;
    if (kind === 'block' && what === 'header') {
      const index = this.#blocks.findIndex(({ hash }) => hash === id);
      if (this.lie === 'other-header') return this.#blocks[index === 0 ? 1 : 0]?.header;
      return this.#blocks[index]?.header;
    }
    if (kind === 'address' && id !== undefined && what === 'txs') {
      const all = this.#ofAddress.get(id) ?? [];
      const after = url.split('/')[5];
      const from = after === undefined ? 0 : all.indexOf(after) + 1;
      return JSON.stringify(all.slice(from, from + this.pageSize).map((txid) => ({ txid })));
    }
    return undefined;
  }

  #transaction(txid: string, what: string): string | undefined {
    const found = this.#transactions.get(txid);
    if (found === undefined || this.#lies('missing-transaction', txid)) return undefined;
    const block = this.#blocks[found.height] as ServedBlock;
    switch (what) {
      case 'hex':
        return Buffer.from(this.#rawOf(found)).toString('hex');
      case 'merkle-proof': {
        if (this.#lies('no-proof', txid)) return undefined;
        const branch = branchOf(block.rows, block.count, found.position).map((hash) => displayHash(hash));
        if (this.#lies('forged-branch', txid)) branch[0] = 'ab'.repeat(32);
        return JSON.stringify({ block_height: found.height, merkle: branch, pos: found.position });
      }
      case 'outspends':
        return JSON.stringify(
          found.outputs.map((_, output) => {
            const spender = this.#lies('wrong-spender', txid)
              ? [...this.#transactions.keys()].at(-1)
              : this.#spenders.get(`${txid}:${output}`);
            return spender === undefined ? { spent: false } : { spent: true, txid: spender };
          }),
        );
      default:
        return undefined;
    }
  }

  #rawOf({ txid, raw }: Placed): Uint8Array {
    if (this.#lies('another-transaction', txid)) return ([...this.#transactions.values()][0] as Placed).raw;
    if (!this.#lies('another-amount', txid)) return raw;
    const changed = Uint8Array.from(raw);
    changed[raw.length - 4 - 20] = (changed[raw.length - 4 - 20] as number) ^ 1;
    return changed;
  }
}
