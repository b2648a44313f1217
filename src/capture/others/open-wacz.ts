// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';
import yauzl, { type Entry } from 'yauzl';
import { CAPTURE_PARTS, picturePath } from '../../core/capture/capture-record.ts';
import { type OpenedOthers, OTHERS_LIMITS, type OthersPage } from '../../core/capture/others.ts';
import { SaidError } from '../../core/errors/said-error.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import { drawnAnew } from './draw-anew.ts';
import { bytesOf, type ReadRecording, recordingIn } from './read-recording.ts';

const MOST_PARTS = 20_000;

/** WACZ 1.x: the text of its list of pages where it has some, else of the documents in its recordings. @throws SaidError */
export async function openWacz(file: string): Promise<OpenedOthers> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.size > MOST_PARTS) throw new SaidError(captureSays('wacz-too-many-parts', { most: MOST_PARTS }));
    entries.set(entry.fileName, entry);
  }
  const left: string[] = [];
  const stream = async (name: string): Promise<Readable | undefined> => {
    const entry = entries.get(name);
    return entry === undefined ? undefined : await zip.openReadStreamPromise(entry);
  };
  const part = async (name: string, most: number): Promise<Buffer | undefined> => {
    try {
      const from = await stream(name);
      return from === undefined ? undefined : await bytesOf(from, most);
    } catch {
      left.push(`A part of the archive is damaged: ${name}`);
      return undefined;
    }
  };
  const described = jsonOf((await part('datapackage.json', OTHERS_LIMITS.wholeBytes))?.toString('utf8') ?? '');
  if (described === undefined) throw new SaidError(captureSays('wacz-not-described', { file: 'datapackage.json' }));
  const text = async (name: string) => (await part(name, OTHERS_LIMITS.pageBytes))?.toString('utf8');
  const listed = pagesOf((await text('pages/pages.jsonl')) ?? '');
  const recordings: ReadRecording[] = [];
  for (const name of entries.keys()) {
    if (!/^archive\/[^/]+\.warc(\.gz)?$/.test(name)) continue;
    const from = (await stream(name)) as Readable;
    recordings.push(await recordingOrWhy(from));
  }
  const picture = await part(picturePath(1), OTHERS_LIMITS.wholeBytes);
  const own = { text: await text(CAPTURE_PARTS.text), dom: await text(CAPTURE_PARTS.dom) };
  left.push(...gapsIn(jsonOf((await text(CAPTURE_PARTS.record)) ?? '')));
  const documents = recordings.flatMap(({ pages }) => pages);
  const main = typeof described.mainPageUrl === 'string' ? described.mainPageUrl : (described.mainPageURL as string | undefined);
  return {
    format: 'wacz',
    software: typeof described.software === 'string' ? described.software.slice(0, 200) : (recordings[0]?.software ?? null),
    pages: joined(listed, documents, main, own),
    responses: recordings.reduce((sum, { responses }) => sum + responses, 0),
    bytes: zip.fileSize,
    picture: picture === undefined ? null : drawnAnew(picture),
    left: [...left, ...recordings.flatMap((one) => one.left)],
  };
}

/** Where it was made by a program like this one, what its record says that it does not hold. */
function gapsIn(record: Record<string, unknown> | undefined): string[] {
  const gaps = Array.isArray(record?.gaps) ? (record.gaps as { readonly what?: unknown }[]) : [];
  return gaps.slice(0, 50).flatMap(({ what }) => (typeof what === 'string' ? [`Its own record says: ${what.slice(0, 500)}`] : []));
}

/** A recording that cannot be read leaves the rest of the archive readable. */
async function recordingOrWhy(from: Readable): Promise<ReadRecording> {
  try {
    return await recordingIn(from);
  } catch (error) {
    const why = error instanceof SaidError ? error.message : 'it is damaged';
    return { pages: [], software: null, responses: 0, left: [`A recording of the archive cannot be read: ${why}.`] };
  }
}

interface Listed {
  readonly url: string;
  readonly title: string;
  readonly at: string | null;
  readonly text: string | undefined;
}

/** `{"url":"https://…","ts":"2026-…","title":"…","text":"…"}`, one a line (WACZ 1.1.1 §"pages.jsonl"); the first line is a header. */
function pagesOf(lines: string): Listed[] {
  return lines
    .split('\n')
    .flatMap((line): Record<string, unknown>[] => {
      const page = jsonOf(line);
      return page === undefined ? [] : [page];
    })
    .filter(({ url }) => typeof url === 'string')
    .slice(0, OTHERS_LIMITS.pages)
    .map(({ url, title, ts, text }) => ({
      url: String(url),
      title: typeof title === 'string' ? title.slice(0, 500) : '',
      at: typeof ts === 'string' ? ts : null,
      text: typeof text === 'string' && text !== '' ? text : undefined,
    }));
}

function joined(
  listed: readonly Listed[],
  documents: readonly OthersPage[],
  main: string | undefined,
  own: { readonly text: string | undefined; readonly dom: string | undefined },
): OthersPage[] {
  const wanted: readonly Listed[] =
    listed.length > 0 ? listed : documents.map(({ url, title, at }) => ({ url, title, at, text: undefined }));
  const ordered = [...wanted.filter(({ url }) => url === main), ...wanted.filter(({ url }) => url !== main)];
  return ordered.map(({ url, title, at, text }, index) => {
    const document = documents.find((one) => one.url === url);
    const said = text ?? (index === 0 ? own.text : undefined);
    return {
      url,
      title: title || (document?.title ?? ''),
      at,
      text: said ?? document?.text ?? '',
      textFrom: said !== undefined ? 'file' : document !== undefined ? 'document' : 'nothing',
      dom: (index === 0 ? own.dom : undefined) ?? document?.dom ?? '',
    };
  });
}

function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
