// SPDX-License-Identifier: Apache-2.0
import { type FileHandle, lstat, open, readdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bagFound } from '../core/errors/sentences/found-in-bag.ts';
import type { ContainedFile, Container } from './container.ts';
import type { Findings } from './finding.ts';

const CHUNK_BYTES = 1 << 20;

/** Everything below a folder. Symbolic links are named and not followed. */
export async function openFolder(folder: string, findings: Findings): Promise<Container> {
  const files: ContainedFile[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of (await readdir(join(folder, below), { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) files.push(fileAt(join(folder, path), path, (await lstat(join(folder, path))).size));
      else findings.bad('SYMLINK', bagFound('symlink'), path);
    }
  };
  await walk('');
  return { name: basename(await realpath(folder)), files, close: async () => {} };
}

function fileAt(full: string, path: string, sizeBytes: number): ContainedFile {
  return {
    path,
    sizeBytes,
    async *chunks() {
      const file = await open(full, 'r');
      try {
        yield* readRange(file, 0, Number.POSITIVE_INFINITY);
      } finally {
        await file.close();
      }
    },
  };
}

/** The bytes of a range in one buffer that is used again and again. */
export async function* readRange(file: FileHandle, from: number, length: number): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(1, length)));
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, length - done), from + done);
    if (bytesRead === 0) return;
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
