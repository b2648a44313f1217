// SPDX-License-Identifier: Apache-2.0

import { createHash, type Hash } from 'node:crypto';
import { open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import { crashPoint } from '../../store/crash-point.ts';
import { makeFolder, syncFolder } from '../../store/durable-folder.ts';
import { partsOfFile } from '../../store/file-parts.ts';

/**
 * Bytes on their way in: `DATA/spool/uploads/<upload id>`. The database says how many of them are acknowledged; what the file has beyond
 * that was written and never acknowledged, and is written over.
 */
export class UploadSpool {
  readonly #folder: string;
  /** The hash of what is acknowledged, kept while an upload goes on; after a restart it is made again from the file. */
  readonly #hashes = new Map<string, { readonly bytes: number; readonly hash: Hash }>();

  constructor(spoolFolder: string) {
    this.#folder = join(spoolFolder, 'uploads');
  }

  /** The most bytes an upload can have, which are sealed into the vault before they leave the spool. */
  async room(vaultFolder: string): Promise<number> {
    await makeFolder(this.#folder);
    const { bavail, bsize } = await statfs(this.#folder);
    const [here, there] = await Promise.all([this.#folder, vaultFolder].map(async (folder) => (await stat(folder)).dev));
    return Math.floor((bavail * bsize) / (here === there ? 2 : 1));
  }

  /** Writes a chunk at its place and flushes it. The caller acknowledges it afterwards. @throws EVIDENCE_DISK_FULL */
  async write(id: string, offset: number, chunk: Uint8Array): Promise<void> {
    await makeFolder(this.#folder);
    try {
      const file = await open(this.#path(id), offset === 0 ? 'a+' : 'r+', 0o600).then(async (appendable) => {
        if (offset !== 0) return appendable;
        await appendable.close();
        return await open(this.#path(id), 'r+');
      });
      try {
        await writeAll(file, chunk, offset);
        await file.sync();
      } finally {
        await file.close();
      }
      if (offset === 0) await syncFolder(this.#folder);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG') throw cause;
      throw new EvidenceError('DISK_FULL', {
        message: evidenceSays('no-room-for-upload', { offset }),
        details: { offset },
        cause,
      });
    }
    crashPoint('upload-chunk-written');
  }

  /** After the chunk is acknowledged: what `sha256SoFar` is made from. */
  acknowledge(id: string, offset: number, chunk: Uint8Array): void {
    const known = this.#hashes.get(id);
    if (known === undefined ? offset !== 0 : known.bytes !== offset) return void this.#hashes.delete(id);
    const hash = known?.hash ?? createHash('sha256');
    hash.update(chunk);
    this.#hashes.set(id, { bytes: offset + chunk.length, hash });
  }

  /** SHA-256 of the first `bytes` bytes. */
  async sha256(id: string, bytes: number): Promise<string> {
    const known = this.#hashes.get(id);
    if (known?.bytes === bytes) return known.hash.copy().digest('hex');
    const hash = createHash('sha256');
    for await (const part of this.read(id, bytes)) hash.update(part);
    this.#hashes.set(id, { bytes, hash: hash.copy() });
    return hash.digest('hex');
  }

  /** The first `bytes` bytes, in parts of which each may be used until the next is asked for. */
  async *read(id: string, bytes: number): AsyncGenerator<Uint8Array> {
    if (bytes > 0) yield* partsOfFile(this.#path(id), bytes);
  }

  /** Where the bytes lie, for whoever reads them in another order than they came. */
  path(id: string): string {
    return this.#path(id);
  }

  async remove(id: string): Promise<void> {
    this.#hashes.delete(id);
    await rm(this.#path(id), { force: true });
  }

  /** Ids of everything that lies here. */
  async list(): Promise<readonly string[]> {
    return await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
  }

  #path(id: string): string {
    if (/^[0-9a-f-]{36}$/.test(id)) return join(this.#folder, id);
    throw new TypeError('an upload is named by a UUID');
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done, offset + done);
    done += bytesWritten;
  }
}
