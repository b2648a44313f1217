// SPDX-License-Identifier: Apache-2.0
import { type Chain, rowOf, transactionCount } from '../chain/chain.ts';

/** What to look at next, in the order of the chain: transactions by their row, a block's coinbase after all others of the block. */
export class Calendar {
  readonly #chain: Chain;
  /** A binary heap of `2 * row`, or of `2 * row + 1` of a block's last transaction for its coinbase. */
  readonly #heap: number[] = [];
  /** 1 for each number that has been in it: nothing is looked at twice. */
  readonly #planned: Uint8Array;

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#planned = new Uint8Array(2 * transactionCount(chain));
  }

  plan(tx: number): void {
    this.#push(2 * tx);
  }

  planCoinbase(block: number): void {
    this.#push(2 * ((this.#chain.blocks.firstTx[block + 1] as number) - 1) + 1);
  }

  /** Tells each transaction, and each block whose coinbase is due, until nothing is planned any more; both may plan more. */
  tell(transaction: (tx: number) => void, coinbaseOf: (block: number) => void): void {
    for (let key = this.#pop(); key !== undefined; key = this.#pop())
      if (key % 2 === 0) transaction(key / 2);
      else coinbaseOf(rowOf(this.#chain.blocks.firstTx, (key - 1) / 2));
  }

  #push(key: number): void {
    if (this.#planned[key] === 1) return;
    this.#planned[key] = 1;
    const heap = this.#heap;
    let at = heap.push(key) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((heap[up] as number) <= key) break;
      heap[at] = heap[up] as number;
      at = up;
    }
    heap[at] = key;
  }

  #pop(): number | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let at = 0;
    for (let down = 1; down < heap.length; down = 2 * at + 1) {
      if (down + 1 < heap.length && (heap[down + 1] as number) < (heap[down] as number)) down++;
      if ((heap[down] as number) >= last) break;
      heap[at] = heap[down] as number;
      at = down;
    }
    heap[at] = last;
    return top;
  }
}
