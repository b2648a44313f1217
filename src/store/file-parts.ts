// SPDX-License-Identifier: Apache-2.0
import { type FileHandle, open } from 'node:fs/promises';

const PART_BYTES = 1 << 20;

/**
 * The bytes of a file, to `end` (excluded) or to where it ends. A part may be used until the next is asked for: two buffers take turns, one is
 * filled while the other is used. A stream takes new memory for each part, and taking it costs as much as hashing what is read into it.
 */
export async function* partsOfFile(path: string, end = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  let next: Promise<Buffer> | undefined;
  try {
    const buffers = [Buffer.allocUnsafeSlow(PART_BYTES), Buffer.allocUnsafeSlow(PART_BYTES)] as const;
    next = readInto(file, buffers[0], 0, end);
    for (let [at, turn] = [0, 1]; ; turn = 1 - turn) {
      const part: Buffer = await next;
      at += part.length;
      if (part.length === 0) return;
      next = readInto(file, buffers[turn as 0 | 1], at, end);
      yield part;
    }
  } finally {
    // Whoever stops early leaves a read under way.
    await next?.catch(() => undefined);
    await file.close();
  }
}

function readInto(file: FileHandle, buffer: Buffer, at: number, end: number): Promise<Buffer> {
  const read = file.read(buffer, 0, Math.min(buffer.length, end - at), at).then(({ bytesRead }) => buffer.subarray(0, bytesRead));
  // Told to whoever asks for the part.
  read.catch(() => undefined);
  return read;
}
