// SPDX-License-Identifier: Apache-2.0
import { doubleSha256 } from './double-sha256.ts';

/** The root that a branch of neighbours leads to, from the row at `position` up (Electrum's get_merkle, BIP 37). */
export function rootOfBranch(leaf: Uint8Array, branch: readonly Uint8Array[], position: number): Uint8Array {
  let node = leaf;
  let place = position;
  for (const neighbour of branch) {
    const pair = new Uint8Array(64);
    pair.set(place & 1 ? neighbour : node);
    pair.set(place & 1 ? node : neighbour, 32);
    node = doubleSha256(pair);
    place >>>= 1;
  }
  return node;
}

/** The neighbours of one row up to the root. */
export function branchOf(rows: Uint8Array, count: number, position: number): Uint8Array[] {
  const branch: Uint8Array[] = [];
  let level = rows.slice(0, count * 32);
  for (let place = position; level.length > 32; place >>= 1) {
    const width = level.length / 32;
    const neighbour = Math.min(place ^ 1, width - 1);
    branch.push(level.slice(neighbour * 32, neighbour * 32 + 32));
    const next = new Uint8Array(((width + 1) >> 1) * 32);
    for (let pair = 0; pair < width; pair += 2) {
      const both = new Uint8Array(64);
      both.set(level.subarray(pair * 32, pair * 32 + 32));
      const right = Math.min(pair + 1, width - 1);
      both.set(level.subarray(right * 32, right * 32 + 32), 32);
      next.set(doubleSha256(both), pair * 16);
    }
    level = next;
  }
  return branch;
}
