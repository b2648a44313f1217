// SPDX-License-Identifier: Apache-2.0
/** Invented pages, on loopback, that make it hard to be captured. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface FightingSites {
  /** `http://127.0.0.1:PORT` */
  readonly plain: string;
  /** The same pages under a certificate that nobody has signed. */
  readonly selfSigned: string;
  /** `METHOD /path` of everything that was asked for, for "nothing was clicked". */
  readonly asked: string[];
  readonly stop: () => Promise<void>;
}

const html = (body: string, title = 'Crossings') => `<!doctype html><meta charset="utf-8"><title>${title}</title>${body}`;
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
export const VIDEO = Buffer.alloc(300_000, 'frames of a boat ');

/** One page a line: what it does to whoever comes. */
const PAGES: Readonly<Record<string, string>> = {
  '/plain': html('<p>Boats from the harbour. Call +20 100 555 0142.</p><img src="/pixel.png?plain">'),
  '/infinite': html(
    `<div id=a></div><script>let n=0;const more=()=>{for(let i=0;i<20;i++){const p=document.createElement('p');p.style.height='60px';p.textContent='post '+n++;a.append(p)}};more();more();addEventListener('scroll',more)</script>`,
  ),
  '/consent': html(
    `<p>The page behind the wall</p><div style="position:fixed;inset:0;background:#fff">We value your privacy <form method=post action=/agreed><button>Agree</button></form></div>`,
  ),
  '/lazy': html(`<div style="height:5000px">top</div><img loading=lazy src="/pixel.png?lazy" width=10 height=10>`),
  '/worker': html(
    `<p id=p>waiting</p><script>navigator.serviceWorker.register('/worker.js').then(()=>navigator.serviceWorker.ready).then(async()=>{if(!navigator.serviceWorker.controller)await new Promise(r=>navigator.serviceWorker.addEventListener('controllerchange',r));p.textContent=await(await fetch('/made-by-the-worker')).text()})</script>`,
  ),
  '/socket': html(
    `<p id=p></p><script>const s=new WebSocket('ws://'+location.host+'/socket');s.onopen=()=>s.send('who sails');s.onmessage=e=>p.textContent=e.data</script>`,
  ),
  '/video': html(
    `<video src="/film.mp4" preload=auto></video><p id=p></p><script>fetch('/film.mp4',{headers:{range:'bytes=100000-199999'}}).then(r=>p.textContent='part '+r.status)</script>`,
  ),
  '/blob': html(
    `<img id=i><script>i.src=URL.createObjectURL(new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],{type:'image/svg+xml'}))</script><p>made in the page</p>`,
  ),
  '/strict': html('<p>locked down</p>'),
  '/restless': html(`<p>never at rest</p><script>setInterval(()=>fetch('/tick?'+Math.random()),40)</script>`),
  '/liar': html(
    `<p>the truth</p><script>for(const p of ['innerText','textContent','outerHTML'])Object.defineProperty(HTMLElement.prototype,p,{get(){return 'a lie'}})</script>`,
  ),
  '/windows': html(`<p>opens windows</p><script>open('/plain');alert('hello');confirm('sure?')</script>`),
  '/hung': html('<p>hangs</p><script>setTimeout(()=>{for(;;);},100)</script>'),
  '/inside': html('<p>asks for the inside</p><img src="http://10.0.0.7/admin"><img src="http://169.254.169.254/latest/meta-data/">'),
  '/goes-inside': html(`<p>moves on</p><script>setTimeout(()=>location='http://192.168.1.1/',50)</script>`),
  '/links': html(
    '<p>where it begins</p><a href=/plain>on</a><a href=/consent>wall</a><a href=/login>members</a><a href=http://10.0.0.7/>inside</a><a href=/gzip target=_blank>apart</a>',
  ),
  '/login': html('<p>members only</p><form><input type=password name=p></form>'),
  '/swarm': html(`<p>ten thousand</p><script>for(let i=0;i<10000;i++)new Image().src='/pixel.png?'+i</script>`),
  '/many': html(Array.from({ length: 150 }, (_, n) => `<img src="/pixel.png?${n}">`).join('')),
};

