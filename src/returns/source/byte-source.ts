// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

export const CHUNK_BYTES = 256 * 1024;

/** The bytes of one file, once, from the front, synchronously: readers are plain loops. `undefined` at the end. */
export interface ByteSource {
  next(): Buffer | undefined;
  close(): void;
}

/** Bytes that can be read anywhere: a file on the disk, a stretch of it, or memory. */
export interface RandomBytes {
  readonly size: number;
  read(from: number, to: number): Buffer;
}

export class FileBytes implements RandomBytes {
  readonly size: number;
  readonly fd: number;

  constructor(path: string | Buffer, size: number) {
    this.fd = openSync(path, 'r');
    this.size = size;
  }

  read(from: number, to: number): Buffer {
    const length = Math.max(0, Math.min(to, this.size) - from);
    const buffer = Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
      const got = readSync(this.fd, buffer, done, length - done, from + done);
      if (got === 0) break;
      done += got;
    }
    return buffer.subarray(0, done);
  }

  close(): void {
    closeSync(this.fd);
  }
}

export class MemoryBytes implements RandomBytes {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#bytes.length;
  }

  read(from: number, to: number): Buffer {
    return this.#bytes.subarray(from, Math.min(to, this.#bytes.length));
  }
}

export class StretchOfBytes implements RandomBytes {
  readonly size: number;
  readonly of: RandomBytes;
  readonly from: number;

  constructor(of: RandomBytes, from: number, size: number) {
    this.of = of;
    this.from = from;
    this.size = Math.max(0, Math.min(size, of.size - from));
  }

  read(from: number, to: number): Buffer {
    return this.of.read(this.from + from, this.from + Math.min(to, this.size));
  }
}

/** From the front through bytes that can be read anywhere. */
export function sequential(bytes: RandomBytes): ByteSource {
  let at = 0;
  return {
    next() {
      if (at >= bytes.size) return undefined;
      const chunk = bytes.read(at, at + CHUNK_BYTES);
      at += chunk.length;
      return chunk.length === 0 ? undefined : chunk;
    },
    close() {
      at = bytes.size;
    },
  };
}

/** Passes bytes on and hashes them on the way; `finish` reads what the reader left unread. */
export class HashedSource implements ByteSource {
  readonly #inner: ByteSource;
  readonly #hash = createHash('sha256');
  readonly #onBytes: (count: number) => void;
  #bytes = 0;

  constructor(inner: ByteSource, onBytes: (count: number) => void) {
    this.#inner = inner;
    this.#onBytes = onBytes;
  }

  next(): Buffer | undefined {
    const chunk = this.#inner.next();
    if (chunk === undefined) return undefined;
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    this.#onBytes(chunk.length);
    return chunk;
  }

  close(): void {
    this.#inner.close();
  }

  /** The hash of what could be read, after the source has failed. */
  settle(): { readonly sha256: string; readonly bytes: number } {
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes };
  }

  finish(): { readonly sha256: string; readonly bytes: number } {
    while (this.next() !== undefined);
    this.close();
    return this.settle();
  }
}
