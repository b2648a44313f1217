// SPDX-License-Identifier: Apache-2.0
/** Sends bytes to a desk in chunks; after a lost line it goes on where the desk says it is. Both sides hash each chunk and the whole. */
import { createHash, hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type Call, type Caller, ProblemAnswer, pathOf, problemOf } from '../../core/api/client.ts';
import { type EvidenceItem, evidenceRoutes, type HowSent, type Upload } from '../../core/api/evidence.ts';
import { CliError } from '../../core/errors/cli.ts';

export const CHUNK_BYTES = 4 * 1024 * 1024;
const TRIES = 6;

export interface AboutFile {
  readonly caseId: string;
  readonly name: string;
  readonly requestId?: string;
  readonly how: HowSent;
  readonly receivedFrom: string;
}

export interface FileToSend {
  /** Whole, or the path of the file. */
  readonly bytes: Uint8Array | string;
  readonly about: AboutFile;
  readonly answersRequest?: 'wholly' | 'partly';
  /** Bytes that the desk has on its disk for good. */
  readonly onProgress?: (sent: number, of: number) => void;
}

interface Source {
  readonly size: number;
  read(from: number, to: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Sends it and seals it as an item. @throws ProblemAnswer, CLI_DESK_UNREACHABLE when the line stays away */
export async function sendFile(caller: Caller, call: Call, file: FileToSend): Promise<EvidenceItem> {
  const { uploadId, sha256 } = await sendBytes(caller, call, file);
  const answers = file.answersRequest === undefined ? {} : { answersRequest: file.answersRequest };
  return await call('finishUpload', { params: { uploadId }, body: { sha256, ...answers } });
}

/** Sends it, and leaves to the caller what is made of it. */
export async function sendBytes(
  caller: Caller,
  call: Call,
  file: FileToSend,
): Promise<{ readonly uploadId: string; readonly sha256: string }> {
  const source = await openSource(file.bytes);
  try {
    const { caseId, ...about } = file.about;
    let upload = await call('beginUpload', { params: { caseId }, body: { ...about, bytes: source.size } });
    const whole = createHash('sha256');
    while (upload.offset < source.size) {
      const from = upload.offset;
      const chunk = await source.read(from, Math.min(from + CHUNK_BYTES, source.size));
      upload = await sendChunk(caller, call, upload, chunk);
      whole.update(chunk.subarray(0, upload.offset - from));
      file.onProgress?.(upload.offset, source.size);
    }
    return { uploadId: upload.id, sha256: whole.digest('hex') };
  } finally {
    await source.close();
  }
}

/** @returns how far the desk is afterwards; after a lost answer that may be before or behind the chunk. */
async function sendChunk(caller: Caller, call: Call, upload: Upload, chunk: Uint8Array): Promise<Upload> {
  const { method } = evidenceRoutes.uploadChunk;
  const url = caller.base + pathOf(evidenceRoutes.uploadChunk, { uploadId: upload.id });
  for (let tried = 1; ; tried += 1) {
    try {
      const answer = await caller.fetch(url, {
        method,
        headers: {
          ...caller.headers(),
          'content-type': 'application/octet-stream',
          'upload-offset': String(upload.offset),
          'upload-sha256': hash('sha256', chunk),
        },
        body: chunk as Uint8Array<ArrayBuffer>,
      });
      if (answer.ok) return (await answer.json()) as Upload;
      if (answer.status < 500 && answer.status !== 409) throw new ProblemAnswer(await problemOf(answer));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    if (tried === TRIES)
      throw new CliError('DESK_UNREACHABLE', {
        message: `The desk stopped answering at byte ${upload.offset} of ${upload.bytes}. What it has is kept: send the file again to go on.`,
      });
    await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** tried));
    const now = await call('upload', { params: { uploadId: upload.id } }).catch(() => upload);
    if (now.offset !== upload.offset) return now;
  }
}

async function openSource(bytes: Uint8Array | string): Promise<Source> {
  if (typeof bytes !== 'string')
    return { size: bytes.byteLength, read: async (from, to) => bytes.subarray(from, to), close: async () => {} };
  const file = await open(bytes, 'r');
  const stats = await file.stat();
  if (!stats.isFile()) {
    await file.close();
    throw new CliError('UNREADABLE_INPUT', {
      message: `${bytes}: expected a file to send, found ${stats.isDirectory() ? 'a folder: pack it first' : 'a pipe or device: write what it gives into a file'}.`,
    });
  }
  const { size } = stats;
  return {
    size,
    async read(from, to) {
      const chunk = Buffer.alloc(to - from);
      const { bytesRead } = await file.read(chunk, 0, chunk.length, from);
      if (bytesRead === 0)
        throw new CliError('UNREADABLE_INPUT', {
          message: `${bytes}: expected ${size} bytes, found ${from}: it became shorter while it was sent. Nothing is sealed.`,
        });
      return chunk.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}
