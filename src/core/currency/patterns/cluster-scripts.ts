// SPDX-License-Identifier: Apache-2.0
/**
 * Scripts under one control: those that signed one transaction together (the multi-input heuristic), transactions of several payers left out.
 * A cluster says "whoever made these transactions controls all these keys", under that heuristic; it does not say who that is.
 */
import { type Chain, NONE, scriptCount, transactionCount } from '../chain/chain.ts';
import { viewTransaction } from '../chain/transaction-view.ts';
import { classifyTransaction, type Verdict } from './classify-transaction.ts';
import { coinjoinParts } from './coinjoin-parts.ts';
import { DisjointScripts } from './disjoint-scripts.ts';
import { InputWindow } from './input-window.ts';
import { contract, Links, weighed } from './links.ts';
import { payjoinParts } from './payjoin-parts.ts';
import { isCommonForm, mayHideTwo, possiblyJoint, scriptForms, twoPossiblyJoint } from './possible-joint.ts';
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
  clustering.transactions();
  const root = clustering.pairs();
  return { root, leftOut: clustering.leftOut };
}

class Clustering {
  readonly leftOut: { tx: number; verdict: Verdict }[] = [];
  readonly #chain: Chain;
  readonly #joined: DisjointScripts;
  readonly #window: InputWindow;
  readonly #pairs: Links;

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#pairs = new Links(transactionCount(chain) >>> 2);
    this.#joined = new DisjointScripts(scriptCount(chain));
    this.#window = new InputWindow(chain, scriptForms(chain));
  }

  transactions(): void {
    this.#window.walk(
      (start, end) => this.#stretch(start, end),
      (tx) => this.#large(tx),
    );
  }

  /** Transactions whose inputs are all in the window. Two inputs of one common form and two outputs are the commonest by far, so they have a short way. */
  #stretch(start: number, end: number): void {
    const { firstInput, firstOutput, outputValue } = this.#chain;
    const { from, values, forms } = this.#window;
    for (let tx = start; tx < end; tx++) {
      const input = (firstInput[tx] as number) - from;
      const inputs = (firstInput[tx + 1] as number) - from - input;
      const output = firstOutput[tx] as number;
      const outputs = (firstOutput[tx + 1] as number) - output;
      if (inputs !== 2 || outputs !== 2 || forms[input] !== forms[input + 1] || !isCommonForm(forms[input] as number)) {
        if (inputs > 1) this.#other(tx, input, input + inputs);
        continue;
      }
      const a = values[input] as number;
      const b = values[input + 1] as number;
      const one = outputValue[output] as number;
      const other = outputValue[output + 1] as number;
      if (twoPossiblyJoint(a, b, one, other)) this.#other(tx, input, input + inputs);
      else this.#two(tx, input, mayHideTwo(a, b, one, other));
    }
  }

  /** Into both lists, and counted in one of them. `waits`: 1 when it may hide two payers, else 0. */
  #two(tx: number, input: number, waits: number): void {
    const one = this.#window.scripts[input] as number;
    const other = this.#window.scripts[input + 1] as number;
    this.#pairs.add(tx, one, other, waits);
    this.#joined.join(one, other, 1 - waits);
  }

  #other(tx: number, from: number, to: number): void {
    const { scripts, values } = this.#window;
    if (!severalScripts(scripts, from, to)) return;
    if (possiblyJoint(this.#chain, this.#window, tx, from, to) && this.#leaveOut(tx)) return;
    const { firstOutput, outputValue } = this.#chain;
    const output = firstOutput[tx] as number;
    const isTwoByTwo = to - from === 2 && (firstOutput[tx + 1] as number) - output === 2;
    const [a, b, one, other] = [values[from], values[from + 1], outputValue[output], outputValue[output + 1]] as [
      number,
      number,
      number,
      number,
    ];
    if (isTwoByTwo && scripts[from] !== NONE && scripts[from + 1] !== NONE) this.#two(tx, from, mayHideTwo(a, b, one, other));
    else this.#joined.joinAll(scripts, from, to);
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
  #large(tx: number): void {
    if (this.#leaveOut(tx)) return;
    this.#joinPart(viewTransaction(this.#chain, tx).inputScripts);
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
