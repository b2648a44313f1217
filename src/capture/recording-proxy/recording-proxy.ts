// SPDX-License-Identifier: Apache-2.0
/**
 * The only way out of a capture's browser: every request, also those of workers, frames and WebSockets, passes here. It asks the name service
 * itself, refuses what is not public, speaks to the server, and keeps what is said in both directions.
 *
 *     browser ──HTTP, or CONNECT and TLS with a certificate of ours──► proxy ──TLS with the server's own certificate──► server
 *
 * It listens on loopback while one capture runs. KNOWN: another program of this machine could use it in that time; it would reach public
 * addresses only, and what it asked for would stand in the record.
 */
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type AddressPermits, type AddressRefusal, refusalOfRedirect, refusalOfUrl } from '../../core/capture/address-rules.ts';
import type { Gap } from '../../core/capture/capture-record.ts';
import { type CaptureLimits, limitGap } from '../../core/capture/limits.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import { decodedSize } from './decoded-size.ts';
import { type Exchange, type ExchangeResponse, headerOf, headersWithout } from './exchange.ts';
import { KeptBody } from './kept-body.ts';
import type { LeafCertificates } from './leaf-certificates.ts';
import { type Resolve, serverOf, Upstream } from './upstream.ts';
import { joinWebSocket } from './web-socket.ts';

export interface ProxyOptions {
  readonly folder: string;
  readonly limits: CaptureLimits;
  readonly permits: AddressPermits;
  readonly resolve: Resolve;
  readonly certificates: LeafCertificates;
  readonly now: () => Date;
  /** A proxy of the agency; absent: connections begin at this machine. */
  readonly wayOut?: string | undefined;
}

/** Where an inner connection (after CONNECT) leads. */
interface Origin {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
}

const HOP_BY_HOP = ['proxy-connection', 'proxy-authorization'];
const MAX_HEADER_BYTES = 256 * 1024;

export class RecordingProxy {
  readonly exchanges: Exchange[] = [];
  readonly #options: ProxyOptions;
  readonly #upstream: Upstream;
  readonly #server = http.createServer({ maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: 0 });
  readonly #inner = http.createServer({ maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: 0 });
  readonly #origins = new WeakMap<object, Origin>();
  readonly #sockets = new Set<Socket>();
  readonly #gaps = new Map<string, Gap>();
  #bytes = 0;
  #closed = false;

