// SPDX-License-Identifier: Apache-2.0
import { displayHash, doubleSha256 } from './double-sha256.ts';

export const HEADER_BYTES = 80;

/**
 *     0        4                36               68     72     76     80
 *     version  previous block   Merkle root      time   bits   nonce
 */
export interface BlockHeader {
  readonly version: number;
  readonly hash: string;
  readonly previous: string;
  readonly merkleRoot: string;
  /** Seconds since 1970, as the miner stated it. */
  readonly time: number;
  readonly bits: number;
}

export function readHeader(bytes: Uint8Array): BlockHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  return {
    version: view.getInt32(0, true),
    hash: displayHash(doubleSha256(bytes.subarray(0, HEADER_BYTES))),
    previous: displayHash(bytes.subarray(4, 36)),
    merkleRoot: displayHash(bytes.subarray(36, 68)),
    time: view.getUint32(68, true),
    bits: view.getUint32(72, true),
  };
}

/** The largest hash the header's compact target allows; 0 for a target that is negative or too large (arith_uint256::SetCompact). */
export function targetOfBits(bits: number): bigint {
  const size = bits >>> 24;
  const word = BigInt(bits & 0x7fffff);
  if (bits & 0x800000 || size > 34) return 0n;
  const target = size <= 3 ? word >> BigInt(8 * (3 - size)) : word << BigInt(8 * (size - 3));
  return target >> 256n ? 0n : target;
}

/** Whether the hash meets the target the header itself states. That the target was the right one only the chain before can tell. */
export function meetsTarget(header: BlockHeader): boolean {
  const target = targetOfBits(header.bits);
  return target > 0n && BigInt(`0x${header.hash}`) <= target;
}

/** Expected number of hashes to find such a header: what makes one chain weigh more than another. */
export function workOfBits(bits: number): bigint {
  const target = targetOfBits(bits);
  return target === 0n ? 0n : (1n << 256n) / (target + 1n);
}
