// SPDX-License-Identifier: Apache-2.0
import type { TreeHash } from './merkle-tree.ts';

/**
 * C2SP tlog-proof: that an entry is in a log, checked offline with the log's key.
 *
 *     c2sp.org/tlog-proof@v1
 *     index 73894
 *     <base64 hash> …                       from the leaf's sibling up
 *     <empty line>
 *     <the signed checkpoint, as it is>
 */
export interface TlogProof {
  readonly index: number;
  readonly proof: readonly TreeHash[];
  /** The signed note, with all its signatures. */
  readonly checkpoint: string;
}

const HEAD = 'c2sp.org/tlog-proof@v1';
/** No tree we count needs more. */
const MAX_HASHES = 63;

export function makeTlogProof({ index, proof, checkpoint }: TlogProof): string {
  return [HEAD, `index ${index}`, ...proof.map((hash) => Buffer.from(hash).toString('base64')), '', checkpoint].join('\n');
}

/** Reads a text of unknown origin; a line `extra` is passed over, as nothing vouches for it. @returns undefined when it is none */
export function parseTlogProof(text: string): TlogProof | undefined {
  const split = text.indexOf('\n\n');
  if (split < 0) return undefined;
  const [head, ...lines] = text.slice(0, split).split('\n');
  if (head !== HEAD) return undefined;
  if (/^extra [A-Za-z0-9+/]*={0,2}$/.test(lines[0] ?? '')) lines.shift();
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')?.[1];
  if (index === undefined || lines.length > MAX_HASHES || !lines.every((line) => isHashLine(line))) return undefined;
  return { index: Number(index), proof: lines.map((line) => Buffer.from(line, 'base64')), checkpoint: text.slice(split + 2) };
}

/** Base64 of 32 bytes in its one form: the unused bits of the last letter are zero. */
function isHashLine(line: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(line) && Buffer.from(line, 'base64').toString('base64') === line;
}
