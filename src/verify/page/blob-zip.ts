// SPDX-License-Identifier: Apache-2.0
import { SaidError } from '../../core/errors/said-error.ts';
import { bagFound } from '../../core/errors/sentences/found-in-bag.ts';
import { placeIn } from '../../core/errors/sentences/place-in-file.ts';
import type { ContainedFile, Container } from '../container.ts';
import { type Findings, reasonOf } from '../finding.ts';
import { headerLength, type ListedInZip, LOCAL_BYTES, limited, readable } from '../zip-guard.ts';

const END = 0x06054b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const CHUNK_BYTES = 4 * 1024 * 1024;
const MOST_DIRECTORY_BYTES = 256 * 1024 * 1024;

/** A ZIP that a person has chosen, read piece by piece; its files may be stored or deflated. @returns undefined when it is none */
export async function openBlobZip(blob: Blob, name: string, findings: Findings): Promise<Container | undefined> {
  const directory = await findDirectory(blob);
  if (directory === undefined) {
    const isZip = (await bytesOf(blob, 0, 4)).equals(Buffer.from('PK\x03\x04'));
    if (isZip) findings.bad('ZIP_DAMAGED', bagFound('directory-lost'), placeIn('directory', { file: name }));
    return undefined;
  }
  const listed: Listed[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL; ) {
    const [nameBytes, extraBytes, noteBytes] = [
      directory.readUInt16LE(at + 28),
      directory.readUInt16LE(at + 30),
      directory.readUInt16LE(at + 32),
    ];
    const path = directory.subarray(at + 46, at + 46 + nameBytes).toString('utf8');
    const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
    const [method, attributes] = [directory.readUInt16LE(at + 10), directory.readUInt32LE(at + 38)];
    const encrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (!path.endsWith('/')) listed.push({ path, method, attributes, encrypted, ...wideSizes(directory, at, extra) });
    at += 46 + nameBytes + extraBytes + noteBytes;
  }
  const files = readable(listed, { name, sizeBytes: blob.size }, findings).map((one) => contained(blob, one, findings));
  const read = async (from: number, length: number) => await bytesOf(blob, from, length);
  return { name, files, zip: { sizeBytes: blob.size, read }, close: async () => undefined };
}

async function bytesOf(blob: Blob, from: number, length: number): Promise<Buffer> {
  return Buffer.from(await blob.slice(from, from + length).arrayBuffer());
}

async function findDirectory(blob: Blob): Promise<Buffer | undefined> {
  const from = Math.max(0, blob.size - 65_557 - 20);
  const tail = await bytesOf(blob, from, blob.size - from);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) return undefined;
  let [size, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (at === 0xffffffff && end >= 20) {
    const wide = await bytesOf(blob, Number(tail.readBigUInt64LE(end - 20 + 8)), 56);
    if (wide.length < 56 || wide.readUInt32LE(0) !== END_64) return undefined;
    [size, at] = [Number(wide.readBigUInt64LE(40)), Number(wide.readBigUInt64LE(48))];
  }
  return size > MOST_DIRECTORY_BYTES ? undefined : await bytesOf(blob, at, size);
}

interface Listed extends ListedInZip, Sizes {
  readonly encrypted: boolean;
}

interface Sizes {
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly headerAt: number;
}

/** Sizes and offset, from the ZIP64 field where 32 bits do not hold them. */
function wideSizes(directory: Buffer, at: number, extra: Buffer): Sizes {
  const place = {
    sizeBytes: directory.readUInt32LE(at + 24),
    packedBytes: directory.readUInt32LE(at + 20),
    headerAt: directory.readUInt32LE(at + 42),
  };
  for (let n = 0; n + 4 <= extra.length; n += 4 + extra.readUInt16LE(n + 2)) {
    if (extra.readUInt16LE(n) !== 1) continue;
    let field = n + 4;
    for (const member of ['sizeBytes', 'packedBytes', 'headerAt'] as const)
      if (place[member] === 0xffffffff && field + 8 <= extra.length) {
        place[member] = Number(extra.readBigUInt64LE(field));
        field += 8;
      }
  }
  return place;
}

function contained(
  blob: Blob,
  { path, method, packedBytes: packed, sizeBytes, headerAt: at, encrypted }: Listed,
  findings: Findings,
): ContainedFile {
  return {
    path,
    sizeBytes,
    async *chunks() {
      try {
        if (encrypted) return findings.bad('ZIP_DAMAGED', bagFound('encrypted'), path);
        const from = at + headerLength(await bytesOf(blob, at, LOCAL_BYTES));
        if (method === 0) {
          for (let done = 0; done < packed; done += CHUNK_BYTES)
            yield await bytesOf(blob, from + done, Math.min(CHUNK_BYTES, packed - done));
          return;
        }
        if (method !== 8) throw new SaidError(bagFound('packed-otherwise'));
        const stream = blob
          .slice(from, from + packed)
          .stream()
          .pipeThrough(new DecompressionStream('deflate-raw'));
        for await (const chunk of limited(stream as unknown as AsyncIterable<Uint8Array>, sizeBytes)) yield Buffer.from(chunk);
      } catch (error) {
        findings.bad('ZIP_DAMAGED', bagFound('bytes-not-read', { why: reasonOf(error) }), path);
      }
    },
  };
}
