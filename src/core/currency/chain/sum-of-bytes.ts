// SPDX-License-Identifier: Apache-2.0

/** A quick sum of 32 bits by which equal bytes are found (FNV-1a with its bits mixed once more). It decides nothing: bytes are compared. */
export function sumOfBytes(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0x811c9dc5;
  for (let at = from; at < to; at++) sum = Math.imul(sum ^ (bytes[at] as number), 0x01000193);
  sum ^= sum >>> 15;
  return (Math.imul(sum, 0x2c1b3c6d) ^ (sum >>> 12)) >>> 0;
}
