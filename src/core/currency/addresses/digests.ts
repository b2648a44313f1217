// SPDX-License-Identifier: Apache-2.0
/** Digests for addresses: by the platform where it is Node, else in plain JavaScript, so that the web app may use the same checks. */
import { sha256 as plainSha256 } from '@noble/hashes/sha2.js';

export { blake2b } from '@noble/hashes/blake2.js';
export { keccak_256 } from '@noble/hashes/sha3.js';

const native = globalThis.process?.getBuiltinModule?.('node:crypto')?.hash;

export const sha256: (bytes: Uint8Array) => Uint8Array = native === undefined ? plainSha256 : (bytes) => native('sha256', bytes, 'buffer');

export function doubleSha256(bytes: Uint8Array): Uint8Array {
  return sha256(sha256(bytes));
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Hex to bytes; undefined when it is not whole bytes of hex digits. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
