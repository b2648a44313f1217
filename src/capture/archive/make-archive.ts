// SPDX-License-Identifier: Apache-2.0
/** From what was recorded and seen to the archive: WARC, index, pages, views, record, signature. */

import { join } from 'node:path';
import { CAPTURE_PARTS, type CaptureRecord, type Gap, type Redirect } from '../../core/capture/capture-record.ts';
import type { StampAuthority, TimeStamp } from '../../core/evidence/time-stamp.ts';
import type { Captured, CaptureOptions } from '../capture-page.ts';
import type { Visit } from '../page/visit-page.ts';
import { mainExchange, serversOf } from '../read-exchanges.ts';
import type { RecordingProxy } from '../recording-proxy/recording-proxy.ts';
import { cdxIndex } from './cdx-index.ts';
import { packWacz, type WaczPart } from './pack-wacz.ts';
import { type WrittenWarc, writeWarc } from './write-warc.ts';

export interface Material {
  readonly options: CaptureOptions;
  readonly url: string;
  readonly startedAt: Date;
  /** Temporary; the caller removes it. */
  readonly folder: string;
  readonly proxy: RecordingProxy;
  readonly visit: Visit;
  readonly authority: StampAuthority | undefined;
  readonly userAgent: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly redirects: readonly Redirect[];
  readonly gaps: readonly Gap[];
  readonly newId: () => string;
}

const BY_HAND =
  'A person browsed in a window of the browser; the record says which pages they came to, when, by what rules, and what the pages were sent. Text, document and picture of each page are those of the last look before the person left it.';

const METHOD = [
  'The browser reached the web only through a recording proxy of this program on the same machine. The proxy asked the name service, connected to the address it had checked, and kept every request and response.',
  'For https the proxy spoke TLS with the server under the server’s name and recorded its certificate chain; towards the browser it used a certificate of its own, made for this browser only.',
  'Bodies are the bytes as served, in their content encoding; HTTP/1.1 was spoken with every server, and the chunked transfer encoding was taken off. Header names and values stand as they came.',
  'Text, document and pictures were taken from the browser after loading and scrolling by rule; nothing was clicked, typed, accepted or downloaded.',
] as const;

export async function makeArchive(material: Material): Promise<Captured> {
  const { options, url, startedAt, folder, proxy, visit, authority, newId } = material;
  const warcFile = join(folder, 'data.warc.gz');
  const warc = await writeWarc(warcFile, {
    software: options.program,
    about: {
      description: visit.manual === undefined ? 'One visit to one public page' : 'A person browsing in a recorded window',
      'http-header-user-agent': material.userAgent,
      isPartOf: url,
    },
    at: startedAt,
    exchanges: proxy.exchanges,
    frames: visit.frames,
    newId,
  });
  const payloads = warc.payloads.map((one) => `sha256:${one.sha256} ${one.url}\n`).join('');
  const stamp = await authority?.stamp(Buffer.from(payloads));
  const record = recordOf(material, warc, stamp);
  const parts: WaczPart[] = [
    { path: CAPTURE_PARTS.warc, file: warcFile },
    { path: CAPTURE_PARTS.index, content: cdxIndex(warc.index, 'data.warc.gz') },
    { path: CAPTURE_PARTS.pages, content: pagesOf(material) },
    { path: CAPTURE_PARTS.record, content: `${JSON.stringify(record, null, 2)}\n` },
    { path: CAPTURE_PARTS.payloads, content: payloads },
    ...(stamp === undefined ? [] : [{ path: CAPTURE_PARTS.payloadsStamp, content: stamp.response }]),
    ...viewsOf(visit),
  ];
  const about = { title: visit.title || url, mainPageUrl: url, mainPageDate: startedAt, created: options.now(), software: options.program };
  const packed = await packWacz(options.out, parts, about, {
    key: options.key,
    ...(authority === undefined ? {} : { stamp: authority.stamp }),
  });
  return { record, ...packed };
}

function viewsOf({ text, dom, mhtml, console, pictures }: Visit): WaczPart[] {
  const views: WaczPart[] = pictures.map(({ path, png }) => ({ path, content: png }));
  if (text !== undefined) views.push({ path: CAPTURE_PARTS.text, content: text });
  if (dom !== undefined) views.push({ path: CAPTURE_PARTS.dom, content: dom });
  if (mhtml !== undefined) views.push({ path: CAPTURE_PARTS.mhtml, content: mhtml });
  views.push({ path: CAPTURE_PARTS.console, content: console.map((line) => `${JSON.stringify(line)}\n`).join('') });
  return views;
}

/** WACZ 1.1.1 §"pages.jsonl". */
function pagesOf({ url, startedAt, visit, newId }: Material): string {
  const one = { url, at: startedAt.toISOString(), title: visit.title, text: visit.text };
  const pages = (visit.pages ?? [one]).map(({ at, text, ...page }) => ({
    id: newId(),
    ...page,
    ts: at,
    ...(text === undefined ? {} : { text }),
  }));
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages', hasText: pages.some(({ text }) => text !== undefined) };
  return [head, ...pages].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function recordOf(material: Material, warc: WrittenWarc, stamp: TimeStamp | undefined): CaptureRecord {
  const { options, url, startedAt, proxy, visit, authority, viewport, redirects, gaps } = material;
  const { browser, locale = 'en-US', timeZone = 'UTC' } = options;
  return {
    schema: 'rogatory.capture/1',
    asked: { url: options.url, ...options.purpose },
    startedAt: startedAt.toISOString(),
    endedAt: options.now().toISOString(),
    program: options.program,
    ...(options.wayOut === undefined ? {} : { wayOut: options.wayOut.name }),
    method: visit.manual === undefined ? METHOD : [...METHOD.slice(0, -1), BY_HAND],
    browser: { version: browser.version, userAgent: material.userAgent, sandbox: browser.sandbox, viewport, locale, timeZone },
    page: {
      url: visit.url,
      title: visit.title,
      status: mainExchange(url, proxy.exchanges)?.response?.status ?? null,
      redirects,
      navigations: visit.navigations,
      heightPixels: visit.heightPixels,
    },
    servers: serversOf(proxy.exchanges),
    requests: warc.requests,
    responses: warc.responses,
    bytes: proxy.bytes,
    webSocketFrames: visit.frames.length,
    views: {
      pictures: visit.pictures.map(({ path }) => path),
      text: visit.text === undefined ? null : CAPTURE_PARTS.text,
      dom: visit.dom === undefined ? null : CAPTURE_PARTS.dom,
      mhtml: visit.mhtml === undefined ? null : CAPTURE_PARTS.mhtml,
    },
    clock:
      stamp === undefined || authority === undefined
        ? null
        : { authority: authority.url, offsetMs: stamp.offsetMs, withinMs: stamp.withinMs },
    limits: options.limits,
    ...(visit.manual === undefined ? {} : { manual: visit.manual }),
    gaps,
  };
}
