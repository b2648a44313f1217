// SPDX-License-Identifier: Apache-2.0
import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ContainedFile } from './container.ts';

/** What one reading of a file has given. */
export interface FileHashes {
  readonly sizeBytes: number;
  readonly crc32: number;
  /** Lower-case hex by the name Node has for the digest. */
  readonly digests: Readonly<Record<string, string>>;
}

/** Reads a file once for all digests that are asked of it. */
export async function hashFile(file: ContainedFile, digests: readonly string[]): Promise<FileHashes> {
  const hashes: Record<string, Hash> = Object.fromEntries(digests.map((digest) => [digest, createHash(digest)]));
  const each = Object.values(hashes);
  let [crc, sizeBytes] = [0, 0];
  for await (const chunk of file.chunks()) {
    for (const hash of each) hash.update(chunk);
    crc = crc32(chunk, crc);
    sizeBytes += chunk.length;
  }
  return { sizeBytes, crc32: crc, digests: Object.fromEntries(digests.map((digest) => [digest, (hashes[digest] as Hash).digest('hex')])) };
}
