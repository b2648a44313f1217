// SPDX-License-Identifier: Apache-2.0
import { nodeHash, rootOf, type TreeHash } from './merkle-tree.ts';

/**
 * Reads the root of a perfect subtree: the 2^level leaves from leaf index × 2^level on. Level 0 is a leaf. Asked only for subtrees that are
 * whole in the tree the proof is for.
 */
export type ReadNode = (level: number, index: number) => Promise<TreeHash>;

/** RFC 9162 §2.1.3.1: the hashes that lead from leaf `index` to the root of a tree of `size` leaves, nearest first. */
export async function inclusionProof(index: number, size: number, readNode: ReadNode): Promise<TreeHash[]> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const wanted: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    wanted.push(index < middle ? [middle, to] : [from, middle]);
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return await Promise.all(wanted.reverse().map((range) => rootOfRange(range, readNode)));
}

/** RFC 9162 §2.1.4.1: the hashes by which the tree of `first` leaves is seen to be the beginning of the tree of `second`. */
export async function consistencyProof(first: number, second: number, readNode: ReadNode): Promise<TreeHash[]> {
  if (!Number.isSafeInteger(second) || first < 1 || first > second) throw new RangeError(`no proof from ${first} to ${second} leaves`);
  const wanted: Range[] = [];
  let [from, to] = [0, second];
  while (first < to) {
    const middle = from + splitOf(to - from);
    wanted.push(first <= middle ? [middle, to] : [from, middle]);
    [from, to] = first <= middle ? [from, middle] : [middle, to];
  }
  // What is left is the last subtree of the old tree; its root is known to the reader only when it is the whole old tree.
  if (from > 0) wanted.push([from, to]);
  return await Promise.all((first === second ? [] : wanted.reverse()).map((range) => rootOfRange(range, readNode)));
}

type Range = readonly [from: number, to: number];

/** The largest power of two below a number of leaves above 1. */
function splitOf(leaves: number): number {
  let split = 1;
  while (split * 2 < leaves) split *= 2;
  return split;
}

async function rootOfRange([from, to]: Range, readNode: ReadNode): Promise<TreeHash> {
  const parts: Promise<TreeHash>[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    parts.push(readNode(level, at / 2 ** level));
    at += 2 ** level;
  }
  return rootOf({ size: to - from, edge: await Promise.all(parts) });
}

/** RFC 9162 §2.1.3.2. Never throws: what comes from outside is either a proof of this or it is not. */
export function verifyInclusion(index: number, size: number, leaf: TreeHash, proof: readonly TreeHash[], root: TreeHash): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !proof.every(isHash) || !isHash(leaf)) return false;
  let [node, last] = [index, size - 1];
  let hash = leaf;
  for (const next of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(next, hash);
      while (node % 2 === 0 && node > 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, next);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(hash, root);
}

/** RFC 9162 §2.1.4.2. An empty first tree proves nothing and is refused; equal sizes want equal roots and an empty proof. */
export function verifyConsistency(
  first: { readonly size: number; readonly root: TreeHash },
  second: { readonly size: number; readonly root: TreeHash },
  proof: readonly TreeHash[],
): boolean {
  if (!isSize(first.size) || !isSize(second.size) || first.size > second.size || !proof.every(isHash)) return false;
  if (first.size === 0) return false;
  if (first.size === second.size) return proof.length === 0 && same(first.root, second.root);
  if (proof.length === 0) return false;
  const [start, ...rest] = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof;
  let [node, last] = [first.size - 1, second.size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [old, grown] = [start as TreeHash, start as TreeHash];
  for (const next of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeHash(next, old);
      grown = nodeHash(next, grown);
      while (node % 2 === 0 && node > 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else grown = nodeHash(grown, next);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(old, first.root) && same(grown, second.root);
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size)) && 2 ** Math.round(Math.log2(size)) === size;
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

function isHash(hash: TreeHash): boolean {
  return hash.length === 32;
}

function same(a: TreeHash, b: TreeHash): boolean {
  return Buffer.from(a).equals(b);
}
