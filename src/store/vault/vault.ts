// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';
import type { Sealed } from './seal-stream.ts';

/** A part of an item: bytes from `from` (included) to `to` (excluded). */
export interface ByteRange {
  readonly from?: number;
  readonly to?: number;
}

/** An item that the vault holds. */
export interface VaultItem {
  readonly sha256: string;
  /** Bytes of the item itself, not of the file it is sealed in. */
  readonly bytes: number;
}

/** The evidence vault: items under their SHA-256, sealed, written once. */
export interface Vault {
  /**
   * Stores a stream. When this resolves the item is on the disk for good; before that no reader sees it.
   * @param announced the SHA-256 the source says it has; another one is refused and nothing is kept.
   * @throws VAULT_DISK_FULL, VAULT_UNWRITABLE, VAULT_WRONG_HASH, and what the source throws.
   */
  put(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, announced?: string): Promise<Sealed>;
  /** The bytes, whole or in part; a whole item is hashed as it is read. The stream fails with VAULT_DAMAGED. @throws VAULT_NOT_FOUND */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Size in bytes, or undefined when the vault does not hold it. */
  sizeOf(sha256: string): Promise<number | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Destroys the wrapped key, then removes the file. Erasing what is not there does nothing. */
  erase(sha256: string): Promise<void>;
  list(): AsyncIterable<VaultItem>;
}
