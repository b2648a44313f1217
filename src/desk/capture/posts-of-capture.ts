// SPDX-License-Identifier: Apache-2.0

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { bodyOf, textOfBody } from '../../capture/others/http-body.ts';
import { CAPTURE_PARTS } from '../../core/capture/capture-record.ts';
import { postsOf, sitemapPages } from '../../core/capture/posts-of.ts';
import { httpMessage, warcRecords } from '../../core/capture/warc-records.ts';
import { CaptureError } from '../../core/errors/capture.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { archiveParts } from './archive-parts.ts';
import { linksOf, openCapture } from './view-capture.ts';

export interface ListedPages {
  readonly from: 'links' | 'sitemap';
  readonly urls: string[];
  readonly more: number;
}

/** A sitemap may have 50 MB by its standard; what is longer is none. */
const SITEMAP_BYTES = 50 * 1024 * 1024;

/** What the page lists, from its archive: what a person then asks for as a list, which another approves. @throws CAPTURE_NOT_READY */
export async function postsOfCapture(desk: OpenDesk, asking: Asking, id: string, limit: number): Promise<ListedPages> {
  const { row, item } = await openCapture(desk, asking, id, 'links');
  const page = row.record?.finalUrl ?? row.url;
  const wanted: readonly string[] = [CAPTURE_PARTS.dom, CAPTURE_PARTS.index, CAPTURE_PARTS.warc];
  const parts = await archiveParts(desk.store, item, (path) => wanted.includes(path));
  const warc = parts.get(CAPTURE_PARTS.warc);
  if (warc !== undefined && isXml(parts.get(CAPTURE_PARTS.index)?.toString() ?? '', page)) {
    const pages = sitemapPages(await answerOf(warc, page), limit);
    return { from: 'sitemap', urls: [...pages.urls], more: pages.more };
  }
  const posts = postsOf(linksOf(parts.get(CAPTURE_PARTS.dom)?.toString() ?? '', page), page, limit);
  return { from: 'links', urls: [...posts.urls], more: posts.more };
}

/** By the index of the archive: `… {"url":"https://…","mime":"application/xml",…}`. */
function isXml(index: string, page: string): boolean {
  return index.split('\n').some((line) => {
    const at = line.indexOf('{');
    if (at < 0) return false;
    const { url, mime } = JSON.parse(line.slice(at)) as { url: string; mime: string };
    return url === page && /^(application|text)\/xml$/.test(mime);
  });
}

async function answerOf(warc: Buffer, page: string): Promise<string> {
  let text = '';
  const read = async (chunks: AsyncIterable<Buffer>) => {
    for await (const { headers, block } of warcRecords(chunks)) {
      if (text !== '' || headers.get('warc-type') !== 'response' || headers.get('warc-target-uri') !== page) continue;
      const message = await httpMessage(block);
      if (message === undefined) continue;
      const bytes: Buffer[] = [];
      let length = 0;
      for await (const chunk of message.payload) {
        length += chunk.length;
        if (length > SITEMAP_BYTES) throw new CaptureError('NOT_READY', { message: captureSays('sitemap-too-long') });
        bytes.push(Buffer.from(chunk));
      }
      text = textOfBody(bodyOf(Buffer.concat(bytes), message.headers), message.headers.get('content-type') ?? '');
    }
  };
  await pipeline(Readable.from([warc]), createGunzip(), read);
  return text;
}
