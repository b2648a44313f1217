// SPDX-License-Identifier: Apache-2.0
/**
 * Tables that find rows. A slot holds a row's number, from 1, and above it the higher bits of the row's sum, as many as are free: most rows that are
 * not meant are passed without going to where their bytes lie.
 */
import { Column32, Column64, ColumnBytes } from './growing-column.ts';
import { sumOfBytes } from './sum-of-bytes.ts';

const FIRST_SLOTS = 1 << 12;

/** Rows of 32 bytes found by all their 32 bytes. A row's first four bytes are its sum. */
export class HashIndex {
  readonly #hashes = new ColumnBytes();
  #slots = new Uint32Array(FIRST_SLOTS);
  #count = 0;

  get count(): number {
    return this.#count;
  }
  get allocatedBytes(): number {
    return this.#hashes.allocatedBytes + this.#slots.byteLength;
  }
  get bytes(): Uint8Array {
    return this.#hashes.done();
  }

  /** Adds a row; a row of the same hash that came before is found no longer (BIP 30: two coinbases of 2010 have the name of older ones). */
  add(hash: Uint8Array, from = 0): number {
    if (this.#count * 3 > this.#slots.length * 2) this.#rebuild();
    const row = this.#count++;
    this.#hashes.append(hash, from, from + 32);
    this.#place(row, hash, from);
    return row;
  }

  /** The row of a hash, or -1. */
  find(hash: Uint8Array, from = 0): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const sum = start(hash, from);
    for (let slot = sum & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) return -1;
      if (((entry ^ sum) & ~mask) !== 0) continue;
      const row = (entry & mask) - 1;
      if (same(this.#hashes.values, row * 32, hash, from)) return row;
    }
  }

  #place(row: number, hash: Uint8Array, from: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const sum = start(hash, from);
    let slot = sum & mask;
    for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
      if (((entry ^ sum) & ~mask) === 0 && same(this.#hashes.values, ((entry & mask) - 1) * 32, hash, from)) break;
      slot = (slot + 1) & mask;
    }
    slots[slot] = (sum & ~mask) | (row + 1);
  }

  #rebuild(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const { values } = this.#hashes;
    for (let row = 0; row < this.#count; row++) this.#place(row, values, row * 32);
  }
}

const start = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);

function same(a: Uint8Array, atA: number, b: Uint8Array, atB: number): boolean {
  for (let i = 0; i < 32; i++) if (a[atA + i] !== b[atB + i]) return false;
  return true;
}

/** Texts of bytes kept once each, found by all their bytes: two scripts are one only if every byte agrees. */
export class BytesIndex {
  readonly #bytes = new ColumnBytes();
  readonly #ends = new Column64();
  readonly #sums = new Column32();
  #slots = new Uint32Array(FIRST_SLOTS);

  get count(): number {
    return this.#ends.length;
  }

  get allocatedBytes(): number {
    return this.#bytes.allocatedBytes + this.#ends.allocatedBytes + this.#sums.allocatedBytes + this.#slots.byteLength;
  }

  /** The row of these bytes, added when they are new. `sum`: their `sumOfBytes`, where it is known. */
  intern(source: Uint8Array, from: number, to: number, sum = sumOfBytes(source, from, to)): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = sum & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) return this.#add(slot, sum, source, from, to);
      if (((entry ^ sum) & ~mask) === 0 && this.#same((entry & mask) - 1, source, from, to)) return (entry & mask) - 1;
    }
  }

  /** The row of these bytes, or -1. */
  find(source: Uint8Array): number {
    const sum = sumOfBytes(source, 0, source.length);
    const mask = this.#slots.length - 1;
    for (let slot = sum & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] as number;
      if (entry === 0) return -1;
      if (((entry ^ sum) & ~mask) === 0 && this.#same((entry & mask) - 1, source, 0, source.length)) return (entry & mask) - 1;
    }
  }

  done(): { readonly bytes: Uint8Array; readonly ends: Float64Array } {
    return { bytes: this.#bytes.done(), ends: this.#ends.done() };
  }

  #add(slot: number, sum: number, source: Uint8Array, from: number, to: number): number {
    const row = this.#ends.length;
    this.#bytes.append(source, from, to);
    this.#ends.push(this.#bytes.length);
    this.#sums.push(sum);
    this.#slots[slot] = (sum & ~(this.#slots.length - 1)) | (row + 1);
    if (this.#ends.length * 3 > this.#slots.length * 2) this.#rebuild();
    return row;
  }

  #same(row: number, source: Uint8Array, from: number, to: number): boolean {
    const begin = row === 0 ? 0 : (this.#ends.values[row - 1] as number);
    if ((this.#ends.values[row] as number) - begin !== to - from) return false;
    const { values } = this.#bytes;
    for (let i = from, at = begin; i < to; i++, at++) if (values[at] !== source[i]) return false;
    return true;
  }

  #rebuild(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const { values } = this.#sums;
    for (let row = 0; row < this.#ends.length; row++) {
      const sum = values[row] as number;
      let slot = sum & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (sum & ~mask) | (row + 1);
    }
    this.#slots = slots;
  }
}
