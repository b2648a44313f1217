// SPDX-License-Identifier: Apache-2.0
/**
 * Which links of a graph are the only ones between two large parts: without such a link what it joins would be two clusters, each of a dozen scripts
 * and more. One wrong join between large clusters makes more wrong pairs than hundreds between small ones, so more than one transaction has to say it.
 */

import type { Links } from './links.ts';
import { narrowLinks } from './narrow-links.ts';

/** Scripts each part has at least. */
export const LARGE_PART = 12;

export interface SoleLink {
  readonly number: number;
  /** What the two parts weigh. */
  readonly one: number;
  readonly other: number;
}

/** The links that alone hold together two parts which weigh at least `least` each, by their number. The links are used up. */
export function soleLinks(links: Links, weights: Int32Array, least: number): SoleLink[] {
  const left = narrowLinks(links, weights, least);
  return walk(links, left, least).sort((a, b) => a.number - b.number);
}

/** Walks along the links, depth first (Tarjan, 1974). */
function walk({ from, to, number, length }: Links, weights: Int32Array, least: number): SoleLink[] {
  const graph = neighbours(from.subarray(0, length), to.subarray(0, length), weights.length);
  const found: SoleLink[] = [];
  const seen = new Uint32Array(weights.length); // when a node was met, from 1
  const lowest = new Uint32Array(weights.length); // the earliest node met that its part reaches by another link
  const below = Float64Array.from(weights); // weight of all that was met behind a node
  const cameBy = new Int32Array(weights.length).fill(-1);
  const next = graph.starts.slice(0, -1);
  let clock = 0;
  for (let root = 0; root < weights.length; root++) {
    if (seen[root] !== 0) continue;
    const path = [root];
    const crossed: number[] = [];
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1) as number;
      const at = next[node] as number;
      if (at < (graph.starts[node + 1] as number)) {
        next[node] = at + 1;
        const link = graph.links[at] as number;
        const other = from[link] === node ? (to[link] as number) : (from[link] as number);
        if (link === cameBy[node]) continue;
        if (seen[other] === 0) {
          cameBy[other] = link;
          enter(other);
          path.push(other);
        } else lowest[node] = Math.min(lowest[node] as number, seen[other] as number);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent === undefined) continue;
      lowest[parent] = Math.min(lowest[parent] as number, lowest[node] as number);
      below[parent] = (below[parent] as number) + (below[node] as number);
      if ((lowest[node] as number) > (seen[parent] as number)) crossed.push(node);
    }
    const whole = below[root] as number;
    for (const node of crossed) {
      const part = below[node] as number;
      if (part >= least && whole - part >= least)
        found.push({ number: number[cameBy[node] as number] as number, one: part, other: whole - part });
    }
  }
  return found;

  function enter(node: number): void {
    clock++;
    seen[node] = clock;
    lowest[node] = clock;
  }
}

function neighbours(from: Int32Array, to: Int32Array, nodes: number): { readonly starts: Uint32Array; readonly links: Uint32Array } {
  const starts = new Uint32Array(nodes + 1);
  for (const ends of [from, to]) for (const node of ends) starts[node + 1] = (starts[node + 1] as number) + 1;
  for (let node = 0; node < nodes; node++) starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  const links = new Uint32Array(2 * from.length);
  const at = starts.slice();
  for (const ends of [from, to])
    for (let link = 0; link < ends.length; link++) {
      const node = ends[link] as number;
      links[at[node] as number] = link;
      at[node] = (at[node] as number) + 1;
    }
  return { starts, links };
}