  private constructor(options: ProxyOptions) {
    this.#options = options;
    this.#upstream = new Upstream(options.resolve, options.permits, options.wayOut);
    this.#server.on('connect', (request: IncomingMessage, socket: Socket) => void this.#connect(request, socket));
    for (const server of [this.#server, this.#inner]) {
      server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.#request(request, response));
      server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => void this.#upgrade(request, socket, head));
      server.on('clientError', (_error: Error, socket: Socket) => socket.destroy());
      server.on('connection', (socket: Socket) => this.#watch(socket));
    }
  }

  static async start(options: ProxyOptions): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(options);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Bytes that came from servers. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Requests whose answer has not ended. A WebSocket counts as ended once it is open. */
  get pending(): number {
    return this.exchanges.filter(({ response, refused, fault }) =>
      response === undefined ? refused === undefined && fault === undefined : !response.ended && response.truncated === undefined,
    ).length;
  }

  /** Limits that were reached. */
  get gaps(): readonly Gap[] {
    return [...this.#gaps.values()];
  }

  /** The visit is over: what is still coming is marked as cut off by time, and nothing new is sent. */
  endVisit(): void {
    this.#closed = true;
    for (const { response } of this.exchanges) if (response !== undefined && !response.ended) response.truncated ??= 'time';
  }

  /** Ends every connection and closes the bodies. */
  async close(): Promise<void> {
    this.endVisit();
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    this.#upstream.close();
    for (const { requestBody, response } of this.exchanges) {
      await requestBody.end();
      await response?.body.end();
    }
  }

  #watch(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // A browser that hangs up is no fault of the capture; the exchange it belonged to ends as cut off.
    socket.on('error', () => socket.destroy());
  }

  async #connect(request: IncomingMessage, socket: Socket): Promise<void> {
    this.#watch(socket);
    const target = /^\[?([^\]]*?)\]?:(\d+)$/.exec(request.url ?? '');
    if (target === null) return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    const [, host = '', port = ''] = target;
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const [first] = (await once(socket, 'data').catch(() => [])) as [Buffer?];
    if (first === undefined) return void socket.destroy();
    socket.pause();
    socket.unshift(first);
    // 0x16: a TLS handshake record (RFC 8446 §5.1); anything else is a WebSocket without TLS.
    const secure = first[0] === 0x16;
    const inner = secure
      ? new TLSSocket(socket, { isServer: true, secureContext: await this.#options.certificates.contextFor(host) })
      : socket;
    this.#origins.set(inner, { secure, host, port: Number(port) });
    this.#inner.emit('connection', inner);
    socket.resume();
  }

  /** The address as the browser means it: absolute in a plain request, else of the connection it came on. */
  #urlOf(request: IncomingMessage): URL | undefined {
    const origin = this.#origins.get(request.socket);
    const written = request.url ?? '';
    const webSocket = request.headers.upgrade !== undefined;
    if (origin === undefined) return URL.canParse(written) ? new URL(written) : undefined;
    const scheme = `${webSocket ? 'ws' : 'http'}${origin.secure ? 's' : ''}`;
    const host = origin.host.includes(':') ? `[${origin.host}]` : origin.host;
    const base = `${scheme}://${host}:${origin.port}`;
    return URL.canParse(written, base) ? new URL(written, base) : undefined;
  }

  #begin(request: IncomingMessage, url: URL): Exchange {
    const id = this.exchanges.length;
    const exchange: Exchange = {
      id,
      url: url.href,
      method: request.method ?? 'GET',
      startedAt: this.#options.now(),
      requestLine: `${request.method} ${url.pathname}${url.search} HTTP/1.1`,
      requestHeaders: headersWithout(request.rawHeaders, HOP_BY_HOP),
      requestBody: new KeptBody(this.#options.folder, id, 'request'),
    };
    this.exchanges.push(exchange);
    return exchange;
  }

  /** What stands in the way before anything is sent. */
  #barred(url: URL): AddressRefusal | Gap | undefined {
    const { limits, permits } = this.#options;
    if (this.#closed) return limitGap('maxSeconds', limits);
    if (this.exchanges.length > limits.maxRequests) return this.#gap('maxRequests');
    if (this.#bytes > limits.maxBytes) return this.#gap('maxBytes');
    return refusalOfUrl(url.href.replace(/^ws/, 'http'), permits);
  }

  #gap(what: keyof CaptureLimits): Gap {
    const gap = limitGap(what, this.#options.limits);
    this.#gaps.set(gap.why, gap);
    return gap;
  }

  async #request(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = this.#urlOf(request);
    if (url === undefined) return void response.writeHead(400).end();
    if (this.exchanges.length > this.#options.limits.maxRequests) {
      this.#gap('maxRequests');
      return void response.writeHead(503).end();
    }
    const exchange = this.#begin(request, url);
    try {
      const upstream = await this.#open(exchange, url);
      if (upstream === undefined) return void response.writeHead(exchange.refused === undefined ? 502 : 403).end();
      await Promise.all([this.#answer(exchange, url, upstream, response), this.#passRequestBody(exchange, request, upstream)]);
    } catch (error) {
      this.#broken(exchange, error);
      response.destroy();
    }
  }

  /** @returns undefined when it is refused or the name leads nowhere; the exchange then says which */
  async #open(exchange: Exchange, url: URL): Promise<http.ClientRequest | undefined> {
    const barred = this.#barred(url);
    if (barred !== undefined) {
      if ('rule' in barred) exchange.refused = barred;
      else exchange.fault = { ...captureSays('limit-met'), en: barred.what };
      return undefined;
    }
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = await this.#upstream.find(host);
    if ('refused' in found) exchange.refused = found.refused;
    if ('fault' in found) exchange.fault = found.fault;
    if (!('address' in found)) return undefined;
    const secure = url.protocol === 'https:' || url.protocol === 'wss:';
    const port = Number(url.port) || (secure ? 443 : 80);
    const upstream = this.#upstream.request(
      { secure, host, port, address: found.address },
      { method: exchange.method, path: url.pathname + url.search, headers: [...exchange.requestHeaders] },
    );
    upstream.once('socket', (socket) => {
      const note = () => {
        exchange.server = serverOf(host, port, found, socket);
      };
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', note);
      else note();
    });
    return upstream;
  }

  async #passRequestBody(exchange: Exchange, request: IncomingMessage, upstream: http.ClientRequest): Promise<void> {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      await exchange.requestBody.add(chunk);
      upstream.write(chunk);
    }
    upstream.end();
  }

  async #answer(exchange: Exchange, url: URL, upstream: http.ClientRequest, response: ServerResponse): Promise<void> {
    response.once('close', () => upstream.destroy());
    const [answer] = (await once(upstream, 'response')) as [IncomingMessage];
    const kept = this.#keepHead(exchange, answer);
    const location = headerOf(kept.headers, 'location');
    if (kept.status >= 300 && kept.status < 400 && location !== undefined) {
      const refused = refusalOfRedirect(location, url.href, this.#options.permits);
      if (refused !== undefined) exchange.refused = refused;
    }
    response.writeHead(
      kept.status,
      answer.statusMessage ?? '',
      headersWithout(kept.headers, ['transfer-encoding', 'connection', 'keep-alive']),
    );
    response.flushHeaders();
    await this.#passBody(kept, answer, response);
  }

  #keepHead(exchange: Exchange, answer: IncomingMessage): ExchangeResponse {
    exchange.response = {
      statusLine: `HTTP/${answer.httpVersion} ${answer.statusCode} ${answer.statusMessage}`,
      status: answer.statusCode ?? 0,
      headers: answer.rawHeaders,
      body: new KeptBody(this.#options.folder, exchange.id, 'response'),
      ended: false,
    };
    return exchange.response;
  }

  async #passBody(kept: ExchangeResponse, answer: IncomingMessage, response: ServerResponse): Promise<void> {
    const { limits } = this.#options;
    const size = decodedSize(headerOf(kept.headers, 'content-encoding'), limits.maxDecodedBytes);
    try {
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        this.#bytes += chunk.length;
        await kept.body.add(chunk);
        const fits = await size.fits(chunk);
        if (!fits || this.#bytes > limits.maxBytes) {
          this.#gap(fits ? 'maxBytes' : 'maxDecodedBytes');
          kept.truncated = 'length';
          response.destroy();
          return;
        }
        if (!response.write(chunk) && !response.destroyed) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      kept.ended = true;
      response.end();
    } catch {
      // The server broke off in the middle, or the browser wanted no more: what came is kept and marked.
      kept.truncated ??= 'disconnect';
      response.destroy();
    } finally {
      size.close();
      await kept.body.end();
    }
  }

  #broken(exchange: Exchange, error: unknown): void {
    if (exchange.response !== undefined) exchange.response.truncated ??= 'disconnect';
    else exchange.fault ??= captureSays('connection-failed', { code: (error as NodeJS.ErrnoException).code ?? 'broken off' });
  }

  async #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    const url = this.#urlOf(request);
    if (url === undefined) return void socket.destroy();
    const exchange = this.#begin(request, url);
    try {
      const upstream = await this.#open(exchange, url);
      if (upstream === undefined) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      const answer = await joinWebSocket(upstream, socket, head, (bytes) => this.#count(bytes, socket));
      const kept = this.#keepHead(exchange, answer);
      kept.ended = true;
    } catch (error) {
      this.#broken(exchange, error);
      socket.destroy();
    }
  }

  #count(bytes: number, socket: Socket): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#options.limits.maxBytes) return;
    this.#gap('maxBytes');
    socket.destroy();
  }
}
