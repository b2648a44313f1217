// SPDX-License-Identifier: Apache-2.0
import { DamagedBlock } from './damage.ts';
import { viewOf } from './few-bytes.ts';

/** Reads the little-endian numbers of Bitcoin's messages; whatever would read past the end is a damaged block. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.#view = viewOf(bytes);
    this.at = at;
    this.end = end;
  }

  need(count: number, what: string): void {
    if (this.at + count > this.end)
      throw new DamagedBlock(this.at, `${what} needs ${count} bytes, ${Math.max(0, this.end - this.at)} are left`);
  }

  u32(what: string): number {
    this.need(4, what);
    this.at += 4;
    return this.#view.getUint32(this.at - 4, true);
  }

  /** A 64-bit amount as a number; more than 2^53 - 1 no chain this reads can hold. */
  amount(what: string): number {
    this.need(8, what);
    const at = this.at;
    this.at += 8;
    const low = this.#view.getUint32(at, true);
    const high = this.#view.getUint32(at + 4, true);
    if (high >= 0x200000) throw new DamagedBlock(at, `${what} is larger than all coins there can be`);
    return high * 0x100000000 + low;
  }

  /** A compact size; a longer form than the number needs is refused, as nodes do. */
  size(what: string): number {
    this.need(1, what);
    const at = this.at;
    const first = this.bytes[this.at++] as number;
    if (first < 0xfd) return first;
    if (first === 0xfd) {
      this.need(2, what);
      const value = (this.bytes[this.at] as number) | ((this.bytes[this.at + 1] as number) << 8);
      this.at += 2;
      if (value < 0xfd) throw new DamagedBlock(at, `${what} is written longer than it needs`);
      return value;
    }
    if (first === 0xff) throw new DamagedBlock(at, `${what} is larger than a block`);
    const value = this.u32(what);
    if (value < 0x10000) throw new DamagedBlock(at, `${what} is written longer than it needs`);
    return value;
  }

  skip(count: number, what: string): void {
    this.need(count, what);
    this.at += count;
  }
}
