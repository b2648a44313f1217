// SPDX-License-Identifier: Apache-2.0
import { SaidError } from '../core/errors/said-error.ts';
import { bagFound } from '../core/errors/sentences/found-in-bag.ts';
import type { Findings } from './finding.ts';

/** What the directory of a ZIP says of one file. Written by whoever made the ZIP. */
export interface ListedInZip {
  readonly path: string;
  /** 0: stored as it is. */
  readonly method: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  /** The four bytes of external attributes (APPNOTE 4.4.15): the upper two are the mode of a file on Unix, or nothing. */
  readonly attributes: number;
}

/** Below this nothing is called a bomb; tables of one sentence repeated are packed by a few hundred at the most. */
const HARMLESS_BYTES = 64 * 1024 * 1024;
const MOST_TIMES = 200;
const [TYPE, REGULAR, FOLDER] = [0o170000, 0o100000, 0o040000];

/**
 * Names what must not be unpacked, before a byte of it is: links and devices, files that swell, files that lie over each other.
 * @returns those that may be read
 */
export function readable<One extends ListedInZip>(
  listed: readonly One[],
  { name, sizeBytes }: { readonly name: string; readonly sizeBytes: number },
  findings: Findings,
): readonly One[] {
  const claimed = listed.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  if (claimed > sizeBytes) {
    findings.bad('ZIP_BOMB', bagFound('overlap', { claimed, size: sizeBytes }), name);
    return [];
  }
  return listed.filter((one) => {
    const type = (one.attributes >>> 16) & TYPE;
    const swells = one.method !== 0 && one.sizeBytes > HARMLESS_BYTES && one.sizeBytes > one.packedBytes * MOST_TIMES;
    if (type !== 0 && type !== REGULAR && type !== FOLDER) findings.bad('SYMLINK', bagFound('symlink'), one.path);
    else if (swells) findings.bad('ZIP_BOMB', bagFound('bomb', { packed: one.packedBytes, unpacked: one.sizeBytes }), one.path);
    else return true;
    return false;
  });
}

/** The signature of the header before each file (APPNOTE 4.3.7). */
export const LOCAL = 0x04034b50;
export const LOCAL_BYTES = 30;

/** How far behind its header, given by its first bytes, a file begins. @throws SaidError where there is no header */
export function headerLength(head: Buffer): number {
  if (head.length < LOCAL_BYTES || head.readUInt32LE(0) !== LOCAL) throw new SaidError(bagFound('header-missing'));
  return LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
}

/** No more than the directory says: a small entry may not unpack to a disk full of zeros. @throws SaidError */
export async function* limited<Chunk extends Uint8Array>(stream: AsyncIterable<Chunk>, sizeBytes: number): AsyncGenerator<Chunk> {
  let seen = 0;
  for await (const chunk of stream) {
    seen += chunk.length;
    if (seen > sizeBytes) throw new SaidError(bagFound('more-than-stated', { bytes: sizeBytes }));
    yield chunk;
  }
}