export async function startFightingSites(): Promise<FightingSites> {
  const asked: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    asked.push(`${request.method} ${request.url}`);
    void reply(new URL(request.url ?? '/', 'http://site'), request, response);
  };
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-sites-'));
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
      '-days',
      '2',
      '-subj',
      '/CN=nobody.example',
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  const plain = http.createServer(answer);
  const secure = https.createServer({ key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }, answer);
  rmSync(folder, { recursive: true });
  const addresses: string[] = [];
  for (const [server, scheme] of [
    [plain, 'http'],
    [secure, 'https'],
  ] as const) {
    server.on('upgrade', echo);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    addresses.push(`${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  const stop = async () => {
    for (const server of [plain, secure]) {
      server.closeAllConnections();
      server.close();
    }
  };
  return { plain: addresses[0] as string, selfSigned: addresses[1] as string, asked, stop };
}

async function reply(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = PAGES[url.pathname];
  if (page !== undefined) {
    const strict = url.pathname === '/strict' ? { 'content-security-policy': "default-src 'none'; sandbox" } : {};
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...strict }).end(page);
  }
  switch (url.pathname) {
    case '/pixel.png':
      return void response.writeHead(200, { 'content-type': 'image/png' }).end(PIXEL);
    case '/gzip':
      // In two pieces, so that it is chunked on the line.
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip', 'X-Odd-Case': 'Kept' });
      response.write(gzipSync(html('<p>packed</p>')).subarray(0, 12));
      return void response.end(gzipSync(html('<p>packed</p>')).subarray(12));
    case '/worker.js':
      response.writeHead(200, { 'content-type': 'text/javascript' });
      return void response.end(
        `addEventListener('install',()=>skipWaiting());addEventListener('activate',e=>e.waitUntil(clients.claim()));addEventListener('fetch',e=>{if(e.request.url.endsWith('/made-by-the-worker'))e.respondWith(fetch('/tick').then(()=>new Response('from the worker')))})`,
      );
    case '/tick':
      return void response.end('tick');
    case '/film.mp4':
      return film(request, response);
    case '/loop':
      return void response.writeHead(302, { location: `/loop?${Number(url.search.slice(1)) + 1}` }).end();
    case '/to':
      return void response.writeHead(302, { location: url.searchParams.get('where') ?? '' }).end();
    case '/silent':
      return;
    case '/drip': {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write(html('<p>first words</p>'));
      const timer = setInterval(() => response.write('<!-- drip -->'), 100);
      response.once('close', () => clearInterval(timer));
      return;
    }
    case '/bomb':
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      return void response.end(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')));
    case '/nothing':
      return void response.writeHead(200, { 'content-type': 'text/html', 'content-length': 0 }).end();
    case '/hangs-up':
      return void request.socket.destroy();
    case '/file.bin':
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename=list.bin' });
      return void response.end('the bytes of a list');
    default:
      return void response.writeHead(404).end();
  }
}

function film(request: IncomingMessage, response: ServerResponse): void {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const from = Number(range?.[1] ?? 0);
  const to = Math.min(Number(range?.[2] || VIDEO.length - 1), VIDEO.length - 1);
  response.writeHead(range === null ? 200 : 206, {
    'content-type': 'video/mp4',
    'accept-ranges': 'bytes',
    'content-length': to - from + 1,
    ...(range === null ? {} : { 'content-range': `bytes ${from}-${to}/${VIDEO.length}` }),
  });
  response.end(VIDEO.subarray(from, to + 1));
}

/** RFC 6455: answers the handshake, and the first frame with a text. */
function echo(request: IncomingMessage, socket: Socket): void {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  const text = Buffer.from('the boat sails at nine');
  socket.once('data', () => socket.write(Buffer.concat([Uint8Array.of(0x81, text.length), text])));
  socket.on('error', () => socket.destroy());
}
