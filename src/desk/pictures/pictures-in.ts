// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { bodyOf } from '../../capture/others/http-body.ts';
import { examinePicture } from '../../capture/pictures/examine-picture.ts';
import { type FoundPicture, PICTURE_LIMITS } from '../../core/capture/pictures.ts';
import { httpMessage, type WarcRecord, warcRecords } from '../../core/capture/warc-records.ts';
import { type FileMet, listItems, walkItem } from '../../returns/containers/walk-input.ts';
import { DEFAULT_LIMITS } from '../../returns/limits.ts';
import type { ByteSource } from '../../returns/source/byte-source.ts';

/** A picture that was met; its bytes are looked at when this is called. */
export type ToExamine = () => Promise<FoundPicture>;

/** Of one recording, unpacked. */
const RECORDING_BYTES = 2 * 1024 * 1024 * 1024;

/** The pictures of an item: itself, in containers, in recordings of captures. Pictures that this program took of a page are none. */
export async function* picturesIn(file: string, name: string): AsyncGenerator<ToExamine> {
  const options = { limits: DEFAULT_LIMITS, passwords: [], about: () => ({}) };
  let count = 0;
  for (const item of listItems({ file, name }, options))
    for await (const met of walkItem(item, options)) {
      if (met.kind !== 'file' || /(^|\/)capture\/screenshot-\d+\.png$/.test(met.fullName)) continue;
      for await (const found of ofFile(met)) {
        if (count >= PICTURE_LIMITS.pictures) return;
        count += 1;
        yield found;
      }
    }
}

async function* ofFile(met: FileMet): AsyncGenerator<ToExamine> {
  const path = met.path.slice(1).map((step) => step.name);
  const packed = met.mime === 'application/gzip';
  if (packed || met.head.toString('latin1', 0, 6) === 'WARC/1') yield* ofRecording(met.open(), packed, path);
  else if (met.mime.startsWith('image/') && (met.size ?? 0) <= PICTURE_LIMITS.bytes) {
    const bytes = wholeOf(met.open());
    if (bytes !== undefined) yield () => examinePicture(bytes, { path, url: null, recordAt: null });
  }
}

async function* ofRecording(source: ByteSource, packed: boolean, path: readonly string[]): AsyncGenerator<ToExamine> {
  try {
    for await (const record of warcRecords(limited(packed ? unpacked(source) : chunksOf(source)))) {
      const recordAt = record.at;
      const url = record.headers.get('warc-target-uri') ?? null;
      const bytes = await pictureOf(record);
      if (bytes !== undefined) yield () => examinePicture(bytes, { path, url, recordAt });
    }
  } catch (error) {
    // What is no recording, or is damaged, or unpacks to too much: its pictures up to there were met.
    if (!(error instanceof Error)) throw error;
  } finally {
    source.close();
  }
}

async function pictureOf({ headers, block }: WarcRecord): Promise<Buffer | undefined> {
  if (headers.get('warc-type') !== 'response') return undefined;
  const message = await httpMessage(block);
  if (message === undefined || !/^\s*image\//i.test(message.headers.get('content-type') ?? '') || !/ 2\d\d/.test(message.firstLine))
    return undefined;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of message.payload) {
    length += chunk.length;
    if (length > PICTURE_LIMITS.bytes) return undefined;
    parts.push(Buffer.from(chunk));
  }
  try {
    const body = bodyOf(Buffer.concat(parts), message.headers);
    return body.length === 0 ? undefined : body;
  } catch {
    return undefined;
  }
}

function wholeOf(source: ByteSource): Buffer | undefined {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) {
      length += chunk.length;
      if (length > PICTURE_LIMITS.bytes) return undefined;
      parts.push(Buffer.from(chunk));
    }
    return Buffer.concat(parts);
  } catch {
    // A damaged entry of a container, or more than a reading unpacks.
    return undefined;
  } finally {
    source.close();
  }
}

function* chunksOf(source: ByteSource): Generator<Buffer> {
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) yield Buffer.from(chunk);
}

async function* unpacked(source: ByteSource): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // Its failure is met where the unpacked bytes are read.
  pipeline(Readable.from(chunksOf(source)), gunzip).catch(() => undefined);
  yield* gunzip as AsyncIterable<Buffer>;
}

async function* limited(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > RECORDING_BYTES) throw new RangeError('the recording unpacks to more than is looked through');
    yield chunk;
  }
}
