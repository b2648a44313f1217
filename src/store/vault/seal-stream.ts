// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type AgeHead, CHUNK_BYTES, sealChunk } from './age-file.ts';

/** How many sealed bytes go to the disk in one write. */
const WRITE_BYTES = 16 * CHUNK_BYTES;

/** After how many writes the disk is asked to flush, beside the writing: the fsync at the end then has little left to do. */
const FLUSH_EVERY_WRITES = 16;

/** What was sealed, as the source gave it. */
export interface Sealed {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Hashes and seals a stream into an open file. Memory stays at two writes, whatever the length: while one is on its way to the disk
 * the next is sealed.
 */
export async function sealStream(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  head: AgeHead,
  file: FileHandle,
): Promise<Sealed> {
  const hash = createHash('sha256');
  const out = new OverlappedWriter(file);
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let filled = 0;
  let number = 0;
  let bytes = 0;
  await out.write(head.bytes);
  for await (const part of source) {
    hash.update(part);
    bytes += part.length;
    for (let at = 0; at < part.length; ) {
      // Only a byte that follows tells that the chunk before was not the last one.
      if (filled === CHUNK_BYTES) {
        await out.write(...sealChunk(head.payloadKey, number, false, chunk));
        number += 1;
        filled = 0;
      }
      if (filled === 0) {
        for (; part.length - at > CHUNK_BYTES; at += CHUNK_BYTES, number += 1)
          await out.write(...sealChunk(head.payloadKey, number, false, part.subarray(at, at + CHUNK_BYTES)));
      }
      const taken = Math.min(CHUNK_BYTES - filled, part.length - at);
      chunk.set(part.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  }
  await out.write(...sealChunk(head.payloadKey, number, true, chunk.subarray(0, filled)));
  await out.end();
  return { sha256: hash.digest('hex'), bytes };
}

/** Gathers small pieces into big writes and lets one be under way. */
class OverlappedWriter {
  readonly #file: FileHandle;
  #pieces: Buffer[] = [];
  #gathered = 0;
  #underWay: Promise<void> = Promise.resolve();
  #flushing: Promise<void> = Promise.resolve();
  #writes = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Resolves at once unless two writes' worth of bytes are held. */
  write(...pieces: readonly Buffer[]): Promise<void> | undefined {
    for (const piece of pieces) {
      this.#pieces.push(piece);
      this.#gathered += piece.length;
    }
    return this.#gathered < WRITE_BYTES ? undefined : this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.#underWay;
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#gathered = 0;
    await this.#underWay;
    this.#underWay = writeAll(this.#file, pieces);
    // The failure is reported by the next flush or by end().
    this.#underWay.catch(() => undefined);
    this.#writes += 1;
    if (this.#writes % FLUSH_EVERY_WRITES !== 0) return;
    this.#flushing = this.#flushing.then(() => this.#file.datasync());
    this.#flushing.catch(() => undefined);
  }
}

/** `writev` may write less than asked (a nearly full disk does): the rest is written, or the reason is thrown. */
async function writeAll(file: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  if (pieces.length === 0) return;
  const wanted = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { bytesWritten } = await file.writev(pieces as Buffer[]);
  if (bytesWritten === wanted) return;
  const rest = Buffer.concat(pieces).subarray(bytesWritten);
  for (let at = 0; at < rest.length; ) at += (await file.write(rest, at)).bytesWritten;
}
