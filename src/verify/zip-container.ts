// SPDX-License-Identifier: Apache-2.0

import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { SaidError } from '../core/errors/said-error.ts';
import type { Said } from '../core/errors/say.ts';
import { bagFound } from '../core/errors/sentences/found-in-bag.ts';
import { placeIn } from '../core/errors/sentences/place-in-file.ts';
import type { ContainedFile, Container } from './container.ts';
import { type Findings, reasonOf } from './finding.ts';
import { readRange } from './folder-container.ts';
import { headerLength, type ListedInZip, LOCAL, LOCAL_BYTES, limited, readable } from './zip-guard.ts';

/** One file as a header of the ZIP describes it. */
interface Listed extends ListedInZip {
  readonly headerAt: number;
  readonly encrypted: boolean;
  /** For methods other than stored. */
  readonly entry?: Entry;
}

const STORED = 0;
/** A bundle of a large case; a central directory of more is an attack on memory. */
const MAX_ENTRIES = 5_000_000;

/**
 * A ZIP by its central directory; where that cannot be read, by walking from one local header to the next, so that a damaged end does not
 * hide what the rest says. @returns undefined when there is no file to be found in it
 */
export async function openZip(path: string, findings: Findings): Promise<Container | undefined> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  let zip: ZipFile | undefined;
  let listed: Listed[];
  try {
    zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false });
    listed = await listDirectory(zip);
    if (listed.length === 0) throw new SaidError(bagFound('names-no-file'));
  } catch (error) {
    listed = await walkHeaders(file);
    if (listed.length > 0)
      findings.bad('ZIP_DAMAGED', bagFound('directory-walked', { why: reasonOf(error) }), placeIn('directory', { file: basename(path) }));
  }
  const close = async (): Promise<void> => {
    zip?.close();
    await file.close();
  };
  if (listed.length === 0) {
    await close();
    return undefined;
  }
  const ours = readable(listed, { name: basename(path), sizeBytes: size }, findings);
  const files = ours.filter((one) => !one.path.endsWith('/')).map((one) => contained(one, file, zip, findings));
  return { name: basename(path), files, zip: { sizeBytes: size, read: (from, length) => readExactly(file, from, length) }, close };
}

async function listDirectory(zip: ZipFile): Promise<Listed[]> {
  const listed: Listed[] = [];
  for await (const entry of zip.eachEntry()) {
    if (listed.length >= MAX_ENTRIES) throw new SaidError(bagFound('too-many', { most: MAX_ENTRIES }));
    listed.push({
      path: (entry.fileName as unknown as Buffer).toString('utf8'),
      method: entry.compressionMethod,
      packedBytes: entry.compressedSize,
      sizeBytes: entry.uncompressedSize,
      headerAt: entry.relativeOffsetOfLocalHeader,
      attributes: entry.externalFileAttributes,
      encrypted: entry.isEncrypted(),
      entry,
    });
  }
  return listed;
}

/** From the first local header near the beginning, as something may have been put before it. */
async function walkHeaders(file: FileHandle): Promise<Listed[]> {
  const listed: Listed[] = [];
  const start = (await readExactly(file, 0, 65_536)).indexOf(Buffer.from('PK\x03\x04'));
  for (let at = Math.max(0, start); listed.length < MAX_ENTRIES; ) {
    const head = await readExactly(file, at, 30);
    if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) return listed;
    const [nameBytes, extraBytes] = [head.readUInt16LE(26), head.readUInt16LE(28)];
    const rest = await readExactly(file, at + 30, nameBytes + extraBytes);
    const extra = rest.subarray(nameBytes);
    const size = head.readUInt32LE(18);
    const packedBytes = size === 0xffffffff && extra.length >= 20 ? Number(extra.readBigUInt64LE(12)) : size;
    listed.push({
      path: rest.subarray(0, nameBytes).toString('utf8'),
      method: head.readUInt16LE(8),
      packedBytes,
      sizeBytes: packedBytes,
      headerAt: at,
      attributes: 0,
      encrypted: false,
    });
    at += 30 + nameBytes + extraBytes + packedBytes;
  }
  return listed;
}

function contained(listed: Listed, file: FileHandle, zip: ZipFile | undefined, findings: Findings): ContainedFile {
  const { path, sizeBytes } = listed;
  const damaged = (what: Said) => findings.bad('ZIP_DAMAGED', what, path);
  return {
    path,
    sizeBytes,
    async *chunks() {
      try {
        if (listed.encrypted) return damaged(bagFound('encrypted'));
        if (listed.method === STORED) yield* readRange(file, await dataAt(file, listed.headerAt), listed.packedBytes);
        else if (zip === undefined || listed.entry === undefined) damaged(bagFound('entry-lost'));
        else yield* limited((await zip.openReadStreamPromise(listed.entry)) as AsyncIterable<Buffer>, sizeBytes);
      } catch (error) {
        damaged(bagFound('bytes-not-read', { why: reasonOf(error) }));
      }
    },
  };
}

async function dataAt(file: FileHandle, headerAt: number): Promise<number> {
  return headerAt + headerLength(await readExactly(file, headerAt, LOCAL_BYTES));
}

async function readExactly(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}
