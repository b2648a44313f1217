// SPDX-License-Identifier: Apache-2.0
import { SaidError } from '../errors/said-error.ts';
import { captureFound } from '../errors/sentences/found-in-capture.ts';
/**
 * Reads WARC 1.0 and 1.1 (ISO 28500), uncompressed, one record after the other, never more than a chunk and a head in memory:
 *
 *     WARC/1.1\r\n
 *     WARC-Type: response\r\n
 *     Content-Length: 346\r\n
 *     \r\n
 *     <346 bytes of block>\r\n\r\n
 *
 * Hostile input: written by whoever made the archive.
 */

export interface WarcRecord {
  /** Where it begins, in bytes of the unpacked recording. */
  readonly at: number;
  /** Names in lower case; of a repeated name the first. */
  readonly headers: ReadonlyMap<string, string>;
  /** What was not read of it when the next record is asked for is passed over. */
  readonly block: AsyncGenerator<Uint8Array>;
}

/** A head is a few lines; what is longer is no WARC. */
const LARGEST_HEAD_BYTES = 256 * 1024;

/** @throws SaidError, at the first byte that is no WARC */
export async function* warcRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<WarcRecord> {
  const bytes = new ByteQueue(chunks);
  for (let number = 1; ; number += 1) {
    await bytes.skipLineEnds();
    const at = bytes.at;
    const head = await bytes.head();
    if (head === undefined) return;
    const [version = '', ...lines] = textOf(head).split(/\r?\n/);
    if (!/^WARC\/1\.[01]$/.test(version)) throw new SaidError(captureFound('record-begins', { number }));
    const headers = headersOf(lines);
    const length = headers.get('content-length') ?? '';
    if (!/^\d{1,15}$/.test(length)) throw new SaidError(captureFound('record-length', { number }));
    bytes.missing = Number(length);
    yield { at, headers, block: bytes.rest() };
    for await (const _ of bytes.rest());
    if (bytes.missing > 0) throw new SaidError(captureFound('record-short', { number, bytes: bytes.missing }));
  }
}

/** A message of HTTP/1.x in the block of a record: its first line and headers, and the payload behind them. */
export interface HttpMessage {
  readonly firstLine: string;
  /** Names in lower case; of a repeated name the first. */
  readonly headers: ReadonlyMap<string, string>;
  readonly payload: AsyncGenerator<Uint8Array>;
}

/** @returns undefined when the block holds no such message */
export async function httpMessage(block: AsyncIterable<Uint8Array>): Promise<HttpMessage | undefined> {
  const bytes = new ByteQueue(block);
  const head = await bytes.head().catch(() => undefined);
  if (head === undefined) return undefined;
  const [firstLine = '', ...lines] = textOf(head).split(/\r?\n/);
  bytes.missing = Number.POSITIVE_INFINITY;
  return { firstLine, headers: headersOf(lines), payload: bytes.rest() };
}

/** Values of HTTP headers are bytes. */
function textOf(head: Uint8Array): string {
  let text = '';
  for (const byte of head) text += String.fromCharCode(byte);
  return text;
}

function headersOf(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** Bytes that come in chunks of any size. */
class ByteQueue {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array(0);
  #read = 0;
  /** How much `rest` still gives; what is left when the input has ended was promised and did not come. */
  missing = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Bytes that were handed out. */
  get at(): number {
    return this.#read - this.#held.length;
  }

  /** @returns false at the end of the input */
  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done === true) return false;
    this.#read += value.length;
    const joined = new Uint8Array(this.#held.length + value.length);
    joined.set(this.#held);
    joined.set(value, this.#held.length);
    this.#held = joined;
    return true;
  }

  async skipLineEnds(): Promise<void> {
    for (;;) {
      let at = 0;
      while (this.#held[at] === 13 || this.#held[at] === 10) at += 1;
      this.#held = this.#held.subarray(at);
      if (this.#held.length > 0 || !(await this.#more())) return;
    }
  }

  /** The lines up to the first empty one. @returns undefined at the end of the input */
  async head(): Promise<Uint8Array | undefined> {
    for (let from = 0; ; ) {
      const end = endOfHead(this.#held, from);
      if (end !== undefined) {
        const head = this.#held.subarray(0, end.at);
        this.#held = this.#held.subarray(end.behind);
        return head;
      }
      if (this.#held.length > LARGEST_HEAD_BYTES) throw new SaidError(captureFound('head-too-long'));
      from = Math.max(0, this.#held.length - 3);
      if (await this.#more()) continue;
      if (this.#held.length > 0) throw new SaidError(captureFound('ends-in-head'));
      return undefined;
    }
  }

  async *rest(): AsyncGenerator<Uint8Array> {
    while (this.missing > 0) {
      if (this.#held.length === 0 && !(await this.#more())) return;
      const piece = this.#held.subarray(0, this.missing);
      this.#held = this.#held.subarray(piece.length);
      this.missing -= piece.length;
      yield piece;
    }
  }
}

/** `\r\n\r\n`, or `\n\n` as some programs write it. */
function endOfHead(bytes: Uint8Array, from: number): { at: number; behind: number } | undefined {
  for (let at = bytes.indexOf(10, from); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return { at, behind: at + 2 };
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return { at: bytes[at - 1] === 13 ? at - 1 : at, behind: at + 3 };
  }
  return undefined;
}
