// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { storeSays } from '../../core/errors/sentences/store.ts';
import { type AgeHead, CHUNK_BYTES, openChunk, payloadShape, SEALED_CHUNK_BYTES, sealedRange } from './age-file.ts';
import { damaged } from './vault-errors.ts';

/** An item's file, opened, its head read. */
export interface OpenItem {
  readonly file: FileHandle;
  readonly sha256: string;
  readonly head: AgeHead;
  /** Bytes of the file after the head. */
  readonly payloadBytes: number;
}

/** How many chunks one read of the disk takes. */
const BLOCK_CHUNKS = 16;

/**
 * The bytes of an item from `from` to `to` (excluded), both inside the item; closes the file at the end. A whole item is hashed on the way.
 * @throws VAULT_DAMAGED when a chunk or the hash is not what was sealed
 */
export async function* unseal(item: OpenItem, from: number, to: number): AsyncGenerator<Buffer> {
  const { file, sha256, head, payloadBytes } = item;
  try {
    const { chunks, plainBytes } = payloadShape(payloadBytes);
    const hash = from === 0 && to === plainBytes ? createHash('sha256') : undefined;
    // An empty item still has one chunk, which tells that it is meant to be empty.
    const end = hash === undefined ? Math.ceil(to / CHUNK_BYTES) : chunks;
    let chunk = Math.floor(from / CHUNK_BYTES);
    for await (const sealed of sealedChunks(item, chunk, end)) {
      const plain = opened(sha256, head, chunk, chunk === chunks - 1, sealed);
      hash?.update(plain);
      const start = chunk * CHUNK_BYTES;
      const part = plain.subarray(Math.max(from - start, 0), to - start);
      if (part.length > 0) yield part;
      chunk += 1;
    }
    const found = hash?.digest('hex') ?? sha256;
    if (found !== sha256) throw damaged(sha256, storeSays('other-hash', { found }));
  } finally {
    await file.close();
  }
}

function opened(sha256: string, head: AgeHead, chunk: number, last: boolean, sealed: Buffer): Buffer {
  try {
    return openChunk(head.payloadKey, chunk, last, sealed);
  } catch (cause) {
    throw damaged(sha256, storeSays('other-bytes', { from: chunk * CHUNK_BYTES }), cause);
  }
}

/** The sealed chunks from `first` to `end` (excluded), read in blocks; while one block is opened the next is on its way. */
async function* sealedChunks({ file, head, payloadBytes }: OpenItem, first: number, end: number): AsyncGenerator<Buffer> {
  const readBlock = (from: number): Promise<Buffer> => {
    const { at, length } = sealedRange(from, Math.min(from + BLOCK_CHUNKS, end), payloadBytes);
    const read = file.read(Buffer.allocUnsafeSlow(length), 0, length, head.bytes.length + at);
    const block = read.then(({ buffer, bytesRead }) => buffer.subarray(0, bytesRead));
    // A reader that stops early never asks for this block; a failure of it is nobody's then.
    block.catch(() => undefined);
    return block;
  };
  let next = first < end ? readBlock(first) : undefined;
  for (let from = first; next !== undefined; from += BLOCK_CHUNKS) {
    const block: Buffer = await next;
    next = from + BLOCK_CHUNKS < end ? readBlock(from + BLOCK_CHUNKS) : undefined;
    const chunks = Math.min(BLOCK_CHUNKS, end - from);
    for (let n = 0; n < chunks; n += 1) yield block.subarray(n * SEALED_CHUNK_BYTES, (n + 1) * SEALED_CHUNK_BYTES);
  }
}
