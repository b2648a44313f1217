// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { BundleError } from '../../core/errors/bundle.ts';
import { bundleSays } from '../../core/errors/sentences/bundle.ts';
import { BAG_DECLARATION, type BagFile, bagDigests, bagInfo, byPath, manifestText, payloadOxum } from '../../core/evidence/bag.ts';
import { localHeader, type ZipEntry, zipTail } from '../../core/evidence/canonical-zip.ts';
import { partsOfFile } from '../../store/file-parts.ts';

/** One file to put into a bag: its path below the bag's folder, and its bytes, read once. */
export interface BagSource {
  readonly path: string;
  readonly sizeBytes: number;
  readonly open: () => AsyncIterable<Uint8Array>;
}

export interface BagToWrite {
  /** Name of the bag's folder, which is also the one folder at the top of the ZIP. */
  readonly name: string;
  readonly payload: readonly BagSource[];
  /** Labels of bag-info.txt besides `Payload-Oxum`. */
  readonly info: readonly (readonly [label: string, value: string])[];
}

/** A file whose bytes are at hand. */
export function textSource(path: string, content: string | Uint8Array): BagSource {
  const bytes = Buffer.from(content as Uint8Array);
  return {
    path,
    sizeBytes: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
}

interface WrittenFile extends BagFile {
  readonly crc32: number;
}

/** Where the files of a bag go, one after the other in the order of their paths. */
interface BagTarget {
  begin(path: string, sizeBytes: number): Promise<void>;
  write(bytes: Uint8Array): Promise<void>;
  end(file: WrittenFile): Promise<void>;
  finish(): Promise<void>;
}

/** Writes a bag as a folder that must not exist yet. Memory stays flat whatever the size of an item. */
export async function writeBagFolder(bag: BagToWrite, folder: string): Promise<void> {
  await mkdir(folder);
  await writeBag(bag, await folderTarget(folder));
}

/** Writes a bag as one ZIP, the same bytes for the same bag; the file appears when it is whole. @returns its hash and size */
export async function writeBagZip(bag: BagToWrite, path: string): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const writing = `${path}.${process.pid}.writing`;
  const file = await open(writing, 'w', 0o600);
  try {
    await writeBag(bag, zipTarget(file, bag.name));
    await file.sync();
  } catch (error) {
    await rm(writing, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of partsOfFile(writing)) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  await rename(writing, path);
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** bag-info, declaration, payload, manifests, tag manifests: in the order of their paths, each known when its turn comes. */
async function writeBag({ payload, info }: BagToWrite, target: BagTarget): Promise<void> {
  const head = [
    await writeFile(target, textSource('bag-info.txt', bagInfo([...info, ['Payload-Oxum', payloadOxum(payload)]]))),
    await writeFile(target, textSource('bagit.txt', BAG_DECLARATION)),
  ];
  const data: WrittenFile[] = [];
  for (const source of [...payload].sort(byPath)) data.push(await writeFile(target, source));
  const manifests: WrittenFile[] = [];
  for (const digest of bagDigests)
    manifests.push(await writeFile(target, textSource(`manifest-${digest}.txt`, manifestText(digest, data))));
  for (const digest of bagDigests)
    await writeFile(target, textSource(`tagmanifest-${digest}.txt`, manifestText(digest, [...head, ...manifests])));
  await target.finish();
}

async function writeFile(target: BagTarget, { path, sizeBytes, open: read }: BagSource): Promise<WrittenFile> {
  await target.begin(path, sizeBytes);
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
  let [crc, written] = [0, 0];
  for await (const bytes of read()) {
    sha256.update(bytes);
    sha512.update(bytes);
    crc = crc32(bytes, crc);
    written += bytes.length;
    await target.write(bytes);
  }
  if (written !== sizeBytes)
    throw new BundleError('SOURCE_CHANGED', {
      message: bundleSays('size-changed', { path, expected: sizeBytes, found: written }),
    });
  const file = { path, sizeBytes, sha256: sha256.digest('hex'), sha512: sha512.digest('hex'), crc32: crc };
  await target.end(file);
  return file;
}

async function folderTarget(folder: string): Promise<BagTarget> {
  let file: FileHandle | undefined;
  return {
    async begin(path) {
      const full = join(folder, path);
      await mkdir(dirname(full), { recursive: true });
      file = await open(full, 'wx', 0o600);
    },
    async write(bytes) {
      await file?.writeFile(bytes);
    },
    async end() {
      await file?.sync();
      await file?.close();
    },
    async finish() {},
  };
}

/** The header is written with a CRC of 0 and set right when the file's bytes are known; it has the same length. */
function zipTarget(file: FileHandle, folder: string): BagTarget {
  const entries: ZipEntry[] = [];
  let [at, headerAt] = [0, 0];
  const append = async (bytes: Uint8Array) => {
    await writeAll(file, bytes, at);
    at += bytes.length;
  };
  return {
    async begin(path, sizeBytes) {
      headerAt = at;
      await append(localHeader({ path: `${folder}/${path}`, sizeBytes, crc32: 0 }));
    },
    write: append,
    async end({ path, sizeBytes, crc32: crc }) {
      const entry = { path: `${folder}/${path}`, sizeBytes, crc32: crc };
      entries.push(entry);
      await writeAll(file, localHeader(entry), headerAt);
    },
    async finish() {
      await append(zipTail(entries));
    },
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}
