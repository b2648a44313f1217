// SPDX-License-Identifier: Apache-2.0
/**
 * The one ZIP that a set of files has: stored, in the order of their names, dated 1980-01-01, names in UTF-8, no comments, ZIP64 exactly where
 * a number does not fit. Whoever knows the names, sizes and CRCs knows every other byte, so that a changed bit has no place to hide in.
 *
 *     local header ‖ name ‖ (ZIP64 sizes) ‖ bytes      for each file
 *     central header ‖ name ‖ (ZIP64 numbers)          for each file
 *     (ZIP64 end ‖ locator) ‖ end
 *
 * Numbers are little-endian; the fields are those of PKWARE APPNOTE 6.3.10, §4.3.
 */
export interface ZipEntry {
  /** With `/`; no two alike. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly crc32: number;
}

const MAX32 = 0xffffffff;
const MAX16 = 0xffff;
const PLAIN = 20;
const WITH_ZIP64 = 45;
const UTF8_NAMES = 0x0800;
const FIRST_DAY = 0x0021;
const ZIP64_EXTRA = 0x0001;

/** The header before a file's bytes. Its length does not depend on the CRC. */
export function localHeader({ path, sizeBytes, crc32 }: ZipEntry): Buffer {
  const name = nameOf(path);
  const big = sizeBytes >= MAX32;
  const extra = big ? zip64Extra([sizeBytes, sizeBytes]) : Buffer.alloc(0);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  writeShared(head, 4, { big, crc32, sizeBytes, nameBytes: name.length, extraBytes: extra.length });
  return Buffer.concat([head, name, extra]);
}

/** Everything after the last file: central directory and end records. */
export function zipTail(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    parts.push(centralHeader(entry, offset));
    offset += localHeader(entry).length + entry.sizeBytes;
  }
  const directory = Buffer.concat(parts);
  return Buffer.concat([directory, ...endRecords(entries.length, directory.length, offset)]);
}

/** Where each file's local header begins, and after them all where the central directory does. */
export function zipOffsets(entries: readonly ZipEntry[]): readonly number[] {
  const offsets = [0];
  for (const entry of entries) offsets.push((offsets.at(-1) as number) + localHeader(entry).length + entry.sizeBytes);
  return offsets;
}

function centralHeader({ path, sizeBytes, crc32 }: ZipEntry, offset: number): Buffer {
  const name = nameOf(path);
  const big = sizeBytes >= MAX32;
  const far = offset >= MAX32;
  const extra = big || far ? zip64Extra([...(big ? [sizeBytes, sizeBytes] : []), ...(far ? [offset] : [])]) : Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(big || far ? WITH_ZIP64 : PLAIN, 4);
  writeShared(head, 6, { big: big || far, crc32, sizeBytes, nameBytes: name.length, extraBytes: extra.length });
  head.writeUInt32LE(far ? MAX32 : offset, 42);
  return Buffer.concat([head, name, extra]);
}

interface SharedFields {
  readonly big: boolean;
  readonly crc32: number;
  readonly sizeBytes: number;
  readonly nameBytes: number;
  readonly extraBytes: number;
}

/** The fields that local and central header have in common, from "version needed" to "extra field length". */
function writeShared(head: Buffer, at: number, { big, crc32, sizeBytes, nameBytes, extraBytes }: SharedFields): void {
  const size = Math.min(sizeBytes, MAX32);
  head.writeUInt16LE(big ? WITH_ZIP64 : PLAIN, at);
  head.writeUInt16LE(UTF8_NAMES, at + 2);
  head.writeUInt16LE(FIRST_DAY, at + 8);
  head.writeUInt32LE(crc32, at + 10);
  head.writeUInt32LE(size, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(nameBytes, at + 22);
  head.writeUInt16LE(extraBytes, at + 24);
}

function zip64Extra(numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + numbers.length * 8);
  extra.writeUInt16LE(ZIP64_EXTRA, 0);
  extra.writeUInt16LE(numbers.length * 8, 2);
  for (const [n, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + n * 8);
  return extra;
}

function endRecords(count: number, directoryBytes: number, directoryAt: number): Buffer[] {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, MAX16), 8);
  end.writeUInt16LE(Math.min(count, MAX16), 10);
  end.writeUInt32LE(Math.min(directoryBytes, MAX32), 12);
  end.writeUInt32LE(Math.min(directoryAt, MAX32), 16);
  if (count < MAX16 && directoryBytes < MAX32 && directoryAt < MAX32) return [end];
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(WITH_ZIP64, 12);
  end64.writeUInt16LE(WITH_ZIP64, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end64.writeBigUInt64LE(BigInt(directoryAt), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directoryAt + directoryBytes), 8);
  locator.writeUInt32LE(1, 16);
  return [end64, locator, end];
}

function nameOf(path: string): Buffer {
  const name = Buffer.from(path, 'utf8');
  if (name.length === 0 || name.length > MAX16) throw new RangeError(`a name of ${name.length} bytes does not go into a ZIP`);
  return name;
}
