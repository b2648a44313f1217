// SPDX-License-Identifier: Apache-2.0
/**
 * Scripts under one control: those that signed one transaction together (the multi-input heuristic), transactions of several payers left out.
 * A cluster says "whoever made these transactions controls all these keys", under that heuristic; it does not say who that is.
 */
import { type Chain, inputScript, NONE, scriptCount, transactionCount } from '../chain/chain.ts';
import { viewTransaction } from '../chain/transaction-view.ts';
import { classifyTransaction, type Verdict } from './classify-transaction.ts';
import { coinjoinParts } from './coinjoin-parts.ts';
import { DisjointScripts } from './disjoint-scripts.ts';
import { InputWindow } from './input-window.ts';
import { contract, Links, weighed } from './links.ts';
import { payjoinParts } from './payjoin-parts.ts';
import { mayHideTwo, possiblyJoint, scriptForms } from './possible-joint.ts';
import { LARGE_PART, type SoleLink, soleLinks } from './sole-links.ts';

export interface Clusters {
  /** For each script the lowest script of its cluster. */
  readonly root: Uint32Array;
  /** Transactions whose inputs were not all joined, because several people may have paid. */
  readonly leftOut: readonly { readonly tx: number; readonly verdict: Verdict }[];
}

/** Clusters every script that ever signed. A script that only received stands alone. */
export function clusterScripts(chain: Chain): Clusters {
  const clustering = new Clustering(chain);
  const count = transactionCount(chain);
  for (let tx = 0; tx < count; tx++) clustering.transaction(tx);
  const root = clustering.pairs();
  return { root, leftOut: clustering.leftOut };
}

class Clustering {
  readonly leftOut: { tx: number; verdict: Verdict }[] = [];
  readonly #chain: Chain;
  readonly #firstInput: Uint32Array;
  readonly #joined: DisjointScripts;
  readonly #window: InputWindow;
  readonly #pairs: Links;

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#firstInput = chain.firstInput;
    this.#pairs = new Links(transactionCount(chain) >>> 2);
    this.#joined = new DisjointScripts(scriptCount(chain));
    this.#window = new InputWindow(chain, scriptForms(chain));
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
    const { scripts } = this.#window;
    if (to - from === 2 && scripts[from] !== NONE && scripts[from + 1] !== NONE) this.#two(tx, from);
    else this.#joined.joinAll(scripts, from, to);
  }

  /** Into both lists, and counted in one of them. */
  #two(tx: number, from: number): void {
    const one = this.#window.scripts[from] as number;
    const other = this.#window.scripts[from + 1] as number;
    const waits = mayHideTwo(this.#chain, this.#window, tx, from);
    this.#pairs.add(tx, one, other, waits);
    this.#joined.join(one, other, 1 - waits);
  }

  /**
   * Transactions that may be a PayJoin come last. Where such a one is the only link between two clusters that are large without it, they are not
   * joined. Gives the root of each script.
   */
  pairs(): Uint32Array {
    const roots = this.#joined.settle();
    const links = this.#pairs;
    const clusters = contract(links, roots);
    const sole = soleLinks(links.copy(), weighed(clusters, roots), LARGE_PART);
    for (const { number, one, other } of sole) this.leftOut.push({ tx: number, verdict: soleLink(one, other) });
    joinClusters(roots, clusters.rows(), joinedBy(links, sole, clusters.count));
    return new Uint32Array(roots.buffer, roots.byteOffset, roots.length);
  }

  /** More inputs than the window holds. */
  #large(tx: number, first: number, end: number): void {
    if (this.#leaveOut(tx)) return;
    const scripts = Uint32Array.from({ length: end - first }, (_, at) => inputScript(this.#chain, first + at));
    this.#joined.joinAll(scripts, 0, scripts.length);
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
    this.#joined.joinAll(Uint32Array.from(scripts), 0, scripts.length);
  }
}

function severalScripts(scripts: Uint32Array, from: number, to: number): boolean {
  const first = scripts[from];
  for (let at = from + 1; at < to; at++) if (scripts[at] !== first) return true;
  return false;
}

/** Of each cluster the lowest that links join it with, those that are the only one of two large parts left out. */
function joinedBy(links: Links, sole: readonly SoleLink[], clusters: number): Int32Array {
  const joined = new DisjointScripts(clusters);
  let next = 0;
  for (let link = 0; link < links.length; link++) {
    if (links.number[link] === sole[next]?.number) next++;
    else joined.join(links.from[link] as number, links.to[link] as number);
  }
  return joined.settle();
}

/** `clusters`: the root of each; `lowest`: of each the one that becomes its root. */
function joinClusters(roots: Int32Array, clusters: Int32Array, lowest: Int32Array): void {
  for (let cluster = 0; cluster < clusters.length; cluster++)
    roots[clusters[cluster] as number] = clusters[lowest[cluster] as number] as number;
  for (let script = 0; script < roots.length; script++) roots[script] = roots[roots[script] as number] as number;
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
