// SPDX-License-Identifier: Apache-2.0
/** Pages on loopback that send whoever comes to the page of a lawyer, each in another way. Here the lawyer's pages are those below `/counsel`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import http, { type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser } from '../../test/browser.ts';
import { openWacz } from '../../test/open-wacz.ts';
import { BY_HAND_LIMITS, DEFAULT_LIMITS } from '../core/capture/limits.ts';
import { RogatoryError } from '../core/errors/index.ts';
import { passingKey } from './archive/sign-package.ts';
import { capturePage } from './capture-page.ts';
import { type CaptureBrowser, openBrowser } from './open-browser.ts';

const COUNSEL = '/counsel/amal';
const WORKER = `addEventListener('install',()=>skipWaiting());addEventListener('activate',e=>e.waitUntil(clients.claim()));
addEventListener('fetch',e=>{if(e.request.mode==='navigate')e.respondWith(new Response('of the worker',{headers:{'content-type':'text/html'}}))})`;

/** One way a line: what the page does to whoever comes. */
const PAGES: Readonly<Record<string, string>> = {
  '/meta': `<meta http-equiv=refresh content="0; url=${COUNSEL}"><p>a moment</p>`,
  '/meta-later': `<meta http-equiv=refresh content="1; url=${COUNSEL}"><p>a moment</p><script>setInterval(()=>fetch('/tick'),100)</script>`,
  '/script': `<p>moves on</p><script>location='${COUNSEL}'</script>`,
  '/script-then-302': `<p>moves on</p><script>setTimeout(()=>location.replace('/302'),50)</script>`,
  '/form': `<form method=post action=${COUNSEL}></form><script>document.forms[0].submit()</script>`,
  '/changes-address': `<p>one page</p><script>history.pushState({},'','${COUNSEL}')</script>`,
  '/changes-and-back': `<p>one page</p><script>history.pushState({},'','${COUNSEL}');history.replaceState({},'','/changes-and-back')</script>`,
  '/opens': `<p>opens</p><script>open('${COUNSEL}')</script>`,
  '/worker': `<p>waits</p><script>navigator.serviceWorker.register('/worker.js').then(()=>navigator.serviceWorker.ready).then(async()=>{if(!navigator.serviceWorker.controller)await new Promise(r=>navigator.serviceWorker.addEventListener('controllerchange',r));location='${COUNSEL}'})</script>`,
  '/beside': `<p>only beside</p><iframe src="/in-frame"></iframe><a href="${COUNSEL}">her page</a>`,
  '/in-frame': `<script>location='${COUNSEL}'</script>`,
  [COUNSEL]: '<title>Amal</title><p>what clients wrote</p>',
};

