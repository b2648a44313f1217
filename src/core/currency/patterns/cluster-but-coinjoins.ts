// SPDX-License-Identifier: Apache-2.0
/**
 * The multi-input heuristic as it is usually meant: all scripts that sign one transaction are joined, CoinJoins left out whole, likely PayJoins joined.
 * For comparing with clusters of another tool; `clusterScripts` is more careful.
 */
import { type Chain, scriptCount } from '../chain/chain.ts';
import { viewTransaction } from '../chain/transaction-view.ts';
import { classifyTransaction } from './classify-transaction.ts';
import type { Clusters } from './cluster-scripts.ts';
import { DisjointScripts } from './disjoint-scripts.ts';
import { threeEqual } from './possible-joint.ts';
import { ScriptWindow } from './script-window.ts';

/** Clusters every script that ever signed; what is left out are CoinJoins only. */
export function clusterButCoinJoins(chain: Chain): Clusters {
  const clustering = new Clustering(chain);
  clustering.transactions();
  return { root: clustering.roots(), leftOut: clustering.leftOut };
}

class Clustering {
  readonly leftOut: Clusters['leftOut'][number][] = [];
  readonly #chain: Chain;
  readonly #joined: DisjointScripts;
  readonly #window: ScriptWindow;

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#joined = new DisjointScripts(scriptCount(chain));
    this.#window = new ScriptWindow(chain);
  }

  transactions(): void {
    this.#window.walk(
      (start, end) => this.#stretch(start, end),
      (tx) => this.#large(tx),
    );
  }

  roots(): Uint32Array {
    const roots = this.#joined.settle();
    return new Uint32Array(roots.buffer, roots.byteOffset, roots.length);
  }

  #stretch(start: number, end: number): void {
    const { firstInput } = this.#chain;
    const { from, scripts } = this.#window;
    for (let tx = start; tx < end; tx++) {
      const first = (firstInput[tx] as number) - from;
      const last = (firstInput[tx + 1] as number) - from;
      if (last - first > 1 && !(this.#mayBeCoinJoin(tx, last - first) && this.#leaveOut(tx))) this.#joined.joinAll(scripts, first, last);
    }
  }

  /** More inputs than the window holds. */
  #large(tx: number): void {
    if (this.#leaveOut(tx)) return;
    const scripts = Uint32Array.from(viewTransaction(this.#chain, tx).inputScripts);
    this.#joined.joinAll(scripts, 0, scripts.length);
  }

  /** No rule calls a transaction a CoinJoin without three equal outputs of three payers. */
  #mayBeCoinJoin(tx: number, inputs: number): boolean {
    const { firstOutput, outputValue } = this.#chain;
    const first = firstOutput[tx] as number;
    const end = firstOutput[tx + 1] as number;
    return inputs >= 3 && end - first >= 3 && threeEqual(outputValue, first, end);
  }

  #leaveOut(tx: number): boolean {
    const verdict = classifyTransaction(viewTransaction(this.#chain, tx));
    if (verdict.coinjoin) this.leftOut.push({ tx, verdict });
    return verdict.coinjoin;
  }
}
