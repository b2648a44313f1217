// SPDX-License-Identifier: Apache-2.0
/**
 * Sets aside the links that cannot be the only one between two large parts, by two looks that need no walk along the links; what they leave is little.
 * Nothing is lost by it: parts keep their weight, and a link that is the only one stays.
 */
import { DisjointScripts } from './disjoint-scripts.ts';
import { contract, type Links, weighed } from './links.ts';

/** The weights of the nodes that are left, numbered anew. Goes on until little changes. */
export function narrowLinks(links: Links, weights: Int32Array, least: number): Int32Array {
  let left = weights;
  for (let before = Number.POSITIVE_INFINITY; links.length > 0 && links.length < before * 0.9; ) {
    before = links.length;
    dropRim(links, left, least);
    left = withoutCircles(links, left);
  }
  return left;
}

/** Drops the links of nodes that have no other and are small; what they link to gets their weight. */
function dropRim(links: Links, weights: Int32Array, least: number): void {
  const isRim = rims(links, weights, least);
  const stays = new Uint8Array(links.length);
  for (let link = 0; link < links.length; link++)
    stays[link] = 1 - ((isRim[links.from[link] as number] as number) | (isRim[links.to[link] as number] as number));
  for (let link = 0; link < links.length; link++) {
    if (stays[link] === 1) continue;
    const from = links.from[link] as number;
    const to = links.to[link] as number;
    const rim = isRim[from] === 1 ? from : to;
    const other = from + to - rim;
    weights[other] = (weights[other] as number) + (weights[rim] as number);
  }
  links.keep(stays);
}

/** 1 for small nodes with one link. */
function rims(links: Links, weights: Int32Array, least: number): Uint8Array {
  const marks = new Uint8Array(weights.length); // a bit for each link, and the last eight count
  for (const ends of [links.from, links.to])
    for (let link = 0; link < links.length; link++) {
      const node = ends[link] as number;
      marks[node] = ((marks[node] as number) << 1) | 1;
    }
  for (let node = 0; node < marks.length; node++) marks[node] = Number(marks[node] === 1) & Number((weights[node] as number) < least);
  return marks;
}

/**
 * Makes one node of those that two ways without a common link join. A link that closes a circle of those before it is none of a forest; where such links
 * alone join two nodes, the forest is a second way between them.
 */
function withoutCircles(links: Links, weights: Int32Array): Int32Array {
  const isTree = new Uint8Array(links.length);
  new DisjointScripts(weights.length).joinRows(links.from, links.to, isTree);
  const rest = new DisjointScripts(weights.length);
  for (let link = 0; link < links.length; link++)
    rest.join(links.from[link] as number, links.to[link] as number, 1 - (isTree[link] as number));
  links.keep(isTree);
  const roots = rest.settle();
  const numbers = contract(links, roots);
  return weighed(numbers, roots, weights);
}
