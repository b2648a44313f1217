// SPDX-License-Identifier: Apache-2.0
/**
 * WARC 1.1 (ISO 28500:2017): one `warcinfo`, then for each exchange a `request` and a `response` that point at each other, then the frames of
 * WebSockets as a `resource`. Each record is a gzip member of its own, so that an index can point into the file.
 *
 * A response holds the bytes as served, in their content encoding. What HTTP itself adds on the way (chunked transfer) is taken off, and its
 * header renamed `X-Archive-Orig-Transfer-Encoding`, as other tools do: the payload digest is then that of the bytes a reader finds.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { WebSocketFrame } from '../page/visit-page.ts';
import type { Exchange, ExchangeResponse, RawHeaders } from '../recording-proxy/exchange.ts';
import { headerOf } from '../recording-proxy/exchange.ts';
import type { IndexLine } from './cdx-index.ts';

export interface WarcContent {
  readonly software: string;
  /** Lines of the warcinfo record besides the software: `description`, `http-header-user-agent`. */
  readonly about: Readonly<Record<string, string>>;
  readonly at: Date;
  readonly exchanges: readonly Exchange[];
  readonly frames: readonly WebSocketFrame[];
  readonly newId: () => string;
}

/** SHA-256 of the payload of a response, with the address it came from. */
export interface PayloadDigest {
  readonly sha256: string;
  readonly url: string;
}

export interface WrittenWarc {
  readonly index: readonly IndexLine[];
  readonly payloads: readonly PayloadDigest[];
  readonly requests: number;
  readonly responses: number;
}

