// SPDX-License-Identifier: Apache-2.0
/** The spine in a real browser, from a pasted profile address to a bundle that another program verifies; in English and from right to left. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { preservationAnswers } from '../../src/cli/demo/operation-lantern.ts';
import type { RequestDetail } from '../../src/core/api/requests.ts';
import { isolatedValue } from '../../src/core/documents/isolated-value.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { noBrowser, openBrowser, watchFaults } from '../browser.ts';
import { bySeed } from '../by-seed.ts';
import { type LanternDesk, lanternFolder, openLantern, rogatory } from './lantern-desk.ts';

const RETURN = resolve(import.meta.dirname, '../../src/returns/meta-records-html/samples/instagram-17841400000000001.zip');
const PAGE = 'https://www.facebook.com/profile.php?id=17841400000000001';
const WAIT = 60_000;
type Words = typeof en;

const LANGUAGES = [
  ['en', en],
  ['ar', ar as Words],
] as const;

for (const [language, words] of bySeed('from a suspect profile to a bundle', LANGUAGES))
  describe(`from a suspect profile to a bundle [${language}]`, { skip: noBrowser }, () => {
    const say = (id: keyof Words, values: Readonly<Record<string, string>> = {}): string =>
      Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, isolatedValue(value, language)), words[id]);
    let folder: string;
    let remove: () => Promise<void>;
    let desk: LanternDesk;
    let browser: Browser;
    const contexts: BrowserContext[] = [];
    const downloads = mkdtempSync(join(tmpdir(), 'rogatory-journey-'));
    let faults: string[] = [];

    before(async () => {
      ({ folder, remove } = await lanternFolder());
      desk = await openLantern(folder);
      browser = await openBrowser();
    });
    after(async () => {
      await browser?.close();
      await desk?.end();
      await remove?.();
      rmSync(downloads, { recursive: true, force: true });
    });

    /** A person at a machine of their own, signed in by one click on the training page. */
    async function enter(name: string): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, acceptDownloads: true, locale: language });
      contexts.push(context);
      await context.addInitScript((chosen) => localStorage.setItem('rogatory.language', chosen), language);
      const page = await context.newPage();
      page.setDefaultTimeout(WAIT);
      const seen = watchFaults(page);
      faults = seen;
      await page.goto(desk.address);
      await page.getByRole('button', { name }).click();
      await page.locator('form button[type=submit]').click();
      await page
        .getByRole('link', { name: /Operation Lantern/ })
        .first()
        .waitFor();
      seen.length = 0;
      assert.equal(await page.locator('html').getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr');
      return page;
    }
    const ask = async <T>(page: Page, path: string): Promise<T> =>
      (await (await page.request.get(`${desk.address}/api/v1${path}`, { headers: { 'accept-language': language } })).json()) as T;
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
    const idIn = (page: Page, after: string): string =>
      new URL(page.url()).pathname.split(`/${after}/`)[1]?.split('/')[0] ?? assert.fail(page.url());

    test('the whole way', { timeout: 600_000 }, async () => {
      // 1. The investigator pastes a profile address and sees the advice.
      const mona = await enter('Mona Farid');
      await mona
        .getByRole('link', { name: /Operation Lantern/ })
        .first()
        .click();
      await mona
        .getByRole('link', { name: say('target.new'), exact: true })
        .first()
        .click();
      await mona.getByLabel(say('target.paste')).fill(PAGE);
      await mona.getByText(say('target.what')).waitFor();
      await mona.getByLabel(say('target.role')).selectOption('suspect');
      await mona.getByLabel(say('target.relevance')).fill('The page advertises the December crossing.');
      await press(mona, say('target.add'));
      await mona.getByLabel(say('advice.element.material_benefit')).fill('fees of the passengers');
      await mona.getByLabel(say('advice.element.crossing')).fill('by sea');
      await press(mona, say('advice.go'));
      await mona.getByRole('heading', { name: new RegExp(RegExp.escape(say('advice.step0'))) }).waitFor();
      const advice = await mona.locator('main').textContent();
      assert.match(advice ?? '', /Meta Platforms, Inc\./);
      assert.match(advice ?? '', /90/);

      // 2. She takes it: what is missing is named; reasons for each category are asked for.
      await mona
        .getByRole('button', {
          name: say('advice.take.to', { paper: say('document.preservation_letter'), addressee: 'Meta Platforms, Inc.' }),
        })
        .click();
      await mona.getByText(say('edit.missing'), { exact: true }).waitFor();
      const requestId = idIn(mona, 'requests');
      const drafted = await ask<RequestDetail>(mona, `/requests/${requestId}`);
      assert.ok(drafted.missing.length > 0);
      for (const field of drafted.fields.filter(({ id }) => drafted.missing.includes(id)))
        await fillIn(mona, field.type, field.label, field.id);
      const reasons = mona.getByLabel(say('edit.category.reason'));
      for (let n = 0; n < (await reasons.count()); n += 1) await reasons.nth(n).fill('To know who uses the page and from where.');
      await mona.getByText(say('edit.complete')).waitFor();
      const saved = await ask<RequestDetail>(mona, `/requests/${requestId}`);
      assert.deepEqual(saved.missing, []);
      await press(mona, say('step.submit'));
      await mona.waitForURL((url) => !url.pathname.endsWith('/edit'));

      // 3. The prosecutor sends it back with a comment, then approves it; the papers are made.
      const karim = await enter('Karim Adel');
      await karim.goto(`${desk.address}/requests/${requestId}/decide`);
      await press(karim, say('step.send-back'));
      await karim.getByLabel(say('step.comment')).fill('Say on which days the page was used.');
      await karim
        .getByRole('button', { name: say('step.send-back'), exact: true })
        .last()
        .click();
      await stateIs(mona, requestId, 'draft');
      await mona.goto(`${desk.address}/requests/${requestId}`);
      await mona.getByText('Say on which days the page was used.').first().waitFor();
      await mona.goto(`${desk.address}/requests/${requestId}/edit`);
      await press(mona, say('step.submit'));
      await stateIs(mona, requestId, 'submitted');
      await karim.goto(`${desk.address}/requests/${requestId}/decide`);
      await press(karim, say('step.approve'));
      await stateIs(karim, requestId, 'approved');
      await karim.goto(`${desk.address}/requests/${requestId}`);
      await karim.getByText(say('request.paper.code')).first().waitFor();
      const approved = await ask<RequestDetail>(karim, `/requests/${requestId}`);
      assert.deepEqual([...new Set(approved.documents.map((made) => made.language))].sort(), ['ar', 'en']);

      // 4. Recorded as sent through the portal; the preservation clock runs and stands on the case.
      if (approved.channelUnconfirmed !== null) assert.fail('the channel of Meta is expected to rest on a seen source');
      await mona.goto(`${desk.address}/requests/${requestId}/send`);
      await mona.getByLabel(say('send.reference')).fill('LEO-0000099');
      await mona
        .getByRole('button', { name: say('send.record'), exact: true })
        .last()
        .click();
      await stateIs(mona, requestId, 'sent');
      await mona.goto(`${desk.address}/cases/${approved.caseId}`);
      await mona.getByText(say('due.preservation-end')).first().waitFor();

      // 5. The return arrives, is sealed, read, and every record shows its bytes.
      const youssef = await enter('Youssef Nabil');
      await youssef.goto(`${desk.address}/cases/${approved.caseId}/evidence`);
      await youssef
        .locator('input[type=file]')
        .first()
        .setInputFiles({
          name: 'answer-99.zip',
          mimeType: 'application/zip',
          // Another byte at the end of the archive comment makes it another item than the one the case holds.
          buffer: Buffer.concat([readFileSync(RETURN)]),
        });
      const from = youssef.getByLabel(say('evidence.from'));
      if ((await from.inputValue()) === '') await from.fill('Meta Platforms, Inc.');
      await press(youssef, say('evidence.start'));
      await youssef.getByText(say('evidence.upload.done')).waitFor();
      const { items } = await ask<{ items: { id: string; readings: { id: string; endedAt: string | null }[] }[] }>(
        youssef,
        `/cases/${approved.caseId}/evidence`,
      );
      const reading = items.flatMap((item) => item.readings).find(({ endedAt }) => endedAt !== null) ?? assert.fail('nothing was read');
      await youssef.goto(`${desk.address}/readings/${reading.id}?kind=ip-event`);
      await youssef
        .getByRole('list', { name: say('records.list') })
        .getByRole('button')
        .first()
        .click();
      await youssef.getByRole('region', { name: say('record.original') }).waitFor();
      const original = await youssef.locator('main').textContent();
      assert.match(original ?? '', /203\.0\.113\.|198\.51\.100\.|192\.0\.2\.|2001:db8/i);

      // 6. Its address becomes the next target with one click.
      const makeTarget = new RegExp(say('record.next-target', { written: '.*' }).split('.*').map(RegExp.escape).join('.*'));
      await youssef.getByRole('button', { name: makeTarget }).first().click();
      await youssef.waitForURL(/\/targets\//);
      await youssef.getByText(say('target.from-record')).first().waitFor();

      // 7. The case leaves as a bundle that the verifier accepts, and no longer after one byte was changed.
      await mona.goto(`${desk.address}/cases/${approved.caseId}/bundles`);
      await press(mona, say('bundle.make'));
      await mona.getByRole('button', { name: say('shell.download') }).click();
      const handOut = mona.getByRole('dialog');
      await handOut.getByLabel(say('bundle.hand-out.to')).fill('محكمة الإسكندرية');
      const leaving = mona.waitForEvent('download');
      await handOut.getByRole('button', { name: say('shell.download') }).click();
      const bundle = join(downloads, 'bundle.zip');
      await (await leaving).saveAs(bundle);
      const good = await rogatory(['verify', bundle, '--json']);
      assert.equal(good.code, 0, good.out.slice(0, 2_000) + good.err);
      const bytes = readFileSync(bundle);
      bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] as number) ^ 1;
      writeFileSync(bundle, bytes);
      const bad = await rogatory(['verify', bundle, '--json']);
      assert.equal(bad.code, 1);
      const { findings } = JSON.parse(bad.out) as { findings: { good: boolean; where?: string }[] };
      assert.ok(findings.some((found) => !found.good && (found.where ?? '') !== ''));
      assert.deepEqual(faults, []);
    });

    async function fillIn(page: Page, type: string, label: string, id: string): Promise<void> {
      const answer = (preservationAnswers as Readonly<Record<string, unknown>>)[id];
      if (type === 'date_range_utc') {
        await page.getByLabel(say('edit.from')).first().fill('2026-01-01');
        await page.getByLabel(say('edit.to')).first().fill('2026-03-31');
      } else if (type === 'boolean') {
        // "No" is an answer too: the desk asks, it does not assume.
        const [yes, no] = await page.locator(`#field-${id} input`).all();
        await (id === 'secrecy_wanted' ? no : yes)?.check();
      } else if (type === 'choice') {
        await page
          .getByLabel(label)
          .first()
          .selectOption(typeof answer === 'string' ? answer : { index: 1 });
      } else if (type !== 'data_category_list' && type !== 'identifier_list') {
        await page
          .getByLabel(label)
          .first()
          .fill(typeof answer === 'string' ? answer : 'As the case file says');
      }
    }

    async function stateIs(page: Page, requestId: string, state: string): Promise<void> {
      for (let looked = 0; looked < 120; looked += 1) {
        if ((await ask<RequestDetail>(page, `/requests/${requestId}`)).state === state) return;
        await page.waitForTimeout(250);
      }
      assert.fail(`the request is expected to be ${state} and is ${(await ask<RequestDetail>(page, `/requests/${requestId}`)).state}`);
    }
  });
