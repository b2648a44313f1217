// SPDX-License-Identifier: Apache-2.0
/**
 * Tables that find rows. A slot holds a row's number, from 1, and above it the higher bits of the row's sum, as many as are free: most rows that are
 * not meant are passed without going to where their bytes lie.
 */
import { copyBytes, sameBytes } from '../bitcoin/few-bytes.ts';
import { Column32, Column64, ColumnBytes } from './growing-column.ts';
import { sumOfBytes } from './sum-of-bytes.ts';

const FEWEST_SLOTS = 1 << 12;
const MOST_AT_FIRST = 1 << 26;
/** For about so many rows; more have the table made anew. */
const firstSlots = (rows: number): Uint32Array<ArrayBuffer> =>
  new Uint32Array(2 ** Math.ceil(Math.log2(Math.min(Math.max(1.5 * rows, FEWEST_SLOTS), MOST_AT_FIRST))));

/** Rows of 32 bytes found by all their 32 bytes. A row's first four bytes are its sum. */
export class HashIndex {
  readonly #hashes: ColumnBytes;
  #slots: Uint32Array;
  #count = 0;

  constructor(expectedRows = 0) {
    this.#hashes = new ColumnBytes(32 * expectedRows);
    this.#slots = firstSlots(expectedRows);
  }

  get count(): number {
    return this.#count;
  }
  get allocatedBytes(): number {
    return this.#hashes.allocatedBytes + this.#slots.byteLength;
  }
  get bytes(): Uint8Array {
    return this.#hashes.done();
  }

  /** Takes in hashes that lie behind each other; each is found once it is placed, and they are placed in their order. */
  append(hashes: Uint8Array): void {
    this.#hashes.appendAll(hashes);
    while (this.#hashes.length * 3 > this.#slots.length * 64) this.#rebuild();
  }

  /** From now on the next row is found; one of the same hash that came before no longer is (BIP 30: two coinbases of 2010 have the name of older ones). */
  place(): number {
    const row = this.#count++;
    this.#put(row);
    return row;
  }

  /** Asks for the memory that finding the hashes at these places will need, all at once: what is far away then comes together. */
  approach(source: DataView, places: Uint32Array, begin: number, end: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const { view } = this.#hashes;
    let met = 0;
    for (let n = begin; n < end; n++) {
      const entry = slots[source.getInt32(places[n] as number, true) & mask] as number;
      if (entry !== 0) met ^= view.getInt32(((entry & mask) - 1) * 32, true);
    }
    return met;
  }

  /** The same for rows that will be placed, up to this one. */
  approachNext(end: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const { view } = this.#hashes;
    let met = 0;
    for (let row = this.#count; row < end; row++) met ^= slots[view.getInt32(row * 32, true) & mask] as number;
    return met;
  }

  /** The row of a hash, or -1. */
  find(hash: DataView, from = 0): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const sum = hash.getInt32(from, true);
    for (let slot = sum & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) return -1;
      if (((entry ^ sum) & ~mask) !== 0) continue;
      const row = (entry & mask) - 1;
      if (sameBytes(this.#hashes.view, row * 32, hash, from, 32)) return row;
    }
  }

  #put(row: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const { view } = this.#hashes;
    const sum = view.getInt32(row * 32, true);
    let slot = sum & mask;
    for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
      if (((entry ^ sum) & ~mask) === 0 && sameBytes(view, ((entry & mask) - 1) * 32, view, row * 32, 32)) break;
      slot = (slot + 1) & mask;
    }
    slots[slot] = (sum & ~mask) | (row + 1);
  }

  #rebuild(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let row = 0; row < this.#count; row++) this.#put(row);
  }
}

/** About as many as a script has: 22 (P2WPKH) to 34 (P2TR). */
const BYTES_OF_A_TEXT = 26;

/** Where texts stand in their source, and the `sumOfBytes` of each. */
export interface PlacedTexts {
  readonly scriptFrom: Uint32Array;
  readonly scriptTo: Uint32Array;
  readonly scriptSum: Uint32Array;
}

const NONE = -1;
/**
 * Slots between where a text's sum sends it and where it stands, at most. By chance some two hundred are the most of twelve million; whoever makes
 * scripts on purpose can have all of them sent to one slot, and each would then be looked for among all before it.
 */
const FURTHEST = 512;
const nameOf = (source: DataView, from: number, size: number): string =>
  Buffer.from(source.buffer, source.byteOffset + from, size).toString('latin1');

/** Texts of bytes kept once each, found by all their bytes: two scripts are one only if every byte agrees. */
export class BytesIndex {
  readonly #bytes: ColumnBytes;
  readonly #ends: Column64;
  readonly #sums: Column32;
  readonly #one = { scriptFrom: new Uint32Array(1), scriptTo: new Uint32Array(1), scriptSum: new Uint32Array(1), row: new Uint32Array(1) };
  /** Rows of texts for which no slot was near enough. */
  readonly #crowded = new Map<string, number>();
  #slots: Uint32Array;

  constructor(expectedRows = 0) {
    this.#slots = firstSlots(expectedRows);
    this.#bytes = new ColumnBytes(BYTES_OF_A_TEXT * expectedRows);
    this.#ends = new Column64(expectedRows);
    this.#sums = new Column32(expectedRows);
  }

