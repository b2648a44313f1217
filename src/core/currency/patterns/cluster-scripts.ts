// SPDX-License-Identifier: Apache-2.0
/**
 * Scripts under one control: those that signed one transaction together (the multi-input heuristic), transactions of several payers left out.
 * A cluster says "whoever made these transactions controls all these keys", under that heuristic; it does not say who that is.
 */
import { type Chain, inputScript, scriptCount, transactionCount } from '../chain/chain.ts';
import { viewTransaction } from '../chain/transaction-view.ts';
import { classifyTransaction, type Verdict } from './classify-transaction.ts';
import { coinjoinParts } from './coinjoin-parts.ts';
import { DisjointScripts } from './disjoint-scripts.ts';
import { payjoinParts } from './payjoin-parts.ts';
import { InputWindow, mayHideTwo, possiblyJoint } from './possible-joint.ts';
import { SignedPairs, TwoBits } from './signed-pairs.ts';
import { LARGE_PART, soleLinks } from './sole-links.ts';

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

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#firstInput = chain.firstInput;
    this.#joined = new DisjointScripts(scriptCount(chain));
    this.#window = new InputWindow(chain, this.#joined.parent);
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
    const { scripts, near } = this.#window;
    if (to - from === 2 && mayHideTwo(this.#chain, this.#window, tx, from))
      this.#pairs.add(tx, scripts[from] as number, scripts[from + 1] as number);
    else this.#joined.joinAll(scripts, from, to, near);
  }

  /**
   * Transactions that may be a PayJoin come last. Where such a one is the only link between two clusters that are large without it, they are not
   * joined.
   */
  pairs(): void {
    const joined = this.#joined;
    const pairs = this.#pairs;
    joinAtTheRim(joined, pairs, LARGE_PART);
    if (pairs.length === 0) return;
    const links = linksBetweenClusters(joined, pairs);
    const parts = soleLinks(links.from, links.to, links.weights, LARGE_PART);
    for (let link = 0; link < pairs.length; link++) {
      const [one, other] = [parts[2 * link] as number, parts[2 * link + 1] as number];
      if (one > 0) this.leftOut.push({ tx: pairs.tx[link] as number, verdict: soleLink(one, other) });
      else joined.join(pairs.first[link] as number, pairs.second[link] as number);
    }
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

  roots(): Uint32Array {
    return this.#joined.settle();
  }
}

function severalScripts(scripts: Uint32Array, from: number, to: number): boolean {
  const first = scripts[from];
  for (let at = from + 1; at < to; at++) if (scripts[at] !== first) return true;
  return false;
}

/**
 * Joins the pairs that cannot be the only link of two large clusters, because one of the two is small and has no other link. What they join may be such a
 * one again, so it goes on until little changes. Of the pairs that are left the two roots are told; none lies within one cluster.
 */
function joinAtTheRim(joined: DisjointScripts, pairs: SignedPairs, large: number): void {
  for (let before = Number.POSITIVE_INFINITY; pairs.length > 0 && pairs.length < before * 0.9; ) {
    before = pairs.length;
    const linked = linksOf(joined, pairs);
    // A root without another link is still what it was, whatever was joined since.
    const isRim = (root: number): boolean => !linked.twice(root) && joined.sizeOf(root) < large;
    pairs.keep((pair) => {
      const [a, b] = [pairs.first[pair] as number, pairs.second[pair] as number];
      if (!isRim(a) && !isRim(b)) return true;
      joined.join(a, b);
      return false;
    });
  }
  linksOf(joined, pairs);
}

/** Puts the roots in place of the scripts, forgets pairs within one cluster, and tells which roots have more than one link. */
function linksOf(joined: DisjointScripts, pairs: SignedPairs): TwoBits {
  joined.climb(pairs.first, pairs.length);
  joined.climb(pairs.second, pairs.length);
  pairs.keep((pair) => pairs.first[pair] !== pairs.second[pair]);
  const linked = new TwoBits(joined.parent.length);
  for (let pair = 0; pair < pairs.length; pair++) {
    linked.note(pairs.first[pair] as number);
    linked.note(pairs.second[pair] as number);
  }
  return linked;
}

/** The clusters that the pairs of roots lie between, numbered, with how many scripts each has. */
function linksBetweenClusters(
  joined: DisjointScripts,
  pairs: SignedPairs,
): { readonly from: Uint32Array; readonly to: Uint32Array; readonly weights: Float64Array } {
  const weights: number[] = [];
  /** From 1; 0 stands for clusters that no pair touches. */
  const numbers = new Uint32Array(joined.parent.length);
  const numbered = (roots: Uint32Array): Uint32Array =>
    roots.slice(0, pairs.length).map((root) => {
      if (numbers[root] === 0) numbers[root] = weights.push(joined.sizeOf(root));
      return (numbers[root] as number) - 1;
    });
  return { from: numbered(pairs.first), to: numbered(pairs.second), weights: Float64Array.from(weights) };
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
