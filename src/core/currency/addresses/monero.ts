// SPDX-License-Identifier: Apache-2.0
import { BITCOIN_ALPHABET } from './base58.ts';
import { keccak_256 } from './digests.ts';

/** Letters of a base58 block by its bytes: Monero encodes eight bytes at a time into eleven letters (cryptonote base58). */
const BYTES_OF_BLOCK: readonly number[] = [0, -1, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8];
const NETWORKS: ReadonlyMap<number, { chain: string; what: string }> = new Map([
  [18, { chain: 'monero', what: 'standard' }],
  [19, { chain: 'monero', what: 'integrated' }],
  [42, { chain: 'monero', what: 'subaddress' }],
  [24, { chain: 'monero-stagenet', what: 'standard' }],
  [25, { chain: 'monero-stagenet', what: 'integrated' }],
  [36, { chain: 'monero-stagenet', what: 'subaddress' }],
  [53, { chain: 'monero-testnet', what: 'standard' }],
  [54, { chain: 'monero-testnet', what: 'integrated' }],
  [63, { chain: 'monero-testnet', what: 'subaddress' }],
]);

export interface MoneroAddress {
  readonly chain: string;
  readonly what: string;
  readonly spendKey: Uint8Array;
  readonly viewKey: Uint8Array;
  readonly paymentId?: Uint8Array;
}

/** A Monero address: network byte, public spend and view key, for an integrated one a payment id, four bytes of Keccak-256. */
export function decodeMonero(text: string): MoneroAddress | undefined {
  if (text.length !== 95 && text.length !== 106) return undefined;
  const bytes = decodeMoneroBlocks(text);
  const network = NETWORKS.get(bytes?.[0] ?? -1);
  if (bytes === undefined || network === undefined) return undefined;
  if ((network.what === 'integrated') !== (text.length === 106)) return undefined;
  const payload = bytes.subarray(0, -4);
  const sum = keccak_256(payload);
  for (let i = 0; i < 4; i++) if (bytes[payload.length + i] !== sum[i]) return undefined;
  const [spendKey, viewKey] = [bytes.subarray(1, 33), bytes.subarray(33, 65)];
  return { ...network, spendKey, viewKey, ...(network.what === 'integrated' ? { paymentId: bytes.subarray(65, 73) } : {}) };
}

/** Blocks of eight bytes, each eleven letters, the last shorter; undefined for other letters or a block above its size. */
export function decodeMoneroBlocks(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 11) {
    const block = text.slice(at, at + 11);
    const size = BYTES_OF_BLOCK[block.length] ?? -1;
    if (size < 0) return undefined;
    let value = 0n;
    for (const letter of block) {
      const digit = BITCOIN_ALPHABET.indexOf(letter);
      if (digit < 0) return undefined;
      value = value * 58n + BigInt(digit);
    }
    if (value >> BigInt(8 * size)) return undefined;
    for (let i = size - 1; i >= 0; i--) bytes.push(Number((value >> BigInt(8 * i)) & 255n));
  }
  return Uint8Array.from(bytes);
}
