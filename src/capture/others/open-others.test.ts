// SPDX-License-Identifier: Apache-2.0
/** Captures that others have made, and files that pretend to be some. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { missing, sharedFolder } from '../../../test/shared.ts';
import { oddZip } from '../../../test/zip.ts';
import { SaidError } from '../../core/errors/said-error.ts';
import { openOthers } from './open-others.ts';

const HTML =
  '<html><head><title>Crossings</title><style>p{}</style></head><body><p>Friday: 900</p><script>lie()</script><p>رحلات</p></body></html>';
const response = (url: string, head: string, body: Buffer | string) => {
  const block = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), Buffer.from(body as string)]);
  const lines = `WARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2026-05-01T10:00:00Z\r\nContent-Length: ${block.length}`;
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
};
const chunked = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n0\r\n\r\n`;
const PLAIN = response('https://page.example/', 'Content-Type: text/html; charset=utf-8', HTML);

describe('a capture of others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-others-'));
  after(() => rmSync(folder, { recursive: true }));
  let count = 0;
  const open = async (bytes: Buffer | string) => {
    const file = join(folder, `${count++}`);
    writeFileSync(file, bytes);
    return await openOthers(file);
  };
  const texts = async (bytes: Buffer | string) => (await open(bytes)).pages.map(({ url, title, text }) => [url, title, text]);
  const READ = [['https://page.example/', 'Crossings', 'Friday: 900\nرحلات']];

  test('is read as WARC, packed and plain, chunked and encoded', async () => {
    assert.deepEqual(await texts(PLAIN), READ);
    assert.deepEqual(await texts(gzipSync(PLAIN)), READ);
    const head = 'Content-Type: text/html\r\nContent-Encoding: gzip';
    assert.deepEqual(await texts(response('https://page.example/', head, gzipSync(HTML))), READ);
    assert.deepEqual(
      await texts(response('https://page.example/', 'Content-Type: text/html\r\nTransfer-Encoding: chunked', chunked(HTML))),
      READ,
    );
  });
  test('is read as WACZ: the page it is of first, with the text that it states, else that of the recording', async () => {
    const zip = (pages: object[]) =>
      oddZip([
        { name: 'datapackage.json', bytes: Buffer.from(JSON.stringify({ software: 'other 1.0', mainPageUrl: 'https://page.example/' })) },
        { name: 'archive/a.warc.gz', bytes: gzipSync(PLAIN) },
        { name: 'pages/pages.jsonl', bytes: Buffer.from(pages.map((page) => JSON.stringify(page)).join('\n')), deflated: true },
      ]);
    assert.deepEqual(await texts(zip([])), READ);
    const listed = [
      { format: 'json-pages-1.0' },
      { url: 'https://page.example/two', text: 'second' },
      { url: 'https://page.example/', title: 'A', text: 'as seen' },
    ];
    assert.deepEqual(await texts(zip(listed)), [
      ['https://page.example/', 'A', 'as seen'],
      ['https://page.example/two', '', 'second'],
    ]);
    assert.equal((await open(zip([]))).software, 'other 1.0');
  });
  test('is read as HAR and as MHTML', async () => {
    const entry = (text: string, encoding?: string) => ({
      startedDateTime: '2026-05-01T10:00:00Z',
      request: { url: 'https://page.example/' },
      response: { content: { mimeType: 'text/html; charset=utf-8', text, encoding } },
    });
    const har = (entries: object[]) => JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector' }, entries } });
    assert.deepEqual(await texts(har([entry(HTML), entry(Buffer.from(HTML).toString('base64'), 'base64')])), [...READ, ...READ]);
    const mhtml = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://page.example/\r\nSubject: Crossings\r\nDate: Fri, 1 May 2026 10:00:00 GMT\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://page.example/\r\n\r\n${Buffer.from(HTML).toString('base64')}\r\n--b--\r\n`;
    assert.deepEqual(await texts(mhtml), READ);
    assert.equal((await open(mhtml)).pages[0]?.at, '2026-05-01T10:00:00.000Z');
  });
  test('that is a picture is drawn anew: its pixels stay, what else the file holds does not', async () => {
    const png = new PNG({ width: 3, height: 2 });
    png.data.fill(200);
    const hostile = Buffer.concat([PNG.sync.write(png), Buffer.from('<script>alert(1)</script>')]);
    const { picture, format } = await open(hostile);
    const drawn = Buffer.from(picture ?? '', 'base64');
    assert.equal(format, 'picture');
    assert.deepEqual([PNG.sync.read(drawn).width, PNG.sync.read(drawn).data[0], drawn.includes('script')], [3, 200, false]);
  });
  test('of other programs is read', { skip: missing('standards/wacz') }, async () => {
    const file = join(sharedFolder('standards/wacz') as string, 'fixtures', 'valid_example_2.wacz');
    const { pages, responses } = await openOthers(file);
    assert.deepEqual([pages[0]?.url, pages[0]?.title, responses], ['http://www.example.com/', 'Example Domain', 1]);
    assert.match(pages[0]?.text ?? '', /illustrative examples/);
  });

  const hugePng = () => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(60_000, 0);
    head.writeUInt32BE(60_000, 4);
    head.set([8, 6, 0, 0, 0], 8);
    return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), head, Buffer.alloc(4), deflateSync(Buffer.alloc(1_000))]);
  };
  for (const [what, bytes] of [
    ['is something else', 'a letter'],
    ['is empty', ''],
    ['is a ZIP of other things', oddZip([{ name: 'a.txt', bytes: Buffer.from('a') }])],
    ['is JSON of other things', '{"log": {"entries": 7}}'],
    ['is cut off', PLAIN.subarray(0, PLAIN.length - 40)],
    ['says that its picture is of billions of pixels', hugePng()],
    ['is a damaged picture', Buffer.from('\xff\xd8\xff\xe0 nothing', 'latin1')],
  ] as const)
    test(`that ${what} is refused with a sentence`, async () => {
      await assert.rejects(open(bytes as string), SaidError);
    });
  test('whose document is a bomb keeps the rest, and says what it left', async () => {
    const bomb = response(
      'https://page.example/bomb',
      'Content-Type: text/html\r\nContent-Encoding: gzip',
      gzipSync(Buffer.alloc(40_000_000, ' ')),
    );
    const { pages, left } = await open(Buffer.concat([bomb, PLAIN]));
    assert.deepEqual([pages.length, left.length], [1, 1]);
  });
});
