// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { RandomBytes } from '../source/byte-source.ts';
import type { UntrustedName } from '../source/source-file.ts';

/** One entry of a ZIP's central directory, by its index there: two entries of one name stay two. */
export interface ZipEntry {
  readonly index: number;
  readonly name: UntrustedName;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc32: number;
  readonly encrypted: boolean;
  readonly isFolder: boolean;
  readonly headerOffset: number;
  /** The extra field, where AES encryption says its strength. */
  readonly extra: readonly { readonly id: number; readonly data: Buffer }[];
  /** The check byte of the old encryption when sizes follow the data. */
  readonly timeByte: number;
}

export interface ZipListed {
  readonly entries: readonly ZipEntry[];
  /** Why the list ends before the ZIP says it does. */
  readonly fault?: string;
}

/** Lists a ZIP by its central directory. A damaged one gives what could be listed and the fault. */
export async function listZip(bytes: RandomBytes, maxEntries: number): Promise<ZipListed> {
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.fromRandomAccessReaderPromise(new Reader(bytes), bytes.size, { decodeStrings: false, autoClose: false });
  } catch (error) {
    return { entries: [], fault: wordsOf(error) };
  }
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= maxEntries) return { entries, fault: `more than ${maxEntries} entries` };
      entries.push(listed(entry, entries.length));
    }
  } catch (error) {
    return { entries, fault: wordsOf(error) };
  } finally {
    zip.close();
  }
  return { entries };
}

function listed(entry: yauzl.Entry, index: number): ZipEntry {
  const nameBytes = entry.fileName as unknown as Buffer;
  const written = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, nameBytes, entry.extraFields, true);
  const name = written.replaceAll('\\', '/').normalize('NFC');
  return {
    index,
    name,
    method: entry.compressionMethod,
    packedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    crc32: entry.crc32,
    encrypted: (entry.generalPurposeBitFlag & 1) === 1,
    isFolder: name.endsWith('/'),
    headerOffset: entry.relativeOffsetOfLocalHeader,
    extra: entry.extraFields,
    timeByte: (entry.generalPurposeBitFlag & 8) === 0 ? entry.crc32 >>> 24 : (entry.lastModFileTime >> 8) & 0xff,
  };
}

const LOCAL_HEADER = 0x04034b50;

/** Where the packed bytes of an entry begin: behind its local header. `undefined` if there is no header where the directory says. */
export function dataStart(bytes: RandomBytes, entry: ZipEntry): number | undefined {
  const header = bytes.read(entry.headerOffset, entry.headerOffset + 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_HEADER) return undefined;
  return entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** Why a name is refused, or nothing. Names are shown and compared; they never become paths, and one that tries to is named as such. */
export function refusedName(name: UntrustedName): string | undefined {
  if (name.includes('\0')) return 'a NUL in the name';
  if (/^([A-Za-z]:|\/)/.test(name)) return 'an absolute path';
  if (name.split('/').includes('..')) return 'a path that climbs out of the container';
  return undefined;
}

class Reader extends yauzl.RandomAccessReader {
  readonly #bytes: RandomBytes;

  constructor(bytes: RandomBytes) {
    super();
    this.#bytes = bytes;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from([this.#bytes.read(start, end)]);
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    const got = this.#bytes.read(position, position + length);
    got.copy(buffer, offset);
    setImmediate(callback, got.length < length ? new Error('unexpected EOF') : null);
  }
}

function wordsOf(error: unknown): string {
  // yauzl's own sentences hold numbers and signatures, never names: `expected` ones quote file names, so they are cut there.
  return error instanceof Error ? error.message.replace(/: .*/s, '') : 'unreadable';
}
