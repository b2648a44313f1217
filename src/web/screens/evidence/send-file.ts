// SPDX-License-Identifier: Apache-2.0
/**
 * Sends a file in chunks over a weak line. The whole is hashed here while it is sent, each chunk carries its own SHA-256, and the desk hashes
 * the same bytes again: at the end both must have the same number. After a loss the desk is asked how far it is and the sending goes on there.
 * Where an upload began in an earlier visit, the bytes the desk already has are read and compared first: another file of the same name is found.
 *
 * It runs in a worker; the calls come in as arguments, so that a test can lose them.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export interface Standing {
  readonly offset: number;
  readonly sha256SoFar: string;
}

export interface Line {
  /** How far the desk is. */
  readonly ask: () => Promise<Standing>;
  /** @throws LineLost when nothing came back or the desk wants another offset: then it is asked; any other error ends the sending. */
  readonly send: (offset: number, bytes: Uint8Array, sha256Hex: string) => Promise<Standing>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface Bytes {
  readonly size: number;
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
}

export type Progress =
  | { readonly kind: 'comparing' | 'sending'; readonly done: number }
  | { readonly kind: 'waiting'; readonly done: number };

/** Try again later; nothing is wrong with the file. */
export class LineLost extends Error {}

/** What the desk has is not the beginning of this file. */
export class OtherFile extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('the desk has the beginning of another file');
    this.offset = offset;
  }
}

/** At 1 Mbit/s a chunk takes four seconds: that much is sent again at most after a loss. */
export const CHUNK_BYTES = 512 * 1024;
const LONGEST_PAUSE_MS = 30_000;

/** @returns SHA-256 of the whole file, which the desk must have as well */
export async function sendFile(file: Bytes, line: Line, tell: (progress: Progress) => void, chunkBytes = CHUNK_BYTES): Promise<string> {
  const whole = sha256.create();
  let hashed = 0;
  const hashTo = async (end: number) => {
    while (hashed < end) {
      const next = Math.min(hashed + 4 * chunkBytes, end);
      whole.update(await file.read(hashed, next));
      hashed = next;
    }
  };

  let standing = await patiently(line, tell, 0, () => line.ask());
  if (standing.offset > file.size) throw new OtherFile(standing.offset);
  if (standing.offset > 0) {
    tell({ kind: 'comparing', done: standing.offset });
    await hashTo(standing.offset);
    if (bytesToHex(whole.clone().digest()) !== standing.sha256SoFar) throw new OtherFile(standing.offset);
  }

  while (standing.offset < file.size) {
    const from = standing.offset;
    tell({ kind: 'sending', done: from });
    const chunk = await file.read(from, Math.min(from + chunkBytes, file.size));
    const sum = bytesToHex(sha256(chunk));
    standing = await line.send(from, chunk, sum).catch(async (error: unknown) => {
      if (!(error instanceof LineLost)) throw error;
      tell({ kind: 'waiting', done: from });
      return await patiently(line, tell, from, () => line.ask());
    });
    if (standing.offset > file.size) throw new OtherFile(standing.offset);
    await hashTo(standing.offset);
  }
  await hashTo(file.size);
  tell({ kind: 'sending', done: file.size });
  return bytesToHex(whole.digest());
}

/** Asks until the desk answers, with growing pauses. */
async function patiently<T>(line: Line, tell: (progress: Progress) => void, done: number, work: () => Promise<T>): Promise<T> {
  for (let times = 0; ; times += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LineLost)) throw error;
      tell({ kind: 'waiting', done });
      await line.wait(Math.min(1000 * 2 ** times, LONGEST_PAUSE_MS));
    }
  }
}
