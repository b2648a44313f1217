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
  /** What was announced when the upload began. */
  readonly bytes: number;
  readonly offset: number;
  readonly sha256SoFar: string;
  /** Sealed already: an earlier visit lost the answer. */
  readonly finished: boolean;
}

export interface Line {
  /** How far the desk is. */
  readonly ask: () => Promise<Standing>;
  /**
   * @throws LineLost when nothing came back or the desk wants another offset: then it is asked. ChunkChanged when the desk found other bytes
   * than were sent: then they are sent again, some times. Any other error ends the sending.
   */
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

/** The chunk arrived with another SHA-256 than it was sent with. */
export class ChunkChanged extends Error {}

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
/** A chunk that arrives changed so often is changed by something on the way, and no luck will mend it. */
export const CHUNK_TRIES = 5;
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
  if (standing.bytes !== file.size) throw new OtherFile(Math.min(standing.offset, file.size));
  if (standing.offset > 0 && !standing.finished) {
    tell({ kind: 'comparing', done: standing.offset });
    await hashTo(standing.offset);
    if (bytesToHex(whole.clone().digest()) !== standing.sha256SoFar) throw new OtherFile(standing.offset);
  }

  while (!standing.finished && standing.offset < file.size) {
    standing = await sendChunk(file, line, tell, standing.offset, chunkBytes);
    if (standing.offset > file.size) throw new OtherFile(standing.offset);
    await hashTo(standing.offset);
  }
  await hashTo(file.size);
  tell({ kind: 'sending', done: file.size });
  return bytesToHex(whole.digest());
}

/** Sends what stands at `from` until the desk is further than that. */
async function sendChunk(file: Bytes, line: Line, tell: (progress: Progress) => void, from: number, chunkBytes: number): Promise<Standing> {
  tell({ kind: 'sending', done: from });
  const chunk = await file.read(from, Math.min(from + chunkBytes, file.size));
  const sum = bytesToHex(sha256(chunk));
  for (let lost = 0, changed = 0; ; ) {
    try {
      return await line.send(from, chunk, sum);
    } catch (error) {
      if (error instanceof ChunkChanged && ++changed < CHUNK_TRIES) continue;
      if (!(error instanceof LineLost)) throw error;
    }
    tell({ kind: 'waiting', done: from });
    // The first loss may be a moment's; a desk that answers questions and takes no chunk is not asked in a loop.
    if (lost > 0) await line.wait(pauseAfter(lost));
    lost += 1;
    const standing = await patiently(line, tell, from, () => line.ask());
    if (standing.offset !== from) return standing;
    tell({ kind: 'sending', done: from });
  }
}

const pauseAfter = (times: number): number => Math.min(1000 * 2 ** times, LONGEST_PAUSE_MS);

/** Asks until the desk answers, with growing pauses. */
async function patiently<T>(line: Line, tell: (progress: Progress) => void, done: number, work: () => Promise<T>): Promise<T> {
  for (let times = 0; ; times += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LineLost)) throw error;
      tell({ kind: 'waiting', done });
      await line.wait(pauseAfter(times));
    }
  }
}
