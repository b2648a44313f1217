// SPDX-License-Identifier: Apache-2.0
/** A column as a file, written, read and hashed piece by piece: the platform takes no more than 2 GiB at once, and a column may have four. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

const PIECE_BYTES = 2 ** 24;

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

export function sha256OfColumn(bytes: Uint8Array): string {
  const sum = createHash('sha256');
  for (const piece of pieces(bytes)) sum.update(piece);
  return sum.digest('hex');
}

/** Writes a new file, or all of an old one anew. */
export function writeColumn(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'w');
  try {
    for (const piece of pieces(bytes)) for (let done = 0; done < piece.length; ) done += writeSync(handle, piece, done);
  } finally {
    closeSync(handle);
  }
}

/** The bytes of a file that has just so many, at the beginning of a buffer of their own; undefined when it has more or fewer. */
export function readColumn(path: string, length: number): Uint8Array<ArrayBuffer> | undefined {
  const handle = openSync(path, 'r');
  try {
    if (fstatSync(handle).size !== length) return undefined;
    const bytes = new Uint8Array(length);
    for (const piece of pieces(bytes))
      for (let done = 0; done < piece.length; ) {
        const read = readSync(handle, piece, done, piece.length - done, null);
        if (read === 0) return undefined;
        done += read;
      }
    return bytes;
  } finally {
    closeSync(handle);
  }
}
