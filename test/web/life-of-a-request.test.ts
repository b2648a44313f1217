// SPDX-License-Identifier: Apache-2.0
/** A request as its people see it: the door, the paper that was handed in, what happened to it, and lists that are not behind one's own acts. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser } from '../browser.ts';
import { newMachine, type Persona } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

describe('a request as its people see it', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  before(async () => {
    desk = await openTrainingDesk();
  });
  after(() => desk?.end());

  async function pageOf(who: Persona, language: 'en' | 'ar'): Promise<Page> {
    const page = await newMachine(desk.browser, language);
    await desk.door.enter(page, who);
    return page;
  }
  const happenings = (page: Page) => page.locator('main section.card', { has: page.locator('ol.rows') }).last();

  test('the door is open to whoever writes at once', async () => {
    const page = await newMachine(desk.browser, 'ar');
    await page.goto(`${desk.address}/sign-in`);
    await page.locator('input[autocomplete=username]:focus').waitFor();
    await page.context().close();
  });

  test('the drafter reads what they handed in, under the watermark of a paper that nobody approved', async () => {
    const page = await pageOf('mona', 'ar');
    await page.goto(`${desk.address}/requests/${desk.at.submitted}`);
    await page.getByRole('button', { name: 'اقرأه كما سيُرسل' }).click();
    await page.frameLocator('iframe').getByText('DRAFT, NOT APPROVED').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'اعتمد', exact: true }).count(), 0);
    await page.context().close();
  });

  test('a hand-in without a comment stands in the history, with who and in which role', async () => {
    for (const [language, line, role] of [
      ['en', 'Version 1 handed in for approval (four eyes: the first pair)', 'Investigator'],
      ['ar', 'قُدّمت النسخة 1 للاعتماد (العيون الأربع: العينان الأوليان)', 'محقق'],
    ] as const) {
      const page = await pageOf('mona', language);
      await page.goto(`${desk.address}/requests/${desk.at.submitted}`);
      const handedIn = happenings(page).locator('li', { hasText: line });
      await handedIn.waitFor();
      const told = (await handedIn.textContent()) ?? '';
      assert.ok(told.includes('Mona Farid') && told.includes(role) && told.includes('UTC'), told);
      await page.context().close();
    }
  });

  test('why it was sent back stands where it is written anew', async () => {
    const karim = await pageOf('karim', 'ar');
    await karim.goto(`${desk.address}/requests/${desk.at.submitted}/decide`);
    await karim.getByRole('button', { name: 'أعد إلى المحرر', exact: true }).click();
    await karim.locator('form textarea').fill('اذكر لماذا لا تكفي بيانات المشترك.');
    await karim.locator('form button[type=submit]').click();
    await karim.waitForURL((url) => !url.pathname.endsWith('decide'));
    await karim.context().close();
    const mona = await pageOf('mona', 'ar');
    await mona.goto(`${desk.address}/requests/${desk.at.submitted}/edit`);
    await mona.locator('aside blockquote', { hasText: 'اذكر لماذا لا تكفي بيانات المشترك.' }).waitFor();
    await mona.context().close();
  });

  test('a list that was read a moment before is read again after a draft was saved', async () => {
    const page = await pageOf('mona', 'en');
    await page.goto(`${desk.address}/register`);
    await page.locator('main tbody tr').first().waitFor();
    await page.evaluate((path) => {
      history.pushState({}, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/requests/${desk.at.draft}/edit`);
    const field = page.locator('#field-attention :is(input, textarea)').first();
    await field.waitFor();
    const saved = page.waitForResponse((one) => one.request().method() === 'PUT' && one.ok());
    await field.fill('Legal team');
    await saved;
    const asked = page.waitForResponse((one) => /\/api\/v1\/(register|requests)(\?|$)/.test(one.url()) && one.request().method() === 'GET');
    await page.goBack();
    await page.locator('main tbody tr').first().waitFor();
    assert.ok((await asked).ok());
    await page.context().close();
  });
});
