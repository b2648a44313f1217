// SPDX-License-Identifier: Apache-2.0
import { doubleSha256, doubleSha256Into } from './double-sha256.ts';

/**
 * The Merkle root of rows of 32 bytes; a level of odd length repeats its last row. `repeated` tells that two different rows side by side were
 * equal: such a list has the root of a shorter one (CVE-2012-2459), so a block like that is no block.
 */
export function merkleRoot(rows: Uint8Array, count: number): { readonly root: Uint8Array; readonly repeated: boolean } {
  const level = Buffer.alloc((count + 1) * 32);
  level.set(rows.subarray(0, count * 32));
  let repeated = false;
  for (let width = count; width > 1; width = (width + 1) >> 1) {
    for (let pair = 0; pair < width - 1; pair += 2) if (sameRows(level, pair * 32)) repeated = true;
    if (width & 1) level.copyWithin(width * 32, (width - 1) * 32, width * 32);
    for (let pair = 0; pair < width; pair += 2) doubleSha256Into(level.subarray(pair * 32, pair * 32 + 64), level, pair * 16);
  }
  return { root: level.slice(0, 32), repeated };
}

function sameRows(level: Uint8Array, at: number): boolean {
  for (let i = 0; i < 32; i++) if (level[at + i] !== level[at + 32 + i]) return false;
  return true;
}

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
