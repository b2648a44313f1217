// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CliError } from '../../core/errors/cli.ts';
import type { Terminal } from '../command.ts';
import { withLantern } from '../demo/with-lantern.ts';
import { type Bench, type Measure, rateRatio, secondsOf } from './bench.ts';
import { type OpenLine, openWeakLine, type WeakLine } from './weak-line.ts';

/** 1 Mbit/s, 400 ms there and back, 2 % loss. */
const LINE: WeakLine = { bytesPerSecond: 125_000, roundTripMs: 400, loss: 0.02 };
/** What a first screen may weigh, compressed. */
const FIRST_SCREEN_KB = 300;
const UPLOAD_BYTES = 2_000_000;
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The desk in a real chromium over a weak line, against the time that the line alone needs for the same bytes. */
export const bench: Bench = {
  name: 'web',
  summary: 'first screen, signing in, a case and an upload in chromium over 1 Mbit/s, 400 ms, 2 % loss',
  async run(terminal) {
    const executablePath = CHROMIUM.find(existsSync);
    if (executablePath === undefined)
      throw new CliError('WRONG_USE', {
        message: 'rogatory bench web: chromium is expected and was not found. "npm test" installs it from Debian.',
      });
    const folder = mkdtempSync(join(tmpdir(), 'rogatory-bench-web-'));
    let port = 0;
    const line = await openWeakLine(LINE, () => port);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] });
    try {
      const origin = `http://127.0.0.1:${line.port}`;
      const through: Terminal = { ...terminal, env: { ...terminal.env, ROGATORY_ORIGIN: origin } };
      return await withLantern(join(folder, 'desk'), through, async ({ investigator }) => {
        port = Number(new URL(investigator.caller.base).port);
        return await measure(browser, line, origin);
      });
    } finally {
      await browser.close();
      await line.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(browser: Browser, line: OpenLine, origin: string): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  /** @param trips round trips that no client can save: a connection, a page, what the page asks for */
  const timed = async (task: string, trips: number, work: () => Promise<unknown>): Promise<void> => {
    const before = line.down();
    const seconds = await secondsOf(work);
    const bytes = line.down() - before;
    const alone = (trips * LINE.roundTripMs) / 1000 + bytes / LINE.bytesPerSecond;
    measures.push(against(`${task} (${Math.round(bytes / 1000)} kB)`, seconds, 'the line alone', alone));
  };

  for (const language of ['en', 'ar']) {
    const page = await pageOf(browser, language);
    const before = line.down();
    await timed(`first screen, ${language}`, 4, async () => {
      await page.goto(origin);
      await page.locator('form button[type=submit]').waitFor();
    });
    await page.waitForLoadState('networkidle');
    const kB = Math.round((line.down() - before) / 1000);
    measures.push({
      ...{ task: `weight of the first screen, ${language}`, figure: kB, unit: 'kB', against: 'limit', peer: FIRST_SCREEN_KB },
      ...{ ratio: rateRatio(FIRST_SCREEN_KB, kB), aim: 1 },
    });
    await page.context().close();
  }

  // The people of the invented case have just shown their codes, and a code is good once.
  await wait(30_500 - (Date.now() % 30_000));
  const page = await pageOf(browser, 'en');
  await page.goto(origin);
  await page.getByRole('button', { name: /Youssef Nabil/ }).click();
  await timed('signing in, until the cases are there', 2, async () => {
    await page.locator('form button[type=submit]').click();
    await page
      .getByRole('link', { name: /Operation Lantern/ })
      .first()
      .waitFor();
  });
  await timed('opening a case', 1, async () => {
    await page
      .getByRole('link', { name: /Operation Lantern/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /Operation Lantern/ }).waitFor();
  });
  measures.push(await brokenUpload(page, line));
  return measures;
}

/** A file whose line breaks half-way: it goes on from the last acknowledged piece, and nothing that was acknowledged is sent again. */
async function brokenUpload(page: Page, line: OpenLine): Promise<Measure> {
  await page.goto(`${page.url().replace(/\/$/, '')}/evidence`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'return.bin', mimeType: 'application/octet-stream', buffer: randomBytes(UPLOAD_BYTES) });
  const from = page.getByLabel('Received from');
  if ((await from.count()) > 0 && (await from.first().inputValue()) === '') await from.first().fill('Meta Platforms, Inc.');
  const seconds = await secondsOf(async () => {
    await page.getByRole('button', { name: 'Receive', exact: true }).first().click();
    await wait((500 * UPLOAD_BYTES) / LINE.bytesPerSecond);
    line.cut(2_000);
    await page.getByText('Received and sealed.').first().waitFor();
  });
  return against('an upload of 2 MB, cut half-way for 2 s', seconds, 'the line alone', UPLOAD_BYTES / LINE.bytesPerSecond + 2);
}

async function pageOf(browser: Browser, language: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: language });
  await context.addInitScript((chosen) => localStorage.setItem('rogatory.language', chosen), language);
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  return page;
}

/** Seconds of ours and of the peer; more is better. */
function against(task: string, seconds: number, peer: string, peerSeconds: number): Measure {
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return { task, figure: rounded(seconds), unit: 's', against: peer, peer: rounded(peerSeconds), ratio: rateRatio(peerSeconds, seconds) };
}
