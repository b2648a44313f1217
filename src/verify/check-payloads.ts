// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CAPTURE_PARTS } from '../core/capture/capture-record.ts';
import { httpMessage, warcRecords } from '../core/capture/warc-records.ts';
import { SaidError } from '../core/errors/said-error.ts';
import { captureFound } from '../core/errors/sentences/found-in-capture.ts';
import { checkStamp } from './check-stamp.ts';
import { type ContainedFile, readWhole } from './container.ts';
import { type Findings, reasonOf } from './finding.ts';
import type { Trust } from './trust.ts';

const LIST_BYTES = 64 * 1024 * 1024;
/** Of a recording, unpacked. A capture of this desk holds a few hundred megabytes at the most. */
const RECORDING_BYTES = 8 * 1024 * 1024 * 1024;

/**
 * The list of payloads that this program puts into a capture: one line for each answer in the recording, in its order,
 *
 *     sha256:2c26b46b…  https://page.example/boat.jpg
 *
 * and one time-stamp over the bytes of the list. The stamp commits to the list, the list to each payload: whoever has one payload, the list and
 * the token can show when it existed, without the others. Nothing is said of archives that have no such list.
 */
export async function checkPayloads(files: ReadonlyMap<string, ContainedFile>, trust: Trust, findings: Findings): Promise<void> {
  const part = files.get(CAPTURE_PARTS.payloads);
  if (part === undefined) return;
  const list = await readWhole(part, LIST_BYTES);
  const recording = files.get(CAPTURE_PARTS.warc);
  if (list === undefined || recording === undefined) {
    findings.bad('WACZ_PAYLOADS', captureFound('payloads-form'), part.path);
    return;
  }
  const stated = list.toString('utf8').split('\n').filter(Boolean);
  await compareWithRecording(stated, recording, findings);
  const token = files.get(CAPTURE_PARTS.payloadsStamp);
  if (token === undefined) {
    findings.note('WACZ_PAYLOADS_STAMPED', captureFound('payloads-unstamped'), part.path);
    return;
  }
  const der = (await readWhole(token, LIST_BYTES)) ?? Buffer.alloc(0);
  const at = await checkStamp(der, list, token.path, { trusted: trust.certificates, brought: [] }, findings);
  if (at !== undefined)
    findings.good('WACZ_PAYLOADS_STAMPED', captureFound('payloads-stamped', { count: stated.length, at: at.toISOString() }), token.path);
}

async function compareWithRecording(stated: readonly string[], recording: ContainedFile, findings: Findings): Promise<void> {
  let found: string[];
  try {
    found = await payloadLines(recording);
  } catch (error) {
    findings.bad('WACZ_PAYLOADS', captureFound('recording-not-read', { why: reasonOf(error) }), recording.path);
    return;
  }
  const wrong = stated.filter((line, at) => line !== found[at]);
  for (const line of wrong.slice(0, 20)) findings.bad('WACZ_PAYLOADS', captureFound('answer-differs'), line.replace(/^\S+ /, ''));
  if (found.length > stated.length || wrong.length > 20)
    findings.bad('WACZ_PAYLOADS', captureFound('payloads-count', { stated: stated.length, found: found.length }), recording.path);
  else if (wrong.length === 0) findings.good('WACZ_PAYLOADS', captureFound('payloads-fit', { count: found.length }), recording.path);
}

/** The lines as they should be, from the bytes of the recording. */
async function payloadLines(recording: ContainedFile): Promise<string[]> {
  const lines: string[] = [];
  const read = async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const { headers, block } of warcRecords(chunks)) {
      if (headers.get('warc-type') !== 'response') continue;
      const hash = createHash('sha256');
      const message = await httpMessage(block);
      if (message === undefined) throw new SaidError(captureFound('no-http'));
      for await (const chunk of message.payload) hash.update(chunk);
      lines.push(`sha256:${hash.digest('hex')} ${headers.get('warc-target-uri') ?? ''}`);
    }
  };
  await pipeline(Readable.from(copied(recording)), createGunzip(), limited, read);
  return lines;
}

/** A chunk of a contained file is good only until the next is asked for; a stream holds on to more than one. */
async function* copied(file: ContainedFile): AsyncGenerator<Buffer> {
  for await (const chunk of file.chunks()) yield Buffer.from(chunk);
}

async function* limited(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > RECORDING_BYTES) throw new SaidError(captureFound('unpacks-to-more', { bytes: RECORDING_BYTES }));
    yield chunk;
  }
}
