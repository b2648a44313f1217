// SPDX-License-Identifier: Apache-2.0
/**
 * Scripts under one control: those that signed one transaction together (the multi-input heuristic), transactions of several payers left out.
 * A cluster says "whoever made these transactions controls all these keys", under that heuristic; it does not say who that is.
 */
import { type Chain, inputScript, NONE, scriptCount, transactionCount } from '../chain/chain.ts';
import { viewTransaction } from '../chain/transaction-view.ts';
import { classifyTransaction, type Verdict } from './classify-transaction.ts';
import { payjoinParts } from './payjoin-parts.ts';
import { InputWindow, possiblyJoint } from './possible-joint.ts';

export interface Clusters {
  /** For each script the lowest script of its cluster. */
  readonly root: Uint32Array;
  /** Transactions whose inputs were not all joined, because several people may have paid. */
  readonly leftOut: readonly { readonly tx: number; readonly verdict: Verdict }[];
}

/** Joins lowest-first with path halving, so that the result does not depend on the order of the transactions. */
export class DisjointScripts {
  readonly parent: Uint32Array;

  constructor(count: number) {
    this.parent = new Uint32Array(count);
    for (let script = 0; script < count; script++) this.parent[script] = script;
  }

  find(script: number): number {
    const { parent } = this;
    let at = script;
    for (let up = parent[at] as number; up !== at; up = parent[at] as number) {
      const above = parent[up] as number;
      parent[at] = above;
      at = above;
    }
    return at;
  }

  join(a: number, b: number): void {
    this.joinTo(this.find(a), b);
  }

  /** Joins a script to a cluster known by its root; gives the root of both. */
  joinTo(root: number, script: number): number {
    const other = this.find(script);
    if (root < other) this.parent[other] = root;
    else if (other < root) this.parent[root] = other;
    return Math.min(root, other);
  }
}

/** Clusters every script that ever signed. A script that only received stands alone. */
export function clusterScripts(chain: Chain): Clusters {
  const clustering = new Clustering(chain);
  const count = transactionCount(chain);
  for (let tx = 0; tx < count; tx++) clustering.transaction(tx);
  return { root: clustering.roots(), leftOut: clustering.leftOut };
}

class Clustering {
  readonly leftOut: { tx: number; verdict: Verdict }[] = [];
  readonly #chain: Chain;
  readonly #firstInput: Uint32Array;
  readonly #joined: DisjointScripts;
  readonly #window: InputWindow;

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#firstInput = chain.firstInput;
    this.#joined = new DisjointScripts(scriptCount(chain));
    this.#window = new InputWindow(chain);
  }

  transaction(tx: number): void {
    const first = this.#firstInput[tx] as number;
    const end = this.#firstInput[tx + 1] as number;
    if (end - first < 2) return;
    const from = this.#window.place(first, end);
    if (from < 0) this.#large(tx, first, end);
    else if (severalScripts(this.#window.scripts, from, from + end - first)) this.#ordinary(tx, from, from + end - first);
  }

  #ordinary(tx: number, from: number, to: number): void {
    if (possiblyJoint(this.#chain, this.#window, tx, from, to) && this.#leaveOut(tx)) return;
    joinScripts(this.#joined, this.#window.scripts, from, to);
  }

  /** More inputs than the window holds. */
  #large(tx: number, first: number, end: number): void {
    if (this.#leaveOut(tx)) return;
    const scripts = Uint32Array.from({ length: end - first }, (_, at) => inputScript(this.#chain, first + at));
    joinScripts(this.#joined, scripts, 0, scripts.length);
  }

  #leaveOut(tx: number): boolean {
    const view = viewTransaction(this.#chain, tx);
    const verdict = classifyTransaction(view);
    if (!verdict.coinjoin && verdict.class !== 'payjoin') return false;
    this.leftOut.push({ tx, verdict });
    if (verdict.class === 'payjoin')
      for (const part of payjoinParts(view)) this.#joinPart(part.map((input) => view.inputScripts[input] as number));
    return true;
  }

  #joinPart(scripts: readonly number[]): void {
    joinScripts(this.#joined, Uint32Array.from(scripts), 0, scripts.length);
  }

  /** Roots are the lowest of their cluster, so every script's parent is settled before the script is asked. */
  roots(): Uint32Array {
    const { parent } = this.#joined;
    for (let script = 0; script < parent.length; script++) parent[script] = parent[parent[script] as number] as number;
    return parent;
  }
}

function severalScripts(scripts: Uint32Array, from: number, to: number): boolean {
  const first = scripts[from];
  for (let at = from + 1; at < to; at++) if (scripts[at] !== first) return true;
  return false;
}

function joinScripts(joined: DisjointScripts, scripts: Uint32Array, from: number, to: number): void {
  let root = NONE;
  for (let at = from; at < to; at++) {
    const script = scripts[at] as number;
    if (script === NONE) continue;
    root = root === NONE ? joined.find(script) : joined.joinTo(root, script);
  }
}
