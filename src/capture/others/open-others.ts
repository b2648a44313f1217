// SPDX-License-Identifier: Apache-2.0
/** A capture that others have made, opened by what its first bytes say it is. Run it apart: every byte is theirs. */
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import { type OpenedOthers, OTHERS_LIMITS, type OthersFormat, type OthersPage } from '../../core/capture/others.ts';
import { SaidError } from '../../core/errors/said-error.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import { isJpeg, isPng } from '../pictures/pixels.ts';
import { drawnAnew } from './draw-anew.ts';
import { openWacz } from './open-wacz.ts';
import { recordingIn } from './read-recording.ts';
import { textOfHtml } from './text-of-html.ts';

/** @throws SaidError that says what it is not */
export async function openOthers(file: string): Promise<OpenedOthers> {
  const { size } = await stat(file);
  if (size > OTHERS_LIMITS.fileBytes) throw new SaidError(captureSays('others-larger', { bytes: OTHERS_LIMITS.fileBytes }));
  const format = await formatOf(file);
  if (format === undefined)
    throw new SaidError(captureSays('others-none-of', { formats: ['WACZ', 'WARC', 'HAR', 'MHTML', 'PNG', 'JPEG'] }));
  if (format === 'wacz') return await openWacz(file);
  if (format === 'warc') return { format, bytes: size, picture: null, ...(await recordingIn(createReadStream(file))) };
  if (size > OTHERS_LIMITS.wholeBytes) throw new SaidError(captureSays('others-kind-larger', { bytes: OTHERS_LIMITS.wholeBytes }));
  const bytes = await readFile(file);
  if (format === 'har') return openHar(bytes);
  if (format === 'mhtml') return await openMhtml(bytes);
  const picture = drawnAnew(bytes);
  if (picture === null) throw new SaidError(captureSays('picture-undrawn'));
  return { format, software: null, pages: [], responses: 0, bytes: size, picture, left: [] };
}

async function formatOf(file: string): Promise<OthersFormat | undefined> {
  const bytes = await headOf(file, 4_096);
  const text = bytes.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  if (isPng(bytes) || isJpeg(bytes)) return 'picture';
  if (text.startsWith('PK\x03\x04')) return 'wacz';
  if (text.startsWith('\x1f\x8b') || text.startsWith('WARC/1.')) return 'warc';
  if (/^\s*\{\s*"log"\s*:/.test(text)) return 'har';
  return /^(From|MIME-Version|Subject|Content-Type|Snapshot-Content-Location|Date|X-[\w-]+):/i.test(text) &&
    /multipart\/related/i.test(text)
    ? 'mhtml'
    : undefined;
}

async function headOf(file: string, most: number): Promise<Buffer> {
  const head = Buffer.alloc(most);
  const handle = await open(file);
  const { bytesRead } = await handle.read(head, 0, most, 0).finally(() => handle.close());
  return head.subarray(0, bytesRead);
}

/** HTTP Archive 1.2: its entries whose answer is a document. */
function openHar(bytes: Buffer): OpenedOthers {
  const { log } = parsed(bytes) as { log?: { creator?: { name?: unknown }; entries?: unknown } };
  if (!Array.isArray(log?.entries)) throw new SaidError(captureSays('har-no-entries'));
  const pages = log.entries.flatMap((entry) => harPage(entry as HarEntry) ?? []).slice(0, OTHERS_LIMITS.pages);
  const software = typeof log.creator?.name === 'string' ? log.creator.name.slice(0, 200) : null;
  return { format: 'har', software, pages, responses: log.entries.length, bytes: bytes.length, picture: null, left: [] };
}

interface HarEntry {
  readonly startedDateTime?: unknown;
  readonly request?: { readonly url?: unknown };
  readonly response?: { readonly content?: { readonly mimeType?: unknown; readonly text?: unknown; readonly encoding?: unknown } };
}

function harPage({ startedDateTime, request, response }: HarEntry): OthersPage | undefined {
  const { mimeType, text, encoding } = response?.content ?? {};
  if (typeof text !== 'string' || !/^text\/html/i.test(String(mimeType))) return undefined;
  const html = encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
  return {
    url: typeof request?.url === 'string' ? request.url : '',
    at: typeof startedDateTime === 'string' ? startedDateTime : null,
    ...textOfHtml(html),
    textFrom: 'document',
    dom: html,
  };
}

/** A page in one file, as browsers save it: the first part of type HTML, and the address it was saved from. */
async function openMhtml(bytes: Buffer): Promise<OpenedOthers> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
  if (mail.html === undefined) throw new SaidError(captureSays('mhtml-no-document'));
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const at = mail.date === undefined || Number.isNaN(Date.parse(mail.date)) ? null : new Date(mail.date).toISOString();
  const { title, text } = textOfHtml(mail.html);
  const url = header('snapshot-content-location') ?? header('content-location') ?? '';
  return {
    format: 'mhtml',
    software: header('from')?.slice(0, 200) ?? null,
    pages: [{ url, title: title || (mail.subject ?? '').slice(0, 500), at, text, textFrom: 'document', dom: mail.html }],
    responses: 0,
    bytes: bytes.length,
    picture: null,
    left: [],
  };
}

function parsed(bytes: Buffer): object {
  try {
    return (JSON.parse(bytes.toString('utf8')) as object | null) ?? {};
  } catch {
    throw new SaidError(captureSays('har-no-json'));
  }
}
