// SPDX-License-Identifier: Apache-2.0
/**
 * Replays archives in a player that we did not write: Webrecorder's service worker (`@webrecorder/wabac`, AGPL-3.0, in tests only), served
 * from loopback in a browser that can reach nothing but this server. What the page asks for beyond it is refused and counted.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export interface IndependentPlayer {
  /** Loads the archive as the only one, and shows the page in it. The caller closes the page. */
  readonly show: (waczFile: string, url: string) => Promise<ReplayedPage>;
  /** Addresses outside the archive that were asked for, none of which was reached. */
  readonly refused: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface ReplayedPage {
  readonly page: Page;
  /** What a reader sees now. */
  readonly text: () => Promise<string>;
  /** One screen down, as a capture scrolls. */
  readonly scroll: () => Promise<void>;
}

const WORKER = join(import.meta.dirname, '..', 'node_modules', '@webrecorder', 'wabac', 'dist', 'sw.js');

/** @param viewport that of the capture, so that lines break alike */
export async function startIndependentPlayer(browser: Browser, viewport: { width: number; height: number }): Promise<IndependentPlayer> {
  const archives = new Map<string, Buffer>();
  const refused: string[] = [];
  const server = http.createServer((request, response) => serve(request, response, archives));
  server.on('connect', (request, socket) => {
    refused.push(request.url ?? '');
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Its own server is its proxy as well: whatever is meant for another host arrives here, and is refused.
  const context = await browser.newContext({
    viewport,
    proxy: { server: home, bypass: home.slice('http://'.length) },
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  context.on('request', (request) => void (outside(request.url(), home) && refused.push(request.url())));
  return {
    refused,
    async show(waczFile, url) {
      const name = `a${archives.size}`;
      archives.set(`/${name}.wacz`, readFileSync(waczFile));
      return await replay(context, `${home}/`, name, url);
    },
    async stop() {
      await context.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

function outside(url: string, home: string): boolean {
  return /^(https?|wss?):/.test(url) && !url.startsWith(`${home}/`);
}

async function replay(context: BrowserContext, home: string, name: string, url: string): Promise<ReplayedPage> {
  const page = await context.newPage();
  await page.goto(home);
  await page.evaluate(LOAD_ARCHIVE, name);
  await page.evaluate(SHOW_IN_FRAME, `${home}w/${name}/mp_/${url}`);
  const session = await context.newCDPSession(page);
  return {
    page,
    text: async () => String(await inFrame(session, 'document.body?.innerText ?? ""')),
    scroll: async () => void (await inFrame(session, "scrollBy({ top: innerHeight, behavior: 'instant' })")),
  };
}

/** From a world of our own, as the capture does: `innerText` is then what it says it is. */
async function inFrame(session: CDPSession, expression: string): Promise<unknown> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const frameId = frameTree.childFrames?.[0]?.frame.id ?? '';
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'reader' });
  const { result } = await session.send('Runtime.evaluate', { contextId: executionContextId, expression, returnByValue: true });
  return result.value;
}

/** Runs in the page. The player wants its pages in a frame. */
const SHOW_IN_FRAME = async (address: string) => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0';
  frame.src = address;
  const shown = new Promise((resolve) => {
    frame.onload = resolve;
  });
  document.body.append(frame);
  await shown;
};

/** Runs in the page: the worker takes the archive in, and answers when it has. */
const LOAD_ARCHIVE = async (name: string) => {
  await navigator.serviceWorker.register('/sw.js');
  const { active } = await navigator.serviceWorker.ready;
  await new Promise((resolve, reject) => {
    navigator.serviceWorker.onmessage = ({ data }) => {
      if (data.msg_type === 'collAdded' && data.name === name) resolve(undefined);
      if (data.msg_type === 'collProgress' && data.error) reject(new Error(data.error));
    };
    active?.postMessage({ msg_type: 'addColl', name, file: { sourceUrl: `/${name}.wacz` } });
  });
};

function serve(request: IncomingMessage, response: ServerResponse, archives: ReadonlyMap<string, Buffer>): void {
  const archive = archives.get(request.url ?? '');
  if (archive !== undefined) return void serveRange(request, response, archive);
  if (request.url === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>player</title>');
  if (request.url?.startsWith('/sw.js'))
    return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(WORKER));
  response.writeHead(404).end();
}

function serveRange(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const head = { 'accept-ranges': 'bytes', 'content-type': 'application/octet-stream' };
  if (from === undefined) return void response.writeHead(200, { ...head, 'content-length': bytes.length }).end(bytes);
  const begin = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from);
  const end = Math.min(from === '' || to === '' ? bytes.length : Number(to) + 1, bytes.length);
  response.writeHead(206, { ...head, 'content-length': end - begin, 'content-range': `bytes ${begin}-${end - 1}/${bytes.length}` });
  response.end(bytes.subarray(begin, end));
}