/** A record before it is written: header lines in order, and the block. */
interface WarcRecord {
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: number;
  readonly block: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

export async function writeWarc(path: string, content: WarcContent): Promise<WrittenWarc> {
  const index: IndexLine[] = [];
  const payloads: PayloadDigest[] = [];
  const sums = { requests: 0, responses: 0 };
  const writer = new MemberWriter(path);
  await writer.write(warcinfo(content));
  for (const exchange of content.exchanges) {
    const { response } = exchange;
    if (exchange.server === undefined && response === undefined) continue;
    const ids = { request: content.newId(), response: content.newId() };
    await writer.write(await requestRecord(exchange, ids, response !== undefined));
    sums.requests += 1;
    if (response === undefined) continue;
    const sha256 = await response.body.end();
    const at = await writer.write(await responseRecord(exchange, response, sha256, ids));
    sums.responses += 1;
    payloads.push({ sha256, url: exchange.url });
    if (isPartOfSomething(response)) continue;
    index.push({
      url: exchange.url,
      at: exchange.startedAt,
      mime: headerOf(response.headers, 'content-type')?.split(';')[0]?.trim() ?? 'unk',
      status: response.status,
      digest: `sha256:${sha256}`,
      ...at,
    });
  }
  const frames = framesRecord(content);
  if (frames !== undefined) await writer.write(frames);
  return { index, payloads, ...sums };
}

/**
 * A range that is not the whole (RFC 9110 §15.3.7): in the recording, not in the index. A player that looks an address up would else answer a
 * request for the whole with a piece of it.
 */
function isPartOfSomething({ status, headers }: ExchangeResponse): boolean {
  if (status !== 206) return false;
  const range = /^bytes 0-(\d+)\/(\d+)$/.exec(headerOf(headers, 'content-range') ?? '');
  return range === null || Number(range[1]) + 1 !== Number(range[2]);
}

function warcinfo({ software, about, at, newId }: WarcContent): WarcRecord {
  const fields = {
    software,
    format: 'WARC File Format 1.1',
    conformsTo: 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    ...about,
  };
  const block = Buffer.from(
    Object.entries(fields)
      .map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}\r\n`)
      .join(''),
  );
  return inMemory(
    [['WARC-Type', 'warcinfo'], ...common(newId(), at), ['WARC-Filename', 'data.warc.gz'], ['Content-Type', 'application/warc-fields']],
    block,
  );
}

async function requestRecord(exchange: Exchange, ids: Ids, answered: boolean): Promise<WarcRecord> {
  const head = messageHead(exchange.requestLine, exchange.requestHeaders);
  await exchange.requestBody.end();
  return {
    headers: [
      ['WARC-Type', 'request'],
      ...common(ids.request, exchange.startedAt),
      ['WARC-Target-URI', exchange.url],
      ...(answered ? [['WARC-Concurrent-To', urn(ids.response)] as const] : []),
      ...address(exchange),
      ['WARC-Block-Digest', await blockDigest(head, exchange.requestBody.read())],
      ['Content-Type', 'application/http; msgtype=request'],
    ],
    bytes: head.length + exchange.requestBody.bytes,
    block: () => joined(head, exchange.requestBody.read()),
  };
}

async function responseRecord(exchange: Exchange, response: ExchangeResponse, sha256: string, ids: Ids): Promise<WarcRecord> {
  const head = messageHead(response.statusLine, renamed(response.headers));
  return {
    headers: [
      ['WARC-Type', 'response'],
      ...common(ids.response, exchange.startedAt),
      ['WARC-Target-URI', exchange.url],
      ['WARC-Concurrent-To', urn(ids.request)],
      ...address(exchange),
      ['WARC-Payload-Digest', `sha256:${sha256}`],
      ['WARC-Block-Digest', await blockDigest(head, response.body.read())],
      ...(response.truncated === undefined ? [] : [['WARC-Truncated', response.truncated] as const]),
      ['Content-Type', 'application/http; msgtype=response'],
    ],
    bytes: head.length + response.body.bytes,
    block: () => joined(head, response.body.read()),
  };
}

function framesRecord({ frames, at, newId }: WarcContent): WarcRecord | undefined {
  if (frames.length === 0) return undefined;
  const block = Buffer.from(frames.map((frame) => `${JSON.stringify(frame)}\n`).join(''));
  return inMemory(
    [
      ['WARC-Type', 'resource'],
      ...common(newId(), at),
      ['WARC-Target-URI', 'urn:rogatory:web-socket-frames'],
      ['Content-Type', 'application/x-ndjson'],
    ],
    block,
  );
}

interface Ids {
  readonly request: string;
  readonly response: string;
}

const urn = (id: string): string => `<urn:uuid:${id}>`;

function common(id: string, at: Date): (readonly [string, string])[] {
  return [
    ['WARC-Record-ID', urn(id)],
    ['WARC-Date', at.toISOString()],
  ];
}

function address({ server }: Exchange): (readonly [string, string])[] {
  return server === undefined ? [] : [['WARC-IP-Address', server.address]];
}

function messageHead(firstLine: string, headers: RawHeaders): Buffer {
  const lines = [firstLine];
  for (let at = 0; at < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`);
  // Header values are bytes; Node reads them as Latin-1.
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

function renamed(headers: RawHeaders): string[] {
  return headers.map((text, at) => (at % 2 === 0 && text.toLowerCase() === 'transfer-encoding' ? `X-Archive-Orig-${text}` : text));
}

async function blockDigest(head: Buffer, body: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256').update(head);
  for await (const chunk of body) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

async function* joined(head: Buffer, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* body;
}

function inMemory(headers: readonly (readonly [string, string])[], block: Buffer): WarcRecord {
  const digest = `sha256:${createHash('sha256').update(block).digest('hex')}`;
  return { headers: [...headers, ['WARC-Block-Digest', digest]], bytes: block.length, block: () => [block] };
}

/** Appends records, each compressed by itself, and says where each begins and how long it is. Nothing is held open in between. */
class MemberWriter {
  readonly #path: string;
  #offset = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async write({ headers, bytes, block }: WarcRecord): Promise<{ offset: number; length: number }> {
    const head = [...headers, ['Content-Length', String(bytes)]].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const file = createWriteStream(this.#path, { flags: this.#offset === 0 ? 'wx' : 'a', mode: 0o600 });
    await pipeline(
      async function* () {
        yield Buffer.from(`WARC/1.1\r\n${head}\r\n`);
        yield* block();
        yield Buffer.from('\r\n\r\n');
      },
      createGzip(),
      file,
    );
    const offset = this.#offset;
    this.#offset += file.bytesWritten;
    return { offset, length: file.bytesWritten };
  }
}