describe('a page that leads to the page of somebody protected', { skip: noBrowser }, () => {
  let browser: CaptureBrowser;
  let site: Server;
  let base: string;
  const requested: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-protected-'));
  before(async () => {
    site = http.createServer((request, response) => {
      const path = request.url ?? '/';
      requested.push(path);
      if (path === '/302') return void response.writeHead(302, { location: '/307' }).end('moved');
      if (path === '/307')
        return void response.writeHead(307, { location: `http://LOCALHOST:${new URL(base).port}${COUNSEL}?from=307` }).end();
      if (path === '/header')
        return void response.writeHead(200, { refresh: `0; url=${COUNSEL}`, 'content-type': 'text/html' }).end('<p>soon');
      if (path === '/worker.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(WORKER);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGES[new URL(path, base).pathname] ?? 'tick');
    });
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    browser = await openBrowser(new Date());
  });
  after(async () => {
    await browser.close();
    site.closeAllConnections();
    site.close();
    rmSync(folder, { recursive: true });
  });

  const ofCounsel = async (urls: readonly string[]) => urls.some((url) => new URL(url).pathname.startsWith(COUNSEL));
  let count = 0;
  const capture = async (path: string, more: object = {}) => {
    const out = join(folder, `${count++}.wacz`);
    const made = await capturePage({
      url: base + path,
      purpose: { case: 'L-7', purpose: 'test', legalBasis: 'test' },
      limits: { ...DEFAULT_LIMITS, maxSeconds: 15 },
      permits: { loopback: true },
      browser,
      key: passingKey(),
      program: 'rogatory test',
      out,
      now: () => new Date(),
      askProtected: ofCounsel,
      ...more,
    }).catch((error: unknown) => {
      if (error instanceof RogatoryError) return error;
      throw error;
    });
    return { made, out };
  };
  const asked = () => requested.filter((path) => path.startsWith(COUNSEL)).length;

  for (const way of ['/302', '/meta', '/meta-later', '/header', '/script', '/script-then-302', '/form'])
    test(`is left before that page is asked for, and nothing is kept: ${way}`, async () => {
      const before = asked();
      const { made, out } = await capture(way);
      assert.equal(made instanceof RogatoryError ? made.fullCode : 'captured', 'CAPTURE_LEADS_TO_PROTECTED');
      assert.equal(asked(), before);
      assert.equal(existsSync(out), false);
      assert.ok(!JSON.stringify(made).includes(COUNSEL) && !String(made).includes(COUNSEL), 'who it is stands nowhere');
    });
  for (const way of ['/changes-address', '/changes-and-back', '/opens', '/worker'])
    test(`is left where nothing could be held back, and nothing is kept: ${way}`, async () => {
      const { made, out } = await capture(way);
      assert.equal(made instanceof RogatoryError ? made.fullCode : 'captured', 'CAPTURE_LEADS_TO_PROTECTED');
      assert.equal(existsSync(out), false);
    });
  test('and only shows or links it is captured as any page is', async () => {
    const { made, out } = await capture('/beside');
    assert.ok(!(made instanceof RogatoryError), String(made));
    assert.deepEqual(made.record.gaps, []);
    assert.equal(new URL(made.record.page.url).pathname, '/beside');
    assert.match((await openWacz(out)).text, /only beside/);
  });
  test('is left too when the case learns of that person while the visit runs', async () => {
    let protects = false;
    const { made } = await capture('/meta', {
      askProtected: async (urls: readonly string[]) => {
        const yes = protects && (await ofCounsel(urls));
        protects ||= await ofCounsel(urls);
        return yes;
      },
    });
    assert.equal(made instanceof RogatoryError ? made.fullCode : 'captured', 'CAPTURE_LEADS_TO_PROTECTED');
  });
  test('is not visited at all when its own address is of somebody protected', async () => {
    const before = requested.length;
    const { made } = await capture(COUNSEL);
    assert.equal(made instanceof RogatoryError ? made.fullCode : 'captured', 'CAPTURE_PROTECTED_PERSON');
    assert.equal(requested.length, before);
  });
  test('ends the visit with the fault when it cannot be known whose page it is', async () => {
    let questions = 0;
    const before = asked();
    const askProtected = async () => {
      if (questions++ > 1) throw new Error('the desk is down');
      return false;
    };
    await assert.rejects(capture('/meta', { askProtected }), /the desk is down/);
    assert.equal(asked(), before);
  });
  test('closes the window of a person who goes there by hand', async () => {
    const before = asked();
    const person = async (page: Page) => {
      await page.waitForURL('**/beside');
      await page.getByText('her page').click();
    };
    const byHand = { ended: new Promise<void>(() => undefined), person };
    const { made, out } = await capture('/beside', { limits: { ...BY_HAND_LIMITS, maxSeconds: 20 }, byHand });
    assert.equal(made instanceof RogatoryError ? made.fullCode : 'captured', 'CAPTURE_LEADS_TO_PROTECTED');
    assert.equal(existsSync(out), false);
    // The frame beside it may have shown it; the window did not.
    assert.ok(asked() - before <= 1);
  });
});
