// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { storeSays } from '../../core/errors/sentences/store.ts';
import { VaultError } from '../../core/errors/vault.ts';
import { crashPoint } from '../crash-point.ts';
import { makeFolder, syncFolder } from '../durable-folder.ts';
import { type AgeHead, CHUNK_BYTES, LONGEST_HEADER_BYTES, newAgeHead, payloadShape, readAgeHead } from './age-file.ts';
import { type Sealed, sealStream } from './seal-stream.ts';
import { unseal } from './unseal-stream.ts';
import type { ByteRange, Vault, VaultItem } from './vault.ts';
import { damaged, writeError, wrongHash } from './vault-errors.ts';

/** The key pair of the vault, age X25519: everything is sealed for `recipient`, `identity` opens it. */
export interface VaultKey {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  /** `age1…` */
  readonly recipient: string;
}

const SHA256 = /^[0-9a-f]{64}$/;

const HEADS_KEPT = 100;

/** What is half-written after this many ms was left by a process that died. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/**
 * A vault in a folder:
 *
 *     FOLDER/ab/ab12…ef.age      an item, mode 0400
 *     FOLDER/writing/<uuid>      on its way; becomes an item by one rename after fsync, or is removed
 *
 * KNOWN: the name is not bound to the bytes by the seal itself. Two files swapped by somebody who may write the folder are found when
 * an item is read whole (its hash is compared) and by `rogatory doctor`, not by a read of a part.
 */
export class FolderVault implements Vault {
  readonly #folder: string;
  readonly #key: VaultKey;
  /** Heads opened lately: a page of records asks for many parts of one item. */
  readonly #heads = new Map<string, AgeHead>();

  constructor(folder: string, key: VaultKey) {
    this.#folder = folder;
    this.#key = key;
  }

  async put(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, announced?: string): Promise<Sealed> {
    const writing = join(this.#folder, 'writing', randomUUID());
    const outside: { failure?: unknown } = {};
    try {
      await makeFolder(dirname(writing));
      const sealed = await this.#seal(remembered(source, outside), writing);
      if (announced !== undefined && announced !== sealed.sha256) throw wrongHash(announced, sealed.sha256);
      await this.#keep(writing, sealed.sha256);
      return sealed;
    } catch (error) {
      await rm(writing, { force: true });
      throw error === outside.failure ? error : writeError(error, this.#folder);
    }
  }

  async #seal(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, writing: string): Promise<Sealed> {
    const file = await open(writing, 'wx', 0o400);
    try {
      const sealed = await sealStream(source, await newAgeHead([this.#key.recipient]), file);
      crashPoint('vault-temp-written');
      await file.sync();
      crashPoint('vault-fsynced');
      return sealed;
    } finally {
      await file.close();
    }
  }

  /** Gives the finished file its name. An item that is there already stays: it has the same bytes. */
  async #keep(writing: string, sha256: string): Promise<void> {
    const kept = this.#path(sha256);
    await makeFolder(dirname(kept));
    if (await this.has(sha256)) await unlink(writing);
    else await rename(writing, kept);
    crashPoint('vault-renamed');
    await syncFolder(dirname(kept));
    crashPoint('vault-folder-synced');
  }

  async open(sha256: string, range: ByteRange = {}): Promise<Readable> {
    const file = await this.#openFile(sha256);
    try {
      const { head, payloadBytes } = await this.#head(file, sha256);
      const { plainBytes } = payloadShape(payloadBytes);
      const from = Math.min(Math.max(range.from ?? 0, 0), plainBytes);
      const to = Math.min(Math.max(range.to ?? plainBytes, from), plainBytes);
      const plain = unseal({ file, sha256, head, payloadBytes }, from, to);
      return Readable.from(plain, { objectMode: false, highWaterMark: CHUNK_BYTES });
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async sizeOf(sha256: string): Promise<number | undefined> {
    if (!(await this.has(sha256))) return undefined;
    const file = await this.#openFile(sha256);
    try {
      return payloadShape((await this.#head(file, sha256)).payloadBytes).plainBytes;
    } finally {
      await file.close();
    }
  }

  async has(sha256: string): Promise<boolean> {
    try {
      return (await stat(this.#path(sha256))).isFile();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  async erase(sha256: string): Promise<void> {
    if (!(await this.has(sha256))) return;
    const path = this.#path(sha256);
    // The owner may open for writing what only root or chmod could otherwise; the mode is no obstacle to erasing.
    const file = await open(path, constants.O_RDWR).catch(() => undefined);
    if (file !== undefined) {
      await file.write(Buffer.alloc(Math.min(LONGEST_HEADER_BYTES, (await file.stat()).size)), 0);
      await file.sync();
      await file.close();
    }
    crashPoint('vault-key-erased');
    await unlink(path);
    await syncFolder(dirname(path));
  }

  async *list(): AsyncGenerator<VaultItem> {
    for (const group of await entries(this.#folder)) {
      if (!group.isDirectory() || !/^[0-9a-f]{2}$/.test(group.name)) continue;
      for (const entry of await entries(join(this.#folder, group.name))) {
        const sha256 = entry.name.replace(/\.age$/, '');
        if (SHA256.test(sha256)) yield { sha256, bytes: (await this.sizeOf(sha256)) ?? 0 };
      }
    }
  }

  /** Removes what processes that died have left half-written. @returns how many files. */
  async sweep(now: Date): Promise<number> {
    const folder = join(this.#folder, 'writing');
    let swept = 0;
    for (const entry of await entries(folder)) {
      const path = join(folder, entry.name);
      if (now.getTime() - (await stat(path)).mtimeMs < ABANDONED_AFTER_MS) continue;
      await rm(path, { force: true });
      swept += 1;
    }
    return swept;
  }

  #path(sha256: string): string {
    if (!SHA256.test(sha256)) throw new VaultError('NOT_FOUND', { message: storeSays('item-name') });
    return join(this.#folder, sha256.slice(0, 2), `${sha256}.age`);
  }

  async #openFile(sha256: string): Promise<FileHandle> {
    try {
      return await open(this.#path(sha256), 'r');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
      throw new VaultError('NOT_FOUND', {
        message: storeSays('item-gone', { item: sha256 }),
        cause,
      });
    }
  }

  async #head(file: FileHandle, sha256: string): Promise<{ head: AgeHead; payloadBytes: number }> {
    const { size } = await file.stat();
    const start = Buffer.alloc(Math.min(size, LONGEST_HEADER_BYTES));
    await file.read(start, 0, start.length, 0);
    try {
      const head = await this.#openHead(sha256, start);
      payloadShape(size - head.bytes.length);
      return { head, payloadBytes: size - head.bytes.length };
    } catch (cause) {
      throw damaged(sha256, storeSays('header-closed'), cause);
    }
  }

  /** A head is taken from memory only while the file still starts with its very bytes. */
  async #openHead(sha256: string, start: Buffer): Promise<AgeHead> {
    const known = this.#heads.get(sha256);
    if (known?.bytes.equals(start.subarray(0, known.bytes.length))) return known;
    const head = await readAgeHead(start, this.#key.identity);
    if (this.#heads.size >= HEADS_KEPT) this.#heads.clear();
    this.#heads.set(sha256, head);
    return head;
  }
}

/** The source as it is, remembering what it threw: a file that cannot be read is not a vault that cannot be written. */
async function* remembered(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, outside: { failure?: unknown }) {
  try {
    yield* source;
  } catch (error) {
    outside.failure = error;
    throw error;
  }
}

async function entries(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
