// SPDX-License-Identifier: Apache-2.0
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createInflate, createUnzip, createZstdDecompress } from 'node:zlib';

/**
 * Counts what an answer unpacks to, ahead of the browser: a chunk is passed on only when it, too, has been counted. The bytes themselves
 * are thrown away.
 */
export interface DecodedSize {
  /** @returns false when the answer has grown beyond the limit: pass on no more of it */
  readonly fits: (chunk: Uint8Array) => Promise<boolean>;
  readonly close: () => void;
}

/** @param encoding the Content-Encoding header; an unknown one is not unpacked by browsers either, and not counted here */
export function decodedSize(encoding: string | undefined, limitBytes: number): DecodedSize {
  const unpack = decoderOf(encoding);
  let bytes = 0;
  let broken = unpack === undefined;
  unpack?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limitBytes) unpack.destroy();
  });
  // What is not what it says it is: the browser will find that out, and it is no bomb.
  unpack?.on('error', () => {
    broken = true;
  });
  return {
    async fits(chunk) {
      if (unpack === undefined || broken || unpack.destroyed) {
        if (unpack === undefined) bytes += chunk.length;
        return bytes <= limitBytes;
      }
      await new Promise<void>((resolve) => {
        const done = () => {
          unpack.off('close', done);
          resolve();
        };
        unpack.once('close', done);
        unpack.write(chunk, done);
      });
      return bytes <= limitBytes;
    },
    close: () => void unpack?.destroy(),
  };
}

function decoderOf(encoding: string | undefined): Transform | undefined {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createUnzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      return undefined;
  }
}
