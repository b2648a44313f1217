// SPDX-License-Identifier: Apache-2.0
/** A person browses in a recorded window. Here a script is the person, in a browser without a screen; all else is the same. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser } from '../../test/browser.ts';
import { openWacz, partsOf } from '../../test/open-wacz.ts';
import { type FightingSites, startFightingSites } from '../../test/pages-that-fight.ts';
import { BY_HAND_LIMITS } from '../core/capture/limits.ts';
import { NO_TRUST } from '../verify/trust.ts';
import { verifyFile } from '../verify/verify-file.ts';
import { passingKey } from './archive/sign-package.ts';
import { capturePage } from './capture-page.ts';
import { type CaptureBrowser, openBrowser } from './open-browser.ts';

describe('a capture by hand', { skip: noBrowser }, () => {
  let browser: CaptureBrowser;
  let sites: FightingSites;
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-by-hand-'));
  before(async () => {
    [browser, sites] = await Promise.all([openBrowser(new Date()), startFightingSites()]);
  });
  after(async () => {
    await browser.close();
    await sites.stop();
    rmSync(folder, { recursive: true });
  });

  type Person = (page: Page, kept: () => readonly string[]) => Promise<void>;
  let count = 0;
  const browse = async (person: Person, { maxSeconds = 60, ended = new Promise<void>(() => undefined) } = {}) => {
    const out = join(folder, `${count++}.wacz`);
    const { record } = await capturePage({
      url: `${sites.plain}/links`,
      purpose: { case: 'L-7', purpose: 'test', legalBasis: 'test' },
      limits: { ...BY_HAND_LIMITS, maxSeconds },
      permits: { loopback: true },
      browser,
      key: passingKey(),
      program: 'rogatory test',
      out,
      now: () => new Date(),
      askProtected: async () => false,
      byHand: { ended, person },
    });
    return { out, record };
  };
  /** Until a page of this path was looked at. */
  const seen = async (kept: () => readonly string[], path: string) => {
    while (!kept().some((url) => new URL(url).pathname === path)) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  const paths = (urls: readonly { readonly url: string }[]) => urls.map(({ url }) => new URL(url).pathname);

  test('keeps each page that the person came to, and says that a person did it, by which rules', async () => {
    const { out, record } = await browse(async (page, kept) => {
      await seen(kept, '/links');
      await page.getByText('on', { exact: true }).click();
      await seen(kept, '/plain');
      await page.close();
    });
    assert.deepEqual([record.manual?.endedBy, paths(record.manual?.steps ?? []), record.gaps], ['window', ['/links', '/plain'], []]);
    assert.equal(record.manual?.rules.length, 4);
    assert.match(record.method.at(-1) ?? '', /^A person browsed/);
    const { text, responses } = await openWacz(out);
    assert.match(text, /where it begins[\s\S]*Boats from the harbour/);
    assert.ok(paths(responses).includes('/pixel.png'));
    const parts = await partsOf(out);
    assert.equal(parts.get('pages/pages.jsonl')?.toString().trim().split('\n').length, 3);
    assert.ok(parts.has('capture/screenshot-02.png'));
    assert.equal((await verifyFile(out, NO_TRUST))?.ok, true);
  });
  test('follows the person into another window, and ends when the last is closed', async () => {
    const { out, record } = await browse(async (page, kept) => {
      await seen(kept, '/links');
      const [other] = await Promise.all([page.waitForEvent('popup'), page.getByText('apart').click()]);
      await seen(kept, '/gzip');
      await page.close();
      await other.close();
    });
    assert.deepEqual([record.manual?.endedBy, paths(record.manual?.steps ?? []), record.gaps], ['window', ['/links', '/gzip'], []]);
    assert.match((await openWacz(out)).text, /packed/);
    const { width, height } = record.browser.viewport;
    assert.ok(width > 200 && height > 200);
  });
  test('ends at once when something is typed into a password field', async () => {
    const { record } = await browse(async (page, kept) => {
      await seen(kept, '/links');
      await page.getByText('members').click();
      await page.locator('input').fill('a password');
      await page.waitForEvent('close');
    });
    assert.equal(record.manual?.endedBy, 'sign-in');
    assert.ok(record.gaps.some(({ why }) => why === 'sign-in-typed'));
  });
  test('names what the pages were sent', async () => {
    const { record } = await browse(async (page, kept) => {
      await seen(kept, '/links');
      await page.getByText('wall', { exact: true }).click();
      await page.getByRole('button').click();
      await page.waitForTimeout(1_000);
      await page.close();
    });
    assert.deepEqual(
      record.manual?.sent.map(({ method, url }) => [method, new URL(url).pathname]),
      [['POST', '/agreed']],
    );
    assert.ok(record.gaps.some(({ why }) => why === 'something-sent'));
  });
  test('never leads into the inside of our network, and keeps the rest', async () => {
    const { record } = await browse(async (page, kept) => {
      await seen(kept, '/links');
      await page
        .getByText('inside')
        .click()
        .catch(() => undefined);
      await page.waitForTimeout(1_000);
      await page.close();
    });
    assert.ok(record.gaps.some(({ why, url }) => why === 'address-refused' && url === 'http://10.0.0.7/'));
    assert.equal(paths(record.manual?.steps ?? [])[0], '/links');
  });
  test('ends with a key, and when its time is over', async () => {
    const atOnce = Promise.withResolvers<void>();
    const byKey = await browse(
      async (_, kept) => {
        await seen(kept, '/links');
        atOnce.resolve();
      },
      { ended: atOnce.promise },
    );
    assert.equal(byKey.record.manual?.endedBy, 'key');
    const late = await browse(async () => undefined, { maxSeconds: 4 });
    assert.equal(late.record.manual?.endedBy, 'time');
    assert.ok(late.record.gaps.some(({ why }) => why === 'time-limit'));
  });
  test('needs a machine with a screen', {
    skip: process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined,
  }, async () => {
    await assert.rejects(openBrowser(new Date(), { window: true }), { fullCode: 'CAPTURE_NO_DISPLAY' });
  });
});
