// SPDX-License-Identifier: Apache-2.0
import { hashPairs } from './host.ts';
import { DIGEST_AT, FIRST_AT, LANES, TASKS } from './layout.ts';

const ROW_BYTES = 32;

/**
 * Writes the Merkle root of rows of 32 bytes to `levels`, where there is room for one row more; one level lies where the one below it was, four pairs
 * are read before their hashes are written. False when two different rows side by side are equal (see bitcoin/merkle-root.ts).
 */
export function merkleRoot(rows: u32, count: u32, levels: u32): bool {
  memory.copy(levels, rows, count * ROW_BYTES);
  let repeated = false;
  for (let width = count; width > 1; width = (width + 1) >> 1) {
    for (let pair: u32 = 0; pair < width - 1; pair += 2) {
      const row = levels + pair * ROW_BYTES;
      if (isSame(row, row + ROW_BYTES)) repeated = true;
    }
    const end = levels + width * ROW_BYTES;
    if (width & 1) memory.copy(end, end - ROW_BYTES, ROW_BYTES);
    hashLevel(levels, (width + 1) >> 1);
  }
  return !repeated;
}

function hashLevel(levels: u32, pairs: u32): void {
  for (let first: u32 = 0; first < pairs; first += LANES) {
    for (let lane: u32 = 0; lane < LANES; lane++) {
      const pair = min<u32>(first + lane, pairs - 1);
      store<u32>(TASKS + 4 * lane, levels + pair * 2 * ROW_BYTES, FIRST_AT);
      store<u32>(TASKS + 4 * lane, levels + pair * ROW_BYTES, DIGEST_AT);
    }
    hashPairs(TASKS);
  }
}

/** Whether 32 bytes are the same. */
export function isSame(a: u32, b: u32): bool {
  return (
    load<u64>(a) === load<u64>(b) &&
    load<u64>(a, 8) === load<u64>(b, 8) &&
    load<u64>(a, 16) === load<u64>(b, 16) &&
    load<u64>(a, 24) === load<u64>(b, 24)
  );
}
