// SPDX-License-Identifier: Apache-2.0
/** What the verifier uses of `node:zlib`, for a browser. */
import { unzlibSync } from 'fflate';

/** @throws where the bytes are damaged, or unpack to more than is allowed */
export function inflateSync(bytes: Uint8Array, { maxOutputLength = Number.POSITIVE_INFINITY } = {}): Buffer {
  const plain = unzlibSync(Uint8Array.from(bytes));
  if (plain.length > maxOutputLength) throw new RangeError('it unpacks to more than is allowed');
  return Buffer.from(plain);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before >>> 0;
  for (const byte of bytes) crc = ((TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8)) >>> 0;
  return ~crc >>> 0;
}
