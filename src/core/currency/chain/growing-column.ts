// SPDX-License-Identifier: Apache-2.0
/**
 * Columns that grow as rows come, in memory of WebAssembly: it grows where it lies, so nothing is copied and nothing exists twice, and an access
 * is one to a plain buffer. A new buffer each time stood twice in memory for a moment; a resizable one takes three to five times as long to access.
 */
import { CurrencyError } from '../../errors/currency.ts';
import { currencySays } from '../../errors/sentences/currency.ts';
import { copyBytes } from '../bitcoin/few-bytes.ts';

const PAGE_BYTES = 65_536;
/** Most that is set aside before a row has come: memory that nobody writes to is never taken, but what is set aside may be refused. */
const MOST_AT_FIRST = 2 ** 28;
/** 4 GiB: a thousand million numbers in one column. */
const MOST_PAGES = 65_536;
const MOST_BYTES = MOST_PAGES * PAGE_BYTES;

/**
 * A buffer that doubles while small and grows by a quarter while large, so that little of it lies idle; where it lies, it stays. Each time one grows, the
 * engine may go and look for what is no longer used, on every thread: whoever knows about how much will come, says so at first.
 */
export class GrowingBytes {
  readonly #memory: WebAssembly.Memory;
  buffer: ArrayBuffer;
  length = 0;

  constructor(expectedBytes = 0) {
    const initial = Math.max(1, Math.ceil(Math.min(expectedBytes, MOST_AT_FIRST) / PAGE_BYTES));
    this.#memory = new WebAssembly.Memory({ initial, maximum: MOST_PAGES });
    this.buffer = this.#memory.buffer;
  }

  /** Makes room for so many more bytes; true when views have to be made anew. @throws CurrencyError CHAIN_TOO_LARGE */
  reserve(more: number): boolean {
    const needed = this.length + more;
    const now = this.buffer.byteLength;
    if (needed <= now) return false;
    const grown = Math.max(needed, Math.min(MOST_BYTES, now + Math.min(now, 2 ** 22 + now / 4)));
    try {
      this.#memory.grow(Math.ceil((grown - now) / PAGE_BYTES));
    } catch (cause) {
      const said = needed > MOST_BYTES ? 'column-full' : 'no-memory-for-column';
      throw new CurrencyError('CHAIN_TOO_LARGE', { message: currencySays(said, { bytes: needed }), cause });
    }
    this.buffer = this.#memory.buffer;
    return true;
  }
}

export class Column32 {
  readonly #bytes: GrowingBytes;
  values: Uint32Array<ArrayBuffer>;
  length = 0;

  constructor(expectedRows = 0) {
    this.#bytes = new GrowingBytes(4 * expectedRows);
    this.values = new Uint32Array(this.#bytes.buffer);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.#grow(1);
    this.values[this.length++] = value;
  }

  reserve(more: number): void {
    if (this.length + more > this.values.length) this.#grow(more);
  }

  /** The first `count` of these, each with so much added. */
  append(source: Uint32Array, count: number, plus = 0): void {
    this.reserve(count);
    const { values, length } = this;
    for (let row = 0; row < count; row++) values[length + row] = (source[row] as number) + plus;
    this.length += count;
  }

  #grow(more: number): void {
    this.#bytes.length = this.length * 4;
    this.#bytes.reserve(more * 4);
    this.values = new Uint32Array(this.#bytes.buffer, 0, this.#bytes.buffer.byteLength / 4);
  }

  get allocatedBytes(): number {
    return this.values.byteLength;
  }

  done(): Uint32Array {
    return this.values.subarray(0, this.length);
  }
}

export class Column64 {
  readonly #bytes: GrowingBytes;
  values: Float64Array<ArrayBuffer>;
  length = 0;

  constructor(expectedRows = 0) {
    this.#bytes = new GrowingBytes(8 * expectedRows);
    this.values = new Float64Array(this.#bytes.buffer);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.#grow(1);
    this.values[this.length++] = value;
  }

  reserve(more: number): void {
    if (this.length + more > this.values.length) this.#grow(more);
  }

  /** The first `count` of these. */
  append(source: Float64Array, count: number): void {
    this.reserve(count);
    this.values.set(source.subarray(0, count), this.length);
    this.length += count;
  }

  #grow(more: number): void {
    this.#bytes.length = this.length * 8;
    this.#bytes.reserve(more * 8);
    this.values = new Float64Array(this.#bytes.buffer, 0, this.#bytes.buffer.byteLength / 8);
  }

  get allocatedBytes(): number {
    return this.values.byteLength;
  }

  done(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}

export class ColumnBytes {
  readonly #bytes: GrowingBytes;
  values: Uint8Array<ArrayBuffer>;
  /** The same bytes. */
  view: DataView<ArrayBuffer>;
  length = 0;

  constructor(expectedBytes = 0) {
    this.#bytes = new GrowingBytes(expectedBytes);
    this.values = new Uint8Array(this.#bytes.buffer);
    this.view = new DataView(this.#bytes.buffer);
  }

  reserve(more: number): void {
    if (this.length + more > this.values.length) this.#grow(more);
  }

  append(source: DataView, from: number, to: number): void {
    const size = to - from;
    this.reserve(size);
    copyBytes(source, from, this.view, this.length, size);
    this.length += size;
  }

  appendAll(source: Uint8Array): void {
    this.reserve(source.length);
    this.values.set(source, this.length);
    this.length += source.length;
  }

  #grow(more: number): void {
    this.#bytes.length = this.length;
    this.#bytes.reserve(more);
    this.values = new Uint8Array(this.#bytes.buffer, 0, this.#bytes.buffer.byteLength);
    this.view = new DataView(this.#bytes.buffer);
  }

  get allocatedBytes(): number {
    return this.values.byteLength;
  }

  done(): Uint8Array {
    return this.values.subarray(0, this.length);
  }
}
