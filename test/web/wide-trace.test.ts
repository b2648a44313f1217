// SPDX-License-Identifier: Apache-2.0
/** A trace of thousands of steps on its screen, and what comes out of a printer: a trace, records, a request, the log. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { EvidenceItem } from '../../src/core/api/evidence.ts';
import type { Session } from '../../src/core/api/session.ts';
import { INVENTED_HOPS } from '../../src/core/currency/economy/invented-traces.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { noBrowser, watchFaults } from '../browser.ts';
import { accountOf, WIDE_SERVICE, wideTrace } from '../wide-trace.ts';
import { ask, newMachine, type ScreenLanguage } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

const PAYEES = 1500;
/** Pixels between the margins of a sheet of A4. */
const SHEET = 688;
const NUMBER = 'ALX-2026-0417';

describe('a trace of thousands of steps, and screens on paper', { skip: noBrowser, timeout: 900_000 }, () => {
  let desk: TrainingDesk;
  let traceId: string;
  before(async () => {
    desk = await openTrainingDesk();
    const { page } = await opened('en');
    traceId = await keepWide(page);
    await page.context().close();
  });
  after(() => desk?.end());

  async function opened(language: ScreenLanguage) {
    const page = await newMachine(desk.browser, language);
    const faults = watchFaults(page);
    await desk.door.enter(page, 'mona');
    return { page, faults };
  }

  /** Seals its certificate and keeps the trace, as the client would. */
  async function keepWide(page: Page): Promise<string> {
    const { csrf } = await ask<Session>(page, desk.address, '/session');
    const bytes = Buffer.from(wideTrace(PAYEES, INVENTED_HOPS));
    const sha256 = hash('sha256', bytes);
    const send = async <T>(method: string, path: string, data: object, more: Record<string, string> = {}): Promise<T> => {
      const headers = { origin: desk.address, 'x-csrf-token': csrf, ...more };
      const answer = await page.request.fetch(`${desk.address}/api/v1${path}`, { method, data, headers });
      assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
      return (await answer.json()) as T;
    };
    const about = { name: 'wide.json', bytes: bytes.length, how: 'upload', receivedFrom: 'own analysis' };
    const { id } = await send<{ id: string }>('POST', `/cases/${desk.at.case}/uploads`, about);
    const chunk = { 'content-type': 'application/octet-stream', 'upload-offset': '0', 'upload-sha256': sha256 };
    await send('PATCH', `/uploads/${id}`, bytes, chunk);
    const item = await send<EvidenceItem>('POST', `/uploads/${id}/finish`, { sha256 });
    return (await send<{ id: string }>('POST', `/cases/${desk.at.case}/traces`, { evidenceId: item.id })).id;
  }

  async function openWide(page: Page): Promise<void> {
    await page.goto(`${desk.address}/cases/${desk.at.case}/money/${traceId}`);
    await page.locator('.flow-canvas canvas').first().waitFor();
  }

  test('shows a hundred steps at once, finds an address among all, and chooses it', async () => {
    const { page, faults } = await opened('en');
    await openWide(page);
    const howMany = page.getByLabel(/^Addresses shown/);
    await howMany.focus();
    await howMany.selectOption('2000');
    const steps = page.locator('section').filter({ has: page.getByRole('heading', { name: new RegExp(`^${en['money.steps']}`) }) });
    await steps.getByText('1,500', { exact: true }).waitFor();
    assert.equal(await howMany.evaluate((field) => field === document.activeElement), true);
    assert.equal(await steps.locator('tbody tr').count(), 100);
    await steps.getByLabel(en['money.steps.find']).fill(accountOf(100 + 1400));
    await steps.getByRole('status').filter({ hasText: '1 of 1,500' }).waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: `${accountOf(1500)}` })
      .waitFor();
    await steps.getByLabel(en['money.steps.find']).fill('');
    await steps.getByLabel(en['money.steps.alone']).check();
    await steps.getByRole('status').filter({ hasText: '1 of 1,500' }).waitFor();
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test('whoever asks for more by keyboard until all steps are there stands below the last of them', async () => {
    const { page } = await opened('en');
    await openWide(page);
    await page.getByLabel(/^Addresses shown/).selectOption('2000');
    const steps = page.locator('section').filter({ has: page.getByRole('heading', { name: new RegExp(`^${en['money.steps']}`) }) });
    await steps.getByText('1,500', { exact: true }).waitFor();
    await page.getByLabel(en['money.steps.find']).fill(`${'0'.repeat(37)}5`);
    const more = steps.getByRole('button', { name: en['shell.load-more'] });
    await more.focus();
    while ((await more.count()) > 0) {
      const before = await steps.locator('tbody tr').count();
      await page.keyboard.press('Enter');
      await steps.locator('tbody tr').nth(before).waitFor();
    }
    const below = await page.evaluate(() => {
      const rows = document.activeElement?.closest('section')?.querySelectorAll('tbody tr') ?? [];
      const last = rows[rows.length - 1];
      return last !== undefined && document.activeElement?.compareDocumentPosition(last) === Node.DOCUMENT_POSITION_PRECEDING;
    });
    assert.equal(below, true);
    await page.context().close();
  });

  test('tells three years by month, and by day for whoever wants it', async () => {
    const { page } = await opened('ar');
    await openWide(page);
    const days = page.locator('section').filter({ has: page.getByRole('heading', { name: new RegExp(`^${ar['money.days']}`) }) });
    assert.equal(await days.locator('tbody tr').count(), 37);
    await days.getByLabel(ar['money.days.by']).selectOption('day');
    assert.equal(await days.locator('tbody tr').count(), 100);
    await page.context().close();
  });

  /** As it lies on the sheet. */
  async function onPaper(page: Page): Promise<void> {
    await page.setViewportSize({ width: SHEET, height: 970 });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  }
  const tooWide = (page: Page): Promise<string[]> =>
    page.evaluate((sheet) => {
      const out = (one: Element): boolean => {
        const { left, right, width } = one.getBoundingClientRect();
        return width > 1 && (left < -1 || right > sheet + 1);
      };
      return [...document.querySelectorAll('main :is(th, td, button, p, canvas)')].filter(out).map((one) => one.outerHTML.slice(0, 80));
    }, SHEET);

  for (const [language, mark] of [
    ['en', en['handling.restricted']],
    ['ar', ar['handling.restricted']],
  ] as const) {
    test(`${language}: a printed trace has its addresses, its amounts and what came of it, and each sheet its case and handling`, async () => {
      const { page } = await opened(language);
      await openWide(page);
      await onPaper(page);
      assert.deepEqual(await tooWide(page), []);
      for (const text of [accountOf(1), WIDE_SERVICE])
        assert.equal(await page.locator('main td').getByText(text).first().isVisible(), true, text);
      assert.equal(await page.locator('main td .word-button').nth(2).isVisible(), true);
      assert.equal(await page.locator('.reached p').first().isVisible(), true);
      for (const gone of ['.bar', 'main textarea', 'main select', '.reached button'])
        assert.equal(await page.locator(gone).first().isVisible(), false, gone);
      const inMargin = await page.evaluate(() => document.documentElement.style.getPropertyValue('--print-mark'));
      for (const part of [NUMBER, mark, 'Mona Farid']) assert.ok(inMargin.includes(part), inMargin);
      assert.equal(await page.locator('.print-mark').isVisible(), true);
      await page.context().close();
    });
  }

  test('records on paper are the rows in sight, whole, and say which of how many they are', async () => {
    const { page } = await opened('en');
    await desk.open(page, 'records');
    await page.locator('.record-row time').first().waitFor();
    await onPaper(page);
    const rows = await page.locator('.record-row').evaluateAll((all) => all.map((row) => row.getBoundingClientRect()));
    assert.ok(rows.length > 1 && rows.every(({ height }) => height > 0));
    for (const [at, row] of rows.entries()) if (at > 0) assert.ok(row.top >= (rows[at - 1]?.bottom ?? 0) - 1, 'one row below the other');
    assert.match((await page.locator('.print-only').textContent()) ?? '', /^On paper: records 1 to \d+ of \d+/);
    await page.context().close();
  });

  test('a screen of a case, a request and the log are marked too; the next screen does not keep the mark of the one before', async () => {
    const { page } = await opened('en');
    const marked = () => page.evaluate(() => document.documentElement.style.getPropertyValue('--print-mark'));
    for (const [screen, isOfCase] of [
      ['evidence', true],
      ['request', true],
      ['log', false],
    ] as const) {
      await desk.open(page, screen);
      await page.waitForFunction(
        (of) => document.documentElement.style.getPropertyValue('--print-mark').includes('ALX-2026') === of,
        isOfCase,
      );
      assert.match(await marked(), /Mona Farid/);
      await onPaper(page);
      assert.deepEqual(await tooWide(page), [], screen);
      await page.emulateMedia({ media: 'screen' });
    }
    await page.context().close();
  });
});
