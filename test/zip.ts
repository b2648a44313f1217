// SPDX-License-Identifier: Apache-2.0
/** ZIP files as nobody honest writes them, byte by byte: stored or deflated entries under any name, with any flag. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface OddEntry {
  readonly name: string;
  readonly bytes: Buffer;
  readonly deflated?: boolean;
  /** Says that the entry is encrypted. */
  readonly encrypted?: boolean;
  /** Of a Unix file, with its type: `0o120777` is a link. */
  readonly mode?: number;
  /** Packed bytes that the directory claims, instead of those there are. */
  readonly claims?: number;
}

export function oddZip(entries: readonly OddEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, deflated = false, encrypted = false, mode = 0, claims } of entries) {
    const written = Buffer.from(name, 'utf8');
    const packed = deflated ? deflateRawSync(bytes) : bytes;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), 2);
    shared.writeUInt16LE(deflated ? 8 : 0, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    // An encrypted entry has a header of twelve bytes in front.
    shared.writeUInt32LE(encrypted ? bytes.length - 12 : bytes.length, 18);
    shared.writeUInt16LE(written.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, written, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    const told = Buffer.from(shared);
    if (claims !== undefined) told.writeUInt32LE(claims, 14);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), told, tail, written]));
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
