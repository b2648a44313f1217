// SPDX-License-Identifier: Apache-2.0
import { Column32, Column64, ColumnBytes } from './growing-column.ts';

/** Rows of 32 bytes found by all their 32 bytes. The table holds row numbers; a row's first four bytes say where to begin to look. */
export class HashIndex {
  readonly #hashes = new ColumnBytes();
  #slots = new Uint32Array(1 << 12);
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
    const mask = this.#slots.length - 1;
    const { values } = this.#hashes;
    for (let slot = start(hash, from) & mask; ; slot = (slot + 1) & mask) {
      const row = (this.#slots[slot] as number) - 1;
      if (row < 0) return -1;
      if (same(values, row * 32, hash, from)) return row;
    }
  }

  #place(row: number, hash: Uint8Array, from: number): void {
    const mask = this.#slots.length - 1;
    const { values } = this.#hashes;
    let slot = start(hash, from) & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) if (same(values, ((this.#slots[slot] as number) - 1) * 32, hash, from)) break;
    this.#slots[slot] = row + 1;
  }

  #rebuild(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const { values } = this.#hashes;
    for (let row = 0; row < this.#count; row++) this.#place(row, values, row * 32);
  }
}

const start = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)) >>> 0;

function same(a: Uint8Array, atA: number, b: Uint8Array, atB: number): boolean {
  for (let i = 0; i < 32; i++) if (a[atA + i] !== b[atB + i]) return false;
  return true;
}

/** Texts of bytes kept once each, found by all their bytes: two scripts are one only if every byte agrees. */
export class BytesIndex {
  readonly #bytes = new ColumnBytes();
  readonly #ends = new Column64();
  readonly #sums = new Column32();
  #slots = new Uint32Array(1 << 12);

  get count(): number {
    return this.#ends.length;
  }

  get allocatedBytes(): number {
    return this.#bytes.allocatedBytes + this.#ends.allocatedBytes + this.#sums.allocatedBytes + this.#slots.byteLength;
  }

  /** The row of these bytes, added when they are new. */
  intern(source: Uint8Array, from: number, to: number): number {
    const sum = fnv1a(source, from, to);
    const mask = this.#slots.length - 1;
    for (let slot = sum & mask; ; slot = (slot + 1) & mask) {
      const row = (this.#slots[slot] as number) - 1;
      if (row < 0) return this.#add(slot, sum, source, from, to);
      if (this.#sums.values[row] === sum && this.#same(row, source, from, to)) return row;
    }
  }

  /** The row of these bytes, or -1. */
  find(source: Uint8Array): number {
    const sum = fnv1a(source, 0, source.length);
    const mask = this.#slots.length - 1;
    for (let slot = sum & mask; ; slot = (slot + 1) & mask) {
      const row = (this.#slots[slot] as number) - 1;
      if (row < 0 || (this.#sums.values[row] === sum && this.#same(row, source, 0, source.length))) return row;
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
    this.#slots[slot] = row + 1;
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
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    const { values } = this.#sums;
    for (let row = 0; row < this.#ends.length; row++) {
      let slot = (values[row] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = row + 1;
    }
  }
}

function fnv1a(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0x811c9dc5;
  for (let at = from; at < to; at++) sum = Math.imul(sum ^ (bytes[at] as number), 0x01000193);
  sum ^= sum >>> 15;
  return (Math.imul(sum, 0x2c1b3c6d) ^ (sum >>> 12)) >>> 0;
}
