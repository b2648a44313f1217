// SPDX-License-Identifier: Apache-2.0
/** What an Esplora would answer of the blocks it is given (Blockstream's esplora, API.md): the invented chain as a source that can be asked. */
import { displayHash } from '../bitcoin/double-sha256.ts';
import { branchOf } from '../bitcoin/merkle.ts';
import { networkById } from '../bitcoin/networks.ts';
import { readBlock } from '../bitcoin/read-block.ts';
import { readTransaction, type Transaction } from '../bitcoin/read-transaction.ts';
import { addressOfScript } from '../bitcoin/script.ts';

export interface PlacedTransaction extends Transaction {
  readonly raw: Uint8Array;
  readonly height: number;
  readonly position: number;
}

interface ServedBlock {
  readonly hash: string;
  /** Hex. */
  readonly header: string;
  /** Names of its transactions, 32 bytes each. */
  readonly rows: Uint8Array;
  readonly count: number;
}

/** An honest source. Its parts are methods, so that a test can make a liar of it. */
export class ServedChain {
  /** Esplora gives 25 transactions a page. */
  pageSize = 25;
  readonly transactions: ReadonlyMap<string, PlacedTransaction>;
  protected readonly blocks: readonly ServedBlock[];
  readonly #placed = new Map<string, PlacedTransaction>();
  readonly #spenders = new Map<string, string>();
  readonly #ofAddress = new Map<string, string[]>();

  constructor(blocks: readonly Uint8Array[]) {
    const transactions = this.#placed;
    this.blocks = blocks.map((bytes, height) => {
      const block = takeApart(bytes);
      for (const [position, raw] of block.raws.entries()) {
        const transaction = { ...readTransaction(raw), raw, height, position };
        transactions.set(transaction.txid, transaction);
        this.#note(transaction);
      }
      return block;
    });
    this.transactions = transactions;
  }

  get busiestAddress(): string {
    return [...this.#ofAddress].reduce((best, entry) => (entry[1].length > best[1].length ? entry : best))[0];
  }

  /** The body of the answer to a path such as `/tx/…/hex`; undefined for what it does not know. */
  answer(path: string): string | undefined {
    const [, kind, id, what] = path.split('/');
    if (id === undefined) return undefined;
    if (kind === 'tx') return this.#transaction(id, what);
    if (kind === 'block-height') return this.blocks[Number(id)]?.hash;
    if (kind === 'block' && what === 'header') return this.headerOf(this.blocks.findIndex(({ hash }) => hash === id));
    if (kind === 'address' && what === 'txs') return this.#page(id, path.split('/')[5]);
    return undefined;
  }

  #note({ txid, inputs, outputs }: PlacedTransaction): void {
    for (const { txid: spent, output } of inputs) this.#spenders.set(`${spent}:${output}`, txid);
    const touched = [...inputs.flatMap((input) => this.#spentBy(input) ?? []), ...outputs];
    for (const { script } of touched) {
      const address = addressOfScript(script, networkById('bitcoin-regtest'));
      if (address !== undefined) this.#ofAddress.set(address, [...new Set([txid, ...(this.#ofAddress.get(address) ?? [])])]);
    }
  }

  #spentBy({ txid, output }: Transaction['inputs'][number]): Transaction['outputs'][number] | undefined {
    return this.#placed.get(txid)?.outputs[output];
  }

  #transaction(txid: string, what: string | undefined): string | undefined {
    const found = this.find(txid);
    if (found === undefined) return undefined;
    if (what === 'hex') return Buffer.from(this.rawOf(found)).toString('hex');
    if (what === 'merkle-proof') {
      const merkle = this.proofOf(found);
      return merkle && JSON.stringify({ block_height: found.height, merkle, pos: found.position });
    }
    if (what !== 'outspends') return undefined;
    const spenders = found.outputs.map((_, output) => this.spenderOf(txid, output));
    return JSON.stringify(spenders.map((spender) => (spender === undefined ? { spent: false } : { spent: true, txid: spender })));
  }

  /** Newest first, after the one that was shown last. */
  #page(address: string, after: string | undefined): string {
    const all = this.#ofAddress.get(address) ?? [];
    const from = after === undefined ? 0 : all.indexOf(after) + 1;
    const shown = all.slice(from, from + this.pageSize).flatMap((txid) => this.#placed.get(txid) ?? []);
    return JSON.stringify(shown.map((one) => this.#inFull(one)));
  }

  /** As much of Esplora's own format of a transaction as anybody here reads. */
  #inFull({ txid, inputs, outputs, height }: PlacedTransaction): object {
    const shown = ({ value, script }: Transaction['outputs'][number]) => ({ scriptpubkey: Buffer.from(script).toString('hex'), value });
    const header = Buffer.from(this.blocks[height]?.header ?? '', 'hex');
    return {
      txid,
      vin: inputs.map((input) => {
        const prevout = this.#spentBy(input);
        return { txid: input.txid, vout: input.output, prevout: prevout === undefined ? null : shown(prevout) };
      }),
      vout: outputs.map(shown),
      status: { confirmed: true, block_height: height, block_time: header.readUInt32LE(68) },
    };
  }

  protected find(txid: string): PlacedTransaction | undefined {
    return this.transactions.get(txid);
  }

  protected rawOf({ raw }: PlacedTransaction): Uint8Array {
    return raw;
  }

  protected headerOf(height: number): string | undefined {
    return this.blocks[height]?.header;
  }

  /** Neighbours up to the root, as people write hashes. */
  protected proofOf({ height, position }: PlacedTransaction): string[] | undefined {
    const block = this.blocks[height];
    return block && branchOf(block.rows, block.count, position).map((hash) => displayHash(hash));
  }

  protected spenderOf(txid: string, output: number): string | undefined {
    return this.#spenders.get(`${txid}:${output}`);
  }
}

function takeApart(bytes: Uint8Array): ServedBlock & { readonly raws: readonly Uint8Array[] } {
  const raws: Uint8Array[] = [];
  const { hash, txids, transactions } = readBlock(bytes, {
    input() {},
    coinbase() {},
    output() {},
    transaction: (_, from, to) => void raws.push(bytes.slice(from, to)),
  });
  return { hash, header: Buffer.from(bytes.subarray(0, 80)).toString('hex'), rows: Buffer.from(txids), count: transactions, raws };
}
