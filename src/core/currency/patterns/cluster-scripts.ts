// SPDX-License-Identifier: Apache-2.0
/**
 * Scripts under one control: those that signed one transaction together (the multi-input heuristic), transactions of several payers left out.
 * A cluster says "whoever made these transactions controls all these keys", under that heuristic; it does not say who that is.
 */
import { type Chain, inputScript, NONE, scriptCount, transactionCount } from '../chain/chain.ts';
import { viewTransaction } from '../chain/transaction-view.ts';
import { classifyTransaction, type Verdict } from './classify-transaction.ts';
import { coinjoinParts } from './coinjoin-parts.ts';
import { payjoinParts } from './payjoin-parts.ts';
import { InputWindow, mayHideTwo, possiblyJoint } from './possible-joint.ts';
import { SignedPairs, SignedTwice } from './signed-pairs.ts';
import { LARGE_PART, soleLinks } from './sole-links.ts';

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

  /** Every script's parent becomes its root. Roots are the lowest of their cluster, so a parent is settled before the script is asked. */
  settle(): Uint32Array {
    const { parent } = this;
    for (let script = 0; script < parent.length; script++) parent[script] = parent[parent[script] as number] as number;
    return parent;
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
  clustering.pairs();
  return { root: clustering.roots(), leftOut: clustering.leftOut };
}

class Clustering {
  readonly leftOut: { tx: number; verdict: Verdict }[] = [];
  readonly #chain: Chain;
  readonly #firstInput: Uint32Array;
  readonly #joined: DisjointScripts;
  readonly #window: InputWindow;
  readonly #pairs = new SignedPairs();
  readonly #signed: SignedTwice;

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#firstInput = chain.firstInput;
    this.#joined = new DisjointScripts(scriptCount(chain));
    this.#window = new InputWindow(chain);
    this.#signed = new SignedTwice(scriptCount(chain));
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
    this.#signed.note(this.#window.scripts, from, to);
    if (to - from === 2 && mayHideTwo(this.#chain, this.#window, tx, from))
      this.#pairs.add(tx, this.#window.scripts[from] as number, this.#window.scripts[from + 1] as number);
    else joinScripts(this.#joined, this.#window.scripts, from, to);
  }

  /**
   * Transactions that may be a PayJoin come last. Where such a one is the only link between two clusters that are large without it, they are not
   * joined. It cannot be that where one of the two signed nowhere else.
   */
  pairs(): void {
    const doubtful = this.#pairs.filter((a, b) => {
      if (this.#signed.twice(a) && this.#signed.twice(b)) return true;
      this.#joined.join(a, b);
      return false;
    });
    if (doubtful.length === 0) return;
    const root = this.#joined.settle();
    const apart = doubtful.filter((a, b) => root[a] !== root[b]);
    const links = linksBetweenClusters(root, apart);
    const parts = soleLinks(links.from, links.to, links.weights, LARGE_PART);
    for (const [link, tx] of apart.transactions().entries()) {
      const [one, other] = [parts[2 * link] as number, parts[2 * link + 1] as number];
      if (one > 0) this.leftOut.push({ tx, verdict: soleLink(one, other) });
      else this.#joined.join(apart.first(link), apart.second(link));
    }
  }

  /** More inputs than the window holds. */
  #large(tx: number, first: number, end: number): void {
    if (this.#leaveOut(tx)) return;
    const scripts = Uint32Array.from({ length: end - first }, (_, at) => inputScript(this.#chain, first + at));
    this.#signed.note(scripts, 0, scripts.length);
    joinScripts(this.#joined, scripts, 0, scripts.length);
  }

  #leaveOut(tx: number): boolean {
    const view = viewTransaction(this.#chain, tx);
    const verdict = classifyTransaction(view);
    if (!verdict.coinjoin && verdict.class !== 'payjoin') return false;
    this.leftOut.push({ tx, verdict });
    const parts = verdict.coinjoin ? coinjoinParts(view, verdict) : payjoinParts(view);
    for (const part of parts) this.#joinPart(part.map((input) => view.inputScripts[input] as number));
    return true;
  }

  #joinPart(scripts: readonly number[]): void {
    const list = Uint32Array.from(scripts);
    this.#signed.note(list, 0, list.length);
    joinScripts(this.#joined, list, 0, list.length);
  }

  roots(): Uint32Array {
    return this.#joined.settle();
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

/** The clusters that the pairs lie between, numbered, with how many scripts each has. */
function linksBetweenClusters(
  settled: Uint32Array,
  pairs: SignedPairs,
): { readonly from: Uint32Array; readonly to: Uint32Array; readonly weights: Float64Array } {
  if (pairs.length === 0) return { from: new Uint32Array(0), to: new Uint32Array(0), weights: new Float64Array(0) };
  const roots: number[] = [];
  /** From 1; 0 stands for clusters that no pair touches. */
  const numbers = new Uint32Array(settled.length);
  const numberOf = (script: number): number => {
    const root = settled[script] as number;
    if (numbers[root] === 0) numbers[root] = roots.push(root);
    return (numbers[root] as number) - 1;
  };
  const from = new Uint32Array(pairs.length);
  const to = new Uint32Array(pairs.length);
  for (let link = 0; link < pairs.length; link++) {
    from[link] = numberOf(pairs.first(link));
    to[link] = numberOf(pairs.second(link));
  }
  const weights = new Float64Array(roots.length);
  for (let script = 0; script < numbers.length; script++) {
    const number = numbers[settled[script] as number] as number;
    if (number > 0) weights[number - 1] = (weights[number - 1] as number) + 1;
  }
  return { from, to, weights };
}

function soleLink(first: number, second: number): Verdict {
  return {
    class: 'payjoin',
    coinjoin: false,
    confidence: 'low',
    rule: 'only-link-of-two-clusters',
    values: { scriptsOfOne: Math.min(first, second), scriptsOfOther: Math.max(first, second) },
  };
}
