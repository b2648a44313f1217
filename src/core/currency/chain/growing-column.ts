// SPDX-License-Identifier: Apache-2.0
/**
 * Columns that grow as rows come. A grown column is a new buffer, and the old one is given up at once: a resizable buffer would not have to be
 * copied, but every access to it takes three to five times as long.
 */

const FIRST_BYTES = 2 ** 16;

/** A buffer that doubles while small and grows by a quarter while large, so that little of it lies idle. */
export class GrowingBytes {
  buffer = new ArrayBuffer(FIRST_BYTES);
  length = 0;

  /** Makes room for so many more bytes; true when views have to be made anew. */
  reserve(more: number): boolean {
    const needed = this.length + more;
    if (needed <= this.buffer.byteLength) return false;
    const grown = Math.max(needed, this.buffer.byteLength + Math.min(this.buffer.byteLength, 2 ** 22 + (this.buffer.byteLength >> 2)));
    this.buffer = this.buffer.transfer(Math.ceil(grown / 4096) * 4096);
    return true;
  }
}

export class Column32 {
  readonly #bytes = new GrowingBytes();
  values = new Uint32Array(this.#bytes.buffer, 0, FIRST_BYTES / 4);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) this.#grow(1);
    this.values[this.length++] = value;
  }

  reserve(more: number): void {
    if (this.length + more > this.values.length) this.#grow(more);
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
  readonly #bytes = new GrowingBytes();
  values = new Float64Array(this.#bytes.buffer, 0, FIRST_BYTES / 8);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      this.#bytes.length = this.length * 8;
      this.#bytes.reserve(8);
      this.values = new Float64Array(this.#bytes.buffer, 0, this.#bytes.buffer.byteLength / 8);
    }
    this.values[this.length++] = value;
  }

  get allocatedBytes(): number {
    return this.values.byteLength;
  }

  done(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}

export class ColumnBytes {
  readonly #bytes = new GrowingBytes();
  values = new Uint8Array(this.#bytes.buffer, 0, FIRST_BYTES);
  length = 0;

  append(source: Uint8Array, from: number, to: number): void {
    const size = to - from;
    if (this.length + size > this.values.length) {
      this.#bytes.length = this.length;
      this.#bytes.reserve(size);
      this.values = new Uint8Array(this.#bytes.buffer, 0, this.#bytes.buffer.byteLength);
    }
    const { values } = this;
    let at = this.length;
    for (let i = from; i < to; i++) values[at++] = source[i] as number;
    this.length = at;
  }

  get allocatedBytes(): number {
    return this.values.byteLength;
  }

  done(): Uint8Array {
    return this.values.subarray(0, this.length);
  }
}
