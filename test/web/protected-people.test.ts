// SPDX-License-Identifier: Apache-2.0
/** Whom the case protects, on the screens: named in a draft, protected after it was handed in, decided on from “To approve”, and an address of nobody’s State. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { generateKey } from 'openpgp';
import type { Page } from 'playwright-core';
import type { Target } from '../../src/core/api/cases.ts';
import type { MailKeyShown } from '../../src/core/api/mail.ts';
import type { RequestDetail } from '../../src/core/api/requests.ts';
import type { Session } from '../../src/core/api/session.ts';
import type { ToDecide } from '../../src/core/api/to-decide.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { messages as fr } from '../../src/web/messages/fr/index.ts';
import { noBrowser } from '../browser.ts';
import { ask, newMachine, type Persona, type ScreenLanguage } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

describe('people whom the case protects, on the screens', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  before(async () => {
    desk = await openTrainingDesk();
  });
  after(() => desk?.end());

  async function pageAs(who: Persona, language: ScreenLanguage, path: string): Promise<Page> {
    const page = await newMachine(desk.browser, language);
    await desk.door.enter(page, who);
    await page.goto(`${desk.address}${path}`);
    return page;
  }

  async function send<T>(page: Page, method: 'POST' | 'PATCH', path: string, data: object): Promise<T> {
    const { csrf } = await ask<Session>(page, desk.address, '/session');
    const headers = { origin: desk.address, 'x-csrf-token': csrf };
    const answer = await page.request.fetch(`${desk.address}/api/v1${path}`, { method, data, headers });
    assert.ok(answer.ok(), await answer.text());
    return (await answer.json()) as T;
  }

  const add = async (page: Page, written: string, role: string): Promise<Target> =>
    await send(page, 'POST', `/cases/${desk.at.case}/targets`, { written, role, relevance: 'Stands in the chat.', service: 'x' });

  test('the drafter is asked about a lawyer whom the text names, and says what for', async () => {
    const page = await pageAs('mona', 'en', '/');
    await add(page, 'counsel_amal', 'lawyer');
    await page.goto(`${desk.address}/requests/${desk.at.draft}/edit`);
    const text = page.locator('main form textarea').first();
    await text.fill('Two boats left. His lawyer @Counsel_Amal answered in the chat.');
    const box = page.locator('section.card', { has: page.getByRole('heading', { name: en['named.title'] }) });
    await box.waitFor();
    await box.getByText('counsel_amal').waitFor();
    await box.getByText('Lawyer').waitFor();
    await box.getByText(en['named.open'], { exact: true }).waitFor();
    await page.getByRole('button', { name: en['step.submit'], exact: true }).click();
    await page.getByRole('alert').first().waitFor();
    await box.getByLabel(en['named.reason']).fill('Counsel of the suspect; nothing of hers is asked.');
    await box.getByRole('button', { name: en['named.go'], exact: true }).click();
    await box.getByText(en['named.only'], { exact: true }).waitFor();
    await box.getByText('Counsel of the suspect; nothing of hers is asked.').waitFor();
    const { named } = await ask<RequestDetail>(page, desk.address, `/requests/${desk.at.draft}`);
    assert.deepEqual(
      named.map(({ written, answer }) => [written, answer?.asks]),
      [['counsel_amal', false]],
    );
    await page.context().close();
  });

  test('who becomes protected later stops what waits, and the reason is read in Arabic', async () => {
    const mona = await pageAs('mona', 'en', '/');
    const { targets } = await ask<RequestDetail>(mona, desk.address, `/requests/${desk.at.submitted}`);
    await send(mona, 'PATCH', `/cases/${desk.at.case}/targets/${targets[0]}`, { role: 'victim' });
    const page = await pageAs('karim', 'ar', `/requests/${desk.at.submitted}/decide`);
    await page
      .getByText(/بسبب .*وصفته اليوم في القضية: ضحية/)
      .first()
      .waitFor();
    assert.equal(await page.getByRole('button', { name: ar['step.approve'], exact: true }).count(), 0);
    for (const one of [mona, page]) await one.context().close();
  });

  test('the number beside “To approve” is what its screen lists, for whoever decides', async () => {
    for (const [who, language] of [
      ['huda', 'ar'],
      ['karim', 'en'],
      ['claire', 'fr'],
      ['judge', 'fr'],
      ['admin', 'ar'],
    ] as const) {
      const page = await pageAs(who, language, '/approvals');
      await page.locator('main h1').waitFor();
      const waits = await ask<ToDecide>(page, desk.address, '/to-decide');
      const pip = page.locator('nav .pip [aria-hidden]');
      await page.locator('main .card, main .empty').first().waitFor();
      assert.equal(await pip.count(), waits.count === 0 ? 0 : 1, who);
      if (waits.count > 0) assert.equal(await pip.textContent(), String(waits.count), who);
      const due = page.getByRole('heading', { name: { ar, en, fr }[language]['retention.due.title'] });
      const lists = page.locator('main .card', { hasNot: due });
      assert.equal(await lists.locator('tbody tr, .rows > li').count(), waits.count, who);
      await page.context().close();
    }
  });

  test('a key that a colleague has brought is compared under “To approve”, where its fingerprint does not stand', async () => {
    const [mona, page] = [await pageAs('mona', 'en', '/'), await pageAs('karim', 'ar', '/')];
    const address = 'records@provider.example';
    const { publicKey } = await generateKey({ userIDs: [{ email: address }], format: 'armored' });
    const { fingerprint } = await send<MailKeyShown>(mona, 'POST', '/mail-keys', { address, kind: 'openpgp', key: publicKey });
    await page.goto(`${desk.address}/approvals`);
    const row = page.locator('.rows > li', { hasText: address });
    await row.getByText(ar['mail.keys.confirm']).first().click();
    assert.ok(!(await page.content()).includes(fingerprint));
    await row.getByLabel(ar['mail.keys.fingerprint']).fill(fingerprint.toLowerCase());
    await row.getByRole('button', { name: ar['mail.keys.confirm'] }).click();
    await row.waitFor({ state: 'detached' });
    const { keys } = await ask<{ keys: MailKeyShown[] }>(mona, desk.address, '/mail-keys');
    assert.equal(keys.find((one) => one.address === address)?.confirmedBy?.name, 'Karim Adel');
    for (const one of [mona, page]) await one.context().close();
  });

  test('where the operator of an address sits is empty, and asked', async () => {
    const page = await pageAs('mona', 'ar', '/');
    const target = await add(page, '203.0.113.9', 'unknown');
    await page.goto(`${desk.address}/cases/${desk.at.case}/targets/${target.id}`);
    const state = page.getByLabel(ar['advice.holder-in']);
    await state.waitFor();
    assert.deepEqual([await state.inputValue(), await state.getAttribute('required')], ['', '']);
    await page.getByRole('button', { name: ar['advice.go'] }).click();
    assert.equal(await state.evaluate((field) => (field as HTMLSelectElement).validity.valueMissing), true);
    await state.selectOption('CY');
    await page.getByRole('button', { name: ar['advice.go'] }).click();
    await page.locator('.advice-head').waitFor();
    assert.match((await page.locator('.advice-head').textContent()) ?? '', /قبرص/);
    await page.context().close();
  });
});
