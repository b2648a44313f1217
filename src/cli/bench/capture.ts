// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { passingKey } from '../../capture/archive/sign-package.ts';
import { capturePage } from '../../capture/capture-page.ts';
import { browserProgram, type CaptureBrowser, openBrowser } from '../../capture/open-browser.ts';
import { DEFAULT_LIMITS } from '../../core/capture/limits.ts';
import { PROGRAM } from '../../core/evidence/program.ts';
import { type Bench, type Measure, rateRatio, secondsOf } from './bench.ts';

const REQUESTS = 200;
const PICTURE_BYTES = 20_000;
const ROUNDS = 3;
/** What a person who only looks would wait for as well: the same rules of waiting and scrolling, without the recording. */
const QUIET_MS = 500;

/** A page of 200 requests on loopback: captured, against the same browser loading it, waiting for rest and taking its picture. */
export const bench: Bench = {
  name: 'capture',
  summary: 'capturing a page of 200 requests, against the same page in plain chromium',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-bench-capture-'));
    const site = createServer((request, response) => {
      if (request.url === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end(page());
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(PICTURE);
    });
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    const browser = await openBrowser(new Date());
    const plain = await chromium.launch({ executablePath: browserProgram() as string, chromiumSandbox: process.getuid?.() !== 0 });
    try {
      return await measure(browser, plain, `http://127.0.0.1:${(site.address() as AddressInfo).port}/`, folder);
    } finally {
      await plain.close();
      await browser.close();
      site.closeAllConnections();
      site.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><!--${'x'.repeat(PICTURE_BYTES)}--></svg>`;

function page(): string {
  const pictures = Array.from({ length: REQUESTS - 1 }, (_, n) => `<img src="/${n}.svg" width="40" height="40">`);
  return `<!doctype html><title>${REQUESTS} requests</title>${pictures.join('')}`;
}

async function measure(browser: CaptureBrowser, peerBrowser: Browser, url: string, folder: string): Promise<readonly Measure[]> {
  const ours: number[] = [];
  const plain: number[] = [];
  let archiveBytes = 0;
  let served = 0;
  // By turns, the best of each: the machine has other work.
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push(await secondsOf(() => plainVisit(peerBrowser, url)));
    const out = join(folder, `${round}.wacz`);
    ours.push(
      await secondsOf(async () => {
        const captured = await capture(browser, url, out);
        if (captured.record.responses < REQUESTS) throw new RangeError(`${captured.record.responses} of ${REQUESTS} answers were captured`);
        served = captured.record.bytes;
      }),
    );
    archiveBytes = statSync(out).size;
  }
  const [figure, peer] = [Math.min(...ours), Math.min(...plain)];
  return [
    {
      task: `capturing ${REQUESTS} requests: ${round2(figure / peer)} times a plain visit, at most 1.8`,
      figure: round2(figure),
      unit: 's',
      against: 'the same page in plain chromium, pictured',
      peer: round2(peer),
      ratio: rateRatio(peer, figure),
      aim: 0.556,
      memoryMb: peakMemoryMb(),
    },
    {
      task: 'disk: the archive of that page',
      figure: round2(archiveBytes / 1e6),
      unit: 'MB',
      against: 'bytes served',
      peer: round2(served / 1e6),
      ratio: rateRatio(served, archiveBytes),
    },
  ];
}

async function capture(browser: CaptureBrowser, url: string, out: string) {
  return await capturePage({
    url,
    purpose: { case: null, purpose: 'bench', legalBasis: null },
    limits: DEFAULT_LIMITS,
    permits: { loopback: true },
    browser,
    key: passingKey(),
    program: PROGRAM,
    out,
    now: () => new Date(),
  });
}

/** Load, rest, scroll to the end, rest, picture: what the visit does, without the proxy and the archive. */
async function plainVisit(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1024 } });
  try {
    const tab = await context.newPage();
    await tab.goto(url, { waitUntil: 'load' });
    await tab.waitForTimeout(QUIET_MS);
    await tab.evaluate('scrollTo(0, document.body.scrollHeight)');
    await tab.waitForTimeout(QUIET_MS);
    const png = await tab.screenshot({ fullPage: true });
    if (png.length === 0) throw new RangeError('plain chromium gave no picture');
  } finally {
    await context.close();
  }
}

/** Of this process, which holds proxy and archive; the browser's own is the same in both. */
function peakMemoryMb(): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Math.round(Number(peak ?? 0) / 1000);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
