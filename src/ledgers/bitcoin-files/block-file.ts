// SPDX-License-Identifier: Apache-2.0
/** A file of blocks as Bitcoin Core keeps it, read where it lies: unmasked with xor.dat, never changed, never whole in memory. */

import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { PlacedBlock } from '../../core/currency/bitcoin/chain-order.ts';
import type { DamagedBlock } from '../../core/currency/bitcoin/damage.ts';
import { viewOf } from '../../core/currency/bitcoin/few-bytes.ts';
import { HEADER_BYTES, readHeader } from '../../core/currency/bitcoin/header.ts';
import { type BitcoinNetwork, networkByMagic } from '../../core/currency/bitcoin/networks.ts';
import { unmask } from '../../core/currency/bitcoin/unmask.ts';
import { mostTransactions } from '../../core/currency/chain/block-rows.ts';

const LARGEST_BLOCK_BYTES = 2 ** 25;
const CHUNK_BYTES = 2 ** 20;
/** A header and the number of transactions behind it. */
const HEAD_BYTES = HEADER_BYTES + 9;

/** What a block states; a number in a form no block may have is found when the block is read. */
function statedTransactions(head: Uint8Array, blockBytes: number): number {
  const first = head[HEADER_BYTES] ?? 0;
  const view = viewOf(head);
  const at = HEADER_BYTES + 1;
  const long = first === 0xfd && head.length >= at + 2 ? view.getUint16(at, true) : 0;
  const longer = first === 0xfe && head.length >= at + 4 ? view.getUint32(at, true) : 0;
  return Math.min(first < 0xfd ? first : Math.max(long, longer), mostTransactions(blockBytes));
}

export class BlockFile {
  readonly path: string;
  readonly bytes: number;
  readonly #handle: number;
  readonly mask: Uint8Array | undefined;
  readonly #sum = createHash('sha256');
  /** So many bytes of the file are in the sum. */
  #summed = 0;
  #sumsAlong = false;
  #digest: Uint8Array | undefined;

