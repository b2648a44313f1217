// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { OthersPage } from '../../core/capture/others.ts';
import { OTHERS_LIMITS } from '../../core/capture/others.ts';
import { httpMessage, warcRecords } from '../../core/capture/warc-records.ts';
import { SaidError } from '../../core/errors/said-error.ts';
import { captureFound } from '../../core/errors/sentences/found-in-capture.ts';
import { bodyOf, textOfBody } from './http-body.ts';
import { textOfHtml } from './text-of-html.ts';

export interface ReadRecording {
  readonly pages: readonly OthersPage[];
  readonly software: string | null;
  readonly responses: number;
  readonly left: readonly string[];
}

/**
 * The documents of a recording (WARC): its answers of type HTML, in their order. @param chunks unpacked
 * @throws SaidError where it is none
 */
async function readRecording(chunks: AsyncIterable<Uint8Array>): Promise<ReadRecording> {
  const pages: OthersPage[] = [];
  const left: string[] = [];
  let software: string | null = null;
  let responses = 0;
  let kept = 0;
  for await (const { headers, block } of warcRecords(chunks)) {
    const type = headers.get('warc-type');
    if (type === 'warcinfo')
      software ??= /^software:\s*(.{1,200})$/im.exec((await bytesOf(block, 64 * 1024))?.toString('utf8') ?? '')?.[1]?.trim() ?? null;
    if (type !== 'response') continue;
    responses += 1;
    if (pages.length >= OTHERS_LIMITS.pages || kept > OTHERS_LIMITS.allBytes) continue;
    const message = await httpMessage(block);
    const contentType = message?.headers.get('content-type') ?? '';
    if (message === undefined || !/^\s*(text\/html|application\/xhtml)/i.test(contentType) || !/ 2\d\d/.test(message.firstLine)) continue;
    const html = await htmlOf(message.payload, message.headers, contentType);
    const url = headers.get('warc-target-uri') ?? '';
    if (html === undefined) left.push(`A document of the recording cannot be unpacked, or is too large: ${url}`);
    else {
      kept += html.length;
      pages.push({ url, at: headers.get('warc-date') ?? null, ...textOfHtml(html), textFrom: 'document', dom: html });
    }
  }
  if (pages.length >= OTHERS_LIMITS.pages) left.push(`Only the first ${OTHERS_LIMITS.pages} documents were taken out.`);
  return { pages, software, responses, left };
}

async function htmlOf(
  payload: AsyncIterable<Uint8Array>,
  headers: ReadonlyMap<string, string>,
  contentType: string,
): Promise<string | undefined> {
  const bytes = await bytesOf(payload, OTHERS_LIMITS.pageBytes);
  if (bytes === undefined) return undefined;
  try {
    return textOfBody(bodyOf(bytes, headers), contentType);
  } catch {
    return undefined;
  }
}

/** @returns undefined when there is more of it than this */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | undefined> {
  const all: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most) return undefined;
    all.push(Buffer.from(chunk));
  }
  return Buffer.concat(all);
}

/** The recording of a file or part, packed with gzip or not, by its first bytes: names do not always say. */
export async function recordingIn(from: Readable): Promise<ReadRecording> {
  try {
    return await readRecording(limited(unpacked(from), OTHERS_LIMITS.recordingBytes));
  } finally {
    from.destroy();
  }
}

async function* unpacked(from: Readable): AsyncGenerator<Uint8Array> {
  const chunks = from[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  if (first.done === true) return;
  const all = (async function* () {
    yield first.value;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  })();
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return void (yield* all);
  const gunzip = createGunzip();
  const feeding = pipeline(Readable.from(all), gunzip);
  // Its failure is met where the unpacked bytes are read.
  feeding.catch(() => undefined);
  yield* gunzip as AsyncIterable<Buffer>;
}

/** Passes on no more than this. */
async function* limited(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most) throw new SaidError(captureFound('unpacks-to-more', { bytes: most }));
    yield chunk;
  }
}
