// SPDX-License-Identifier: Apache-2.0
import type { ByteSource } from '../source/byte-source.ts';
import type { SourceFile } from '../source/source-file.ts';
import { UnreadableFrom } from './unreadable-from.ts';

const EMPTY = Buffer.alloc(0);

/**
 * A sliding window over the bytes of a text file, without its byte order mark, for tokenisers that look for ASCII delimiters. Encodings
 * of one byte or UTF-8 pass as they are, so offsets are bytes of the file; UTF-16 is rewritten to UTF-8 in memory and offsets are mapped
 * back by `byteAt`.
 */
export class TextWindow {
  /** The bytes in hand; `buf[0]` is at `base`. */
  buf: Buffer = EMPTY;
  base = 0;
  readonly #file: SourceFile;
  readonly #source: ByteSource;
  readonly #map: Utf16Map | undefined;
  #skip: number;

  constructor(file: SourceFile) {
    this.#file = file;
    const raw = file.open();
    if (file.encoding === 'utf-16le' || file.encoding === 'utf-16be') {
      this.#map = new Utf16Map(wholeOf(raw, file), file.encoding === 'utf-16be');
      this.#source = once(this.#map.utf8);
      this.#skip = 0;
    } else {
      this.#source = raw;
      this.#skip = file.bomBytes;
      this.base = file.bomBytes;
    }
  }

  /** Reads on, dropping what lies before `keep` (an index into `buf`). False at the end of the file. Indexes shift by `keep`. */
  more(keep: number): boolean {
    let chunk = this.#source.next();
    if (chunk === undefined) return false;
    if (this.#skip > 0) {
      chunk = chunk.subarray(this.#skip);
      this.#skip = 0;
    }
    this.base += keep;
    const kept = this.buf.subarray(keep);
    if (kept.length > this.#file.longestUnit) {
      throw new UnreadableFrom('limit-reached', this.byteAt(this.base), `One unit is longer than ${this.#file.longestUnit} bytes.`);
    }
    this.buf = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    return true;
  }

  /** Whether one unit from this index on has reached its greatest length. */
  isFull(from: number): boolean {
    return this.buf.length - from > this.#file.longestUnit;
  }

  /** The byte of the file for an index into `buf`. */
  offset(index: number): number {
    return this.byteAt(this.base + index);
  }

  /** The byte of the file for a position of the window's text. */
  byteAt(position: number): number {
    return this.#map === undefined ? position : this.#map.byteAt(position);
  }

  /** Decodes a stretch of `buf`. */
  text(from: number, to: number): string {
    const piece = this.buf.subarray(from, to);
    return this.#map === undefined ? this.#file.decode(piece, this.base + from) : piece.toString('utf8');
  }
}

function wholeOf(source: ByteSource, file: SourceFile): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > 16 * file.longestUnit) {
      throw new UnreadableFrom('limit-reached', length, `A file in UTF-16 larger than ${16 * file.longestUnit} bytes is not read.`);
    }
  }
  return Buffer.concat(chunks, length);
}

function once(bytes: Buffer): ByteSource {
  let given = false;
  return {
    next() {
      if (given) return undefined;
      given = true;
      return bytes.length === 0 ? undefined : bytes;
    },
    close() {
      given = true;
    },
  };
}

/** UTF-16 with its mark, as UTF-8, with the way back from a UTF-8 position to the byte of the file. */
class Utf16Map {
  readonly utf8: Buffer;
  readonly #units: Buffer;
  #unit = 0;
  #position = 0;

  constructor(bytes: Buffer, bigEndian: boolean) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    this.#units = bigEndian ? Buffer.from(even).swap16() : even;
    this.utf8 = Buffer.from(this.#units.toString('utf16le'), 'utf8');
  }

  /** Positions are mostly asked for in rising order: the walk goes on from the last answer. */
  byteAt(position: number): number {
    if (position < this.#position) {
      this.#unit = 0;
      this.#position = 0;
    }
    const units = this.#units.length / 2;
    while (this.#position < position && this.#unit < units) {
      const code = this.#units.readUInt16LE(this.#unit * 2);
      const pair =
        code >= 0xd800 && code <= 0xdbff && this.#unit + 1 < units && (this.#units.readUInt16LE(this.#unit * 2 + 2) & 0xfc00) === 0xdc00;
      this.#position += code < 0x80 ? 1 : code < 0x800 ? 2 : pair ? 4 : 3;
      this.#unit += pair ? 2 : 1;
    }
    return 2 + this.#unit * 2;
  }
}
