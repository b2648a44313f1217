// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';

/** SHA-256 of SHA-256, as Bitcoin names blocks and transactions. In the order of the bytes; people read it reversed. */
export function doubleSha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', hash('sha256', bytes, 'buffer'), 'buffer');
}

/** The way people write a hash: last byte first. */
export function displayHash(bytes: Uint8Array): string {
  return Buffer.from(bytes).reverse().toString('hex');
}

/** Back from the written form; undefined when it is not 64 hex digits. */
export function hashFromDisplay(text: string): Uint8Array | undefined {
  return /^[0-9a-fA-F]{64}$/.test(text) ? Uint8Array.from(Buffer.from(text, 'hex').reverse()) : undefined;
}
