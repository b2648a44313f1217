// SPDX-License-Identifier: Apache-2.0

/**
 * A quick sum of 32 bits by which equal bytes are found; it decides nothing: bytes are compared. Eight bytes in two sums side by side, as neither waits for
 * the other; the last eight bytes may be taken in twice.
 */
export function sumOfBytes(bytes: DataView, from: number, to: number): number {
  let sum = to - from;
  if (sum < 8) for (let at = from; at < to; at++) sum = mixed(sum, bytes.getUint8(at));
  else {
    let other = 0;
    for (let at = from; at < to - 8; at += 8) {
      sum = mixed(sum, bytes.getInt32(at, true));
      other = mixed(other, bytes.getInt32(at + 4, true));
    }
    sum = mixed(mixed(sum, bytes.getInt32(to - 8, true)), mixed(other, bytes.getInt32(to - 4, true)));
  }
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return (sum ^ (sum >>> 12)) >>> 0;
}

/** 0x9e3779b1: a prime near 2^32 divided by the golden ratio (Knuth). */
const mixed = (sum: number, part: number): number => Math.imul(((sum << 5) | (sum >>> 27)) ^ part, 0x9e3779b1);