  get count(): number {
    return this.#ends.length;
  }

  get allocatedBytes(): number {
    return this.#bytes.allocatedBytes + this.#ends.allocatedBytes + this.#sums.allocatedBytes + this.#slots.byteLength;
  }

  /** Asks for the memory that finding bytes of these sums will need, all at once. */
  approach(sums: Uint32Array, begin: number, end: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let met = 0;
    for (let n = begin; n < end; n++) met ^= slots[(sums[n] as number) & mask] as number;
    return met;
  }

  /** The row of these bytes, added when they are new. `sum`: their `sumOfBytes`, where it is known. */
  intern(source: DataView, from: number, to: number, sum = sumOfBytes(source, from, to)): number {
    const one = this.#one;
    one.scriptFrom[0] = from;
    one.scriptTo[0] = to;
    one.scriptSum[0] = sum;
    this.internAll(source, one, 0, 1, one.row, 0);
    return one.row[0] as number;
  }

  /** The rows of the texts from `begin` to `end`, written to `rows` from `at`. Room is made first, so that nothing moves while they are looked for. */
  internAll(source: DataView, texts: PlacedTexts, begin: number, end: number, rows: Uint32Array, at: number): void {
    this.#makeRoom(texts, begin, end);
    const { scriptFrom, scriptTo, scriptSum } = texts;
    const slots = this.#slots;
    const mask = slots.length - 1;
    const { view } = this.#bytes;
    const ends = this.#ends.values;
    const sums = this.#sums.values;
    let count = this.#ends.length;
    let bytes = this.#bytes.length;
    for (let text = begin; text < end; text++) {
      const from = scriptFrom[text] as number;
      const size = (scriptTo[text] as number) - from;
      const sum = scriptSum[text] as number;
      let row = NONE;
      let slot = sum & mask;
      const last = (slot + FURTHEST) & mask;
      for (let entry = slots[slot] as number; entry !== 0 && row === NONE && slot !== last; entry = slots[slot] as number) {
        const like = (entry & mask) - 1;
        if (((entry ^ sum) & ~mask) === 0) {
          const likeFrom = like === 0 ? 0 : (ends[like - 1] as number);
          if ((ends[like] as number) - likeFrom === size && sameBytes(view, likeFrom, source, from, size)) row = like;
        }
        slot = (slot + 1) & mask;
      }
      if (row === NONE && slot === last) row = this.#crowded.get(nameOf(source, from, size)) ?? NONE;
      if (row === NONE) {
        row = count++;
        copyBytes(source, from, view, bytes, size);
        bytes += size;
        ends[row] = bytes;
        sums[row] = sum;
        this.#put(slot, sum, row);
      }
      rows[at + text - begin] = row;
    }
    this.#bytes.length = bytes;
    this.#ends.length = count;
    this.#sums.length = count;
  }

  /** The row of these bytes, or -1. */
  find(source: DataView): number {
    const sum = sumOfBytes(source, 0, source.byteLength);
    const mask = this.#slots.length - 1;
    const last = (sum + FURTHEST) & mask;
    for (let slot = sum & mask; slot !== last; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] as number;
      if (entry === 0) return NONE;
      if (((entry ^ sum) & ~mask) === 0 && this.#same((entry & mask) - 1, source, 0, source.byteLength)) return (entry & mask) - 1;
    }
    return this.#crowded.get(nameOf(source, 0, source.byteLength)) ?? NONE;
  }

  done(): { readonly bytes: Uint8Array; readonly ends: Float64Array } {
    return { bytes: this.#bytes.done(), ends: this.#ends.done() };
  }

  #makeRoom({ scriptFrom, scriptTo }: PlacedTexts, begin: number, end: number): void {
    let bytes = 0;
    for (let text = begin; text < end; text++) bytes += (scriptTo[text] as number) - (scriptFrom[text] as number);
    this.#bytes.reserve(bytes);
    this.#ends.reserve(end - begin);
    this.#sums.reserve(end - begin);
    while ((this.#ends.length + end - begin) * 3 > this.#slots.length * 2) this.#rebuild();
  }

  /** Into the slot if it is near enough. */
  #put(slot: number, sum: number, row: number): void {
    const mask = this.#slots.length - 1;
    if (((slot - sum) & mask) < FURTHEST) this.#slots[slot] = (sum & ~mask) | (row + 1);
    else {
      const from = row === 0 ? 0 : (this.#ends.values[row - 1] as number);
      this.#crowded.set(nameOf(this.#bytes.view, from, (this.#ends.values[row] as number) - from), row);
    }
  }

  #same(row: number, source: DataView, from: number, to: number): boolean {
    const begin = row === 0 ? 0 : (this.#ends.values[row - 1] as number);
    if ((this.#ends.values[row] as number) - begin !== to - from) return false;
    return sameBytes(this.#bytes.view, begin, source, from, to - from);
  }

  #rebuild(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    this.#crowded.clear();
    const slots = this.#slots;
    const mask = slots.length - 1;
    const { values } = this.#sums;
    for (let row = 0; row < this.#ends.length; row++) {
      const sum = values[row] as number;
      let slot = sum & mask;
      for (const last = (slot + FURTHEST) & mask; slots[slot] !== 0 && slot !== last; ) slot = (slot + 1) & mask;
      this.#put(slot, sum, row);
    }
  }
}
