// SPDX-License-Identifier: Apache-2.0
import { rootOfPerfect, type TreeHash } from './merkle-tree.ts';
import type { ReadNode } from './proofs.ts';
import { hashesAtLevel, TILE_WIDTH } from './tiles.ts';

/** Reads a tile of hashes; `width` says how many it has in the tree the proof is for. Gives at least those, 32 bytes each. */
export type ReadTile = (level: number, index: number, width: number) => Promise<Uint8Array>;

const HASH_BYTES = 32;
/** Tree levels in one level of tiles. */
const TILE_HEIGHT = 8;

/** Nodes of a tree of `size` leaves out of its tiles; each tile is read once. A proof at 10 million entries reads six tiles at most. */
export function nodesFromTiles(size: number, readTile: ReadTile): ReadNode {
  const tiles = new Map<string, Promise<Uint8Array>>();
  const tileOf = (level: number, index: number): Promise<Uint8Array> => {
    const name = `${level}/${index}`;
    const known = tiles.get(name);
    if (known !== undefined) return known;
    const width = Math.min(TILE_WIDTH, hashesAtLevel(level, size) - index * TILE_WIDTH);
    const read = readTile(level, index, width);
    tiles.set(name, read);
    return read;
  };
  /** Inner nodes of the upper tiles, which proofs of many entries share. */
  const shared = new Map<string, Promise<TreeHash>>();
  const nodeOf: ReadNode = async (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const span = 2 ** (level % TILE_HEIGHT);
    const first = index * span;
    const tile = await tileOf(tileLevel, Math.floor(first / TILE_WIDTH));
    const at = first % TILE_WIDTH;
    const hashes = tile.subarray(at * HASH_BYTES, (at + span) * HASH_BYTES);
    if (hashes.length !== span * HASH_BYTES) throw new RangeError('a tile is shorter than its tree says');
    return rootOfPerfect(hashes);
  };
  return (level, index) => {
    if (level < TILE_HEIGHT) return nodeOf(level, index);
    const name = `${level}/${index}`;
    const node = shared.get(name) ?? nodeOf(level, index);
    shared.set(name, node);
    return node;
  };
}
