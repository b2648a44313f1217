// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';

const inner = Buffer.alloc(32);

/**
 * SHA-256 of SHA-256, as Bitcoin names blocks and transactions, written to `into` in the order of the bytes; people read it reversed. The digests
 * pass as text of one byte a character: a buffer for each would take three times as long as hashing.
 */
export function doubleSha256Into(bytes: Uint8Array, into: Buffer, at: number): void {
  inner.write(hash('sha256', bytes, 'binary'), 'latin1');
  into.write(hash('sha256', inner, 'binary'), at, 'latin1');
}

/** The same by itself. */
export function doubleSha256(bytes: Uint8Array): Uint8Array {
  const digest = Buffer.alloc(32);
  doubleSha256Into(bytes, digest, 0);
  return digest;
}

/** The way people write a hash: last byte first. */
export function displayHash(bytes: Uint8Array): string {
  return Buffer.from(bytes).reverse().toString('hex');
}

/** Back from the written form; undefined when it is not 64 hex digits. */
export function hashFromDisplay(text: string): Uint8Array | undefined {
  return /^[0-9a-fA-F]{64}$/.test(text) ? Uint8Array.from(Buffer.from(text, 'hex').reverse()) : undefined;
}