  /** `mask`: the eight bytes of xor.dat beside the files (Bitcoin Core 28 and later); eight zeros mean no mask. */
  constructor(path: string, mask?: Uint8Array) {
    this.path = path;
    this.#handle = openSync(path, 'r');
    this.bytes = fstatSync(this.#handle).size;
    this.mask = mask?.some((byte) => byte !== 0) ? mask : undefined;
  }

  close(): void {
    closeSync(this.#handle);
  }

  /** Unmasked bytes; fewer than asked for at the end of the file. */
  read(position: number, length: number, into: Uint8Array = new Uint8Array(length)): Uint8Array {
    return this.#unmasked(this.raw(position, length, into), position);
  }

  #unmasked(bytes: Uint8Array, position: number): Uint8Array {
    if (this.mask !== undefined) unmask(bytes, position, this.mask);
    return bytes;
  }

  raw(position: number, length: number, into: Uint8Array = new Uint8Array(length)): Uint8Array {
    let filled = 0;
    while (filled < length) {
      const read = readSync(this.#handle, into, filled, length - filled, position + filled);
      if (read === 0) break;
      filled += read;
    }
    return into.subarray(0, filled);
  }

  /** The unmasked bytes of a block that was found in the file. @throws DamagedFile when the file ends before it does by now */
  block({ offset, bytes }: Pick<PlacedBlock, 'offset' | 'bytes'>, into: Uint8Array): Uint8Array {
    const raw = this.#whole(this.raw(offset, bytes, into), offset, bytes);
    if (this.#sumsAlong && offset >= this.#summed) {
      this.#sumTo(offset);
      this.#sum.update(raw);
      this.#summed = offset + bytes;
    }
    return this.#unmasked(raw, offset);
  }

  /** From now on blocks are taken into the sum as they are read, as long as each lies behind the one before: one reading serves both. */
  sumAlong(): void {
    this.#sumsAlong = true;
  }

  /** SHA-256 of the file as it lies on the disk, as far as it went when it was opened: a node may write on. */
  sha256(): Uint8Array {
    this.#sumTo(this.bytes);
    this.#digest ??= this.#sum.digest();
    return this.#digest;
  }

  #sumTo(end: number): void {
    if (this.#summed >= end) return;
    const chunk = new Uint8Array(Math.min(CHUNK_BYTES, end - this.#summed));
    while (this.#summed < end) {
      const length = Math.min(chunk.length, end - this.#summed);
      this.#sum.update(this.#whole(this.raw(this.#summed, length, chunk), this.#summed, length));
      this.#summed += length;
    }
  }

  #whole(read: Uint8Array, offset: number, length: number): Uint8Array {
    if (read.length === length) return read;
    const gone = length - read.length;
    const why = `the file had ${this.bytes} bytes when it was opened; ${gone} of the ${length} wanted here are no longer there`;
    throw new DamagedFile(this.path, offset, why);
  }

  /** The network its first block is framed for; undefined when the file begins otherwise. */
  network(): BitcoinNetwork | undefined {
    const start = this.read(0, 4);
    return start.length < 4 ? undefined : networkByMagic(new DataView(start.buffer).getUint32(0));
  }

  /**
   * Every block of a framed file by header and place:
   *
   *     magic (4)  length (4, little-endian)  block  ... zeros to the end, as the node allocates ahead
   */
  *framedBlocks(file: number, network: BitcoinNetwork): Generator<PlacedBlock> {
    for (let at = this.#skipPadding(0); at < this.bytes; at = this.#skipPadding(at)) {
      const head = this.read(at, 8 + HEAD_BYTES);
      if (head.length < 8 + HEADER_BYTES)
        throw new DamagedFile(this.path, at, `${head.length} bytes are left, a block needs at least ${8 + HEADER_BYTES}`);
      const view = new DataView(head.buffer, head.byteOffset);
      const magic = view.getUint32(0);
      if (magic !== network.magic)
        throw new DamagedFile(
          this.path,
          at,
          `expected the mark ${hex(network.magic)} of ${network.id} before a block, found ${hex(magic)}`,
        );
      const bytes = view.getUint32(4, true);
      if (bytes <= HEADER_BYTES || bytes > LARGEST_BLOCK_BYTES)
        throw new DamagedFile(this.path, at, `a block cannot have the stated length of ${bytes} bytes`);
      if (at + 8 + bytes > this.bytes)
        throw new DamagedFile(this.path, at, `the block is stated to have ${bytes} bytes, the file ends after ${this.bytes - at - 8}`);
      const transactions = statedTransactions(head.subarray(8), bytes);
      yield { header: readHeader(head.subarray(8)), file, offset: at + 8, bytes, transactions };
      at += 8 + bytes;
    }
  }

  /** A file that is one block without a frame. */
  rawBlock(file: number): PlacedBlock {
    const head = this.read(0, HEAD_BYTES);
    if (head.length < HEADER_BYTES)
      throw new DamagedFile(this.path, 0, `a block header has ${HEADER_BYTES} bytes, the file has ${head.length}`);
    return { header: readHeader(head), file, offset: 0, bytes: this.bytes, transactions: statedTransactions(head, this.bytes) };
  }

  /** Padding is zeros on the disk; under a mask a node may also have written masked zeros. */
  #skipPadding(from: number): number {
    for (let at = from; at < this.bytes; at += CHUNK_BYTES) {
      const raw = this.raw(at, Math.min(CHUNK_BYTES, at === from ? 64 : CHUNK_BYTES));
      const step = raw.length;
      const used = raw.findIndex((byte) => byte !== 0);
      if (used < 0) {
        at += step - CHUNK_BYTES;
        continue;
      }
      if (this.mask === undefined) return at + used;
      const clear = this.read(at, step).findIndex((byte) => byte !== 0);
      if (clear >= 0) return at + (clear === 0 ? 0 : Math.max(clear, 0));
      at += step - CHUNK_BYTES;
    }
    return this.bytes;
  }
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/** Where a file stops making sense. `offset` is that of the block's frame or, for a bare block, of the block. */
export class DamagedFile extends Error {
  readonly path: string;
  readonly offset: number;
  constructor(path: string, offset: number, what: string) {
    super(what);
    this.name = 'DamagedFile';
    this.path = path;
    this.offset = offset;
  }

  static of(path: string, offset: number, fault: DamagedBlock): DamagedFile {
    return new DamagedFile(path, offset, `${fault.message} (seen ${fault.at} bytes into the block)`);
  }
}
