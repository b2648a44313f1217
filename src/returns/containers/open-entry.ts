// SPDX-License-Identifier: Apache-2.0
import { constants, crc32, inflateRawSync, zstdDecompressSync } from 'node:zlib';
import { type ByteSource, FileBytes, MemoryBytes, type RandomBytes, StretchOfBytes, sequential } from '../source/byte-source.ts';
import { DamagedEntry, inflateAhead } from './inflate-ahead.ts';
import { dataStart, type ZipEntry } from './zip-container.ts';
import { decryptEntry } from './zip-decrypt.ts';

/** Up to this size an entry is unpacked at once; above it, in a thread ahead of its reader. */
const AT_ONCE_BYTES = 4_000_000;
/** Encrypted entries are opened in memory. */
const ENCRYPTED_BYTES = 1_000_000_000;

export type EntryOpened =
  | { readonly source: ByteSource; readonly random?: RandomBytes }
  | { readonly why: 'encrypted' | 'truncated' | 'unknown-shape' | 'limit-reached'; readonly message: string };

/** Opens an entry for reading from the front; `random` is there when its bytes can be read anywhere without unpacking. */
export function openEntry(of: RandomBytes, entry: ZipEntry, passwords: readonly string[]): EntryOpened {
  const start = dataStart(of, entry);
  if (start === undefined || start + entry.packedSize > of.size) {
    return {
      why: 'truncated',
      message: 'The container ends before the bytes of this entry do, or its header is not where the directory says.',
    };
  }
  const packed = new StretchOfBytes(of, start, entry.packedSize);
  if (entry.encrypted) return openEncrypted(packed, entry, passwords);
  return unpack(packed, entry.method, entry.size);
}

function openEncrypted(packed: RandomBytes, entry: ZipEntry, passwords: readonly string[]): EntryOpened {
  if (passwords.length === 0) {
    return {
      why: 'encrypted',
      message: 'This entry is encrypted. Read it again with the password that the provider sent separately (--password-file).',
    };
  }
  if (packed.size > ENCRYPTED_BYTES) {
    return {
      why: 'limit-reached',
      message: `An encrypted entry of ${packed.size} bytes: more than ${ENCRYPTED_BYTES} are not opened in memory. Decrypt it first and read the copy.`,
    };
  }
  const sealed = packed.read(0, packed.size);
  for (const password of passwords) {
    const opened = decryptEntry(entry, sealed, password);
    if (opened !== undefined && (opened.authentic || fitsItsCrc(opened, entry)))
      return unpack(new MemoryBytes(opened.packed), opened.method, entry.size);
  }
  return { why: 'encrypted', message: `This entry is encrypted, and none of the ${passwords.length} passwords given opens it.` };
}

/** Unpacks it once: a wrong password that has slipped past the check byte gives bytes that no CRC-32 fits. */
function fitsItsCrc({ packed, method }: { readonly packed: Buffer; readonly method: number }, entry: ZipEntry): boolean {
  const opened = unpack(new MemoryBytes(packed), method, entry.size);
  if ('why' in opened) return true;
  let crc = 0;
  try {
    for (let chunk = opened.source.next(); chunk !== undefined; chunk = opened.source.next()) crc = crc32(chunk, crc);
  } catch (error) {
    if (error instanceof DamagedEntry) return false;
    throw error;
  }
  return crc === entry.crc32;
}

function unpack(packed: RandomBytes, method: number, size: number): EntryOpened {
  if (method === 0) return { source: sequential(packed), random: packed };
  if (method === 8) return { source: size <= AT_ONCE_BYTES ? inflateAtOnce(packed, size) : ahead(packed) };
  if (method === 93 && size <= ENCRYPTED_BYTES) return { source: zstdAtOnce(packed, size) };
  return { why: 'unknown-shape', message: `This entry is packed by method ${method}, which the program does not unpack.` };
}

/** Lazily, so that an entry that nobody asks for costs nothing. */
function lazily(make: () => ByteSource): ByteSource {
  let made: ByteSource | undefined;
  return {
    next() {
      made ??= make();
      return made.next();
    },
    close: () => made?.close(),
  };
}

function inflateAtOnce(packed: RandomBytes, size: number): ByteSource {
  return lazily(() => {
    let bytes: Buffer;
    try {
      // A flush instead of a finish: what a truncated entry still gives is kept. One byte above the size said is enough to see a lie.
      bytes = inflateRawSync(packed.read(0, packed.size), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: size + 1 });
    } catch (error) {
      throw new DamagedEntry('the packed bytes are damaged, or hold more than the directory says', { cause: error });
    }
    if (bytes.length < size) return thenFails(sequential(new MemoryBytes(bytes)));
    return sequential(new MemoryBytes(bytes));
  });
}

function zstdAtOnce(packed: RandomBytes, size: number): ByteSource {
  return lazily(() => {
    try {
      return sequential(new MemoryBytes(zstdDecompressSync(packed.read(0, packed.size), { maxOutputLength: size + 1 })));
    } catch (error) {
      throw new DamagedEntry('the packed bytes are damaged, or hold more than the directory says', { cause: error });
    }
  });
}

function thenFails(source: ByteSource): ByteSource {
  return {
    next() {
      const chunk = source.next();
      if (chunk === undefined) throw new DamagedEntry('the packed bytes end before the size that the directory says');
      return chunk;
    },
    close: () => source.close(),
  };
}

function ahead(packed: RandomBytes): ByteSource {
  const stretch = stretchOfFile(packed);
  if (stretch !== undefined) return lazily(() => inflateAhead({ ...stretch, bytes: undefined }));
  return lazily(() => inflateAhead({ fd: undefined, from: 0, size: packed.size, bytes: packed.read(0, packed.size) }));
}

/** The descriptor and offset under stretches of a file, so that the thread reads by itself. */
function stretchOfFile(bytes: RandomBytes): { fd: number; from: number; size: number } | undefined {
  let from = 0;
  let of = bytes;
  while (of instanceof StretchOfBytes) {
    from += of.from;
    of = of.of;
  }
  return of instanceof FileBytes ? { fd: of.fd, from, size: bytes.size } : undefined;
}
