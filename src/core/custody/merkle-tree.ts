// SPDX-License-Identifier: Apache-2.0
import { createHash, hash } from 'node:crypto';

/** SHA-256 of a Merkle tree's node, 32 bytes. */
export type TreeHash = Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const HASH_BYTES = 32;
/** Filled anew for each node: a proof hashes some hundred of them. Digests pass as text, which the platform makes sooner than a buffer. */
const node = new Uint8Array(1 + 2 * HASH_BYTES);
node.set(NODE);

function sha256(...parts: readonly Uint8Array[]): TreeHash {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** RFC 9162 §2.1.1: SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array): TreeHash {
  return sha256(LEAF, entry);
}

/** RFC 9162 §2.1.1: SHA-256(0x01 ‖ left ‖ right). The leading byte keeps a node from being passed off as a leaf. */
export function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) return sha256(NODE, left, right);
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return Buffer.from(hash('sha256', node, 'binary'), 'latin1');
}

/** Root of a perfect subtree whose hashes stand one after the other, a power of two of them. The bytes given stay as they are. */
export function rootOfPerfect(hashes: Uint8Array): TreeHash {
  const count = hashes.length / HASH_BYTES;
  if (!Number.isInteger(Math.log2(count))) throw new RangeError(`${hashes.length} bytes are not the hashes of a perfect subtree`);
  const level = Buffer.from(hashes);
  for (let width = count; width > 1; width /= 2)
    for (let n = 0; n < width; n += 2) {
      node.set(level.subarray(n * HASH_BYTES, (n + 2) * HASH_BYTES), 1);
      level.write(hash('sha256', node, 'binary'), (n / 2) * HASH_BYTES, 'latin1');
    }
  return level.subarray(0, HASH_BYTES);
}

/**
 * A tree of `size` leaves as the roots of its perfect subtrees, largest first: one for each 1 in the binary form of the size. With 11
 * leaves (1011) those of leaves 0–7, 8–9 and 10. It is all that is needed to add leaves and to know the root.
 */
export interface CompactRange {
  readonly size: number;
  readonly edge: readonly TreeHash[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, edge: [] };

/** The tree after these leaves (their hashes) were added. */
export function appendLeaves(range: CompactRange, leaves: Iterable<TreeHash>): CompactRange {
  const edge = [...range.edge];
  let { size } = range;
  for (const leaf of leaves) {
    let hash = leaf;
    // Each trailing 1 of the size is a subtree as large as the one just completed: both become one.
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = nodeHash(edge.pop() as TreeHash, hash);
    edge.push(hash);
    size += 1;
  }
  return { size, edge };
}

/** RFC 9162 §2.1.1, Merkle Tree Hash; of no leaves it is SHA-256 of nothing. */
export function rootOf({ edge }: CompactRange): TreeHash {
  if (edge.length === 0) return sha256();
  return edge.reduceRight((right, left) => nodeHash(left, right));
}
