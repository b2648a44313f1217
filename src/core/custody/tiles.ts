// SPDX-License-Identifier: Apache-2.0

/** Hashes in a full tile: 8 levels of the tree (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

/** `entries` for the tiles that hold the entries themselves, else the level of the tile: its hashes are those of tree level 8 × `level`. */
export type TileLevel = number | 'entries';

/**
 * Path of a tile as C2SP tlog-tiles writes it: tile 1234067 of level 0 is `tile/0/x001/x234/067`, the first 5 hashes of it
 * `tile/0/x001/x234/067.p/5`.
 */
export function tilePath(level: TileLevel, index: number, width: number = TILE_WIDTH): string {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${groups.join('/')}${partial}`;
}

/** How many whole hashes tree level 8 × `level` has in a tree of `size` leaves. */
export function hashesAtLevel(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** An entry bundle: each entry after its length in two bytes, big-endian. */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > 0xffff) throw new RangeError(`an entry of ${entry.length} bytes: at most 65,535 go into a bundle`);
    bytes[at] = entry.length >> 8;
    bytes[at + 1] = entry.length & 0xff;
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}
