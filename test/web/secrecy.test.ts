// SPDX-License-Identifier: Apache-2.0
/** The end of secrecy on the screen of a request: prolonged on an order, then left with nobody told; its drafter reads of it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { DeadlineShown } from '../../src/core/api/requests.ts';
import { noBrowser } from '../browser.ts';
import { ask, newMachine, type Persona, type ScreenLanguage } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

describe('the end of secrecy', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  let requestId = '';
  before(async () => {
    desk = await openTrainingDesk();
    const page = await pageOf('mona', 'en');
    const { deadlines } = await ask<{ deadlines: DeadlineShown[] }>(page, desk.address, '/deadlines');
    requestId = deadlines.find(({ kind }) => kind === 'secrecy-end')?.requestId ?? '';
    assert.notEqual(requestId, '');
  });
  after(() => desk?.end());

  async function pageOf(who: Persona, language: ScreenLanguage): Promise<Page> {
    const page = await newMachine(desk.browser, language);
    await desk.door.enter(page, who);
    return page;
  }
  async function requestAs(who: Persona, language: ScreenLanguage): Promise<Page> {
    const page = await pageOf(who, language);
    await page.goto(`${desk.address}/requests/${requestId}`);
    return page;
  }

  test('is prolonged by the approver, with the order it rests on', async () => {
    const page = await requestAs('karim', 'en');
    await page.getByRole('button', { name: 'Prolong secrecy' }).click();
    await page.getByLabel('Secret until').fill('2028-01-31');
    await page.getByLabel('Basis').fill('Order 12/2027');
    await page.getByLabel('Why').fill('Two of the operators are not found yet.');
    await page.getByRole('button', { name: 'Prolong', exact: true }).click();
    await page.getByText('Secrecy prolonged until').waitFor();
    await page.getByText('Order 12/2027').waitFor();
    await page.context().close();
  });

  test('is left with nobody told by the legal reviewer, and the drafter reads who decided what and why', async () => {
    const reviewer = await requestAs('huda', 'ar');
    await reviewer.getByRole('button', { name: 'لا يُبلَّغ الشخص' }).click();
    await reviewer.getByLabel('السبب').fill('الحساب باسم شخص لا وجود له.');
    await reviewer.getByRole('button', { name: 'سجّل أنه لا يُبلَّغ' }).click();
    await reviewer.locator('blockquote', { hasText: 'الحساب باسم شخص لا وجود له.' }).first().waitFor();
    await reviewer.context().close();

    const drafter = await requestAs('mona', 'fr');
    const told = drafter.locator('section', { has: drafter.getByRole('heading', { name: 'Secret à l’égard de la personne concernée' }) });
    await told.getByText('La personne n’est pas informée').waitFor();
    assert.match((await told.textContent()) ?? '', /Order 12\/2027.*Karim.*Huda/s);
    assert.equal(await told.getByRole('button').count(), 0);

    await drafter.goto(`${desk.address}/deadlines`);
    await drafter.locator('main input[type=checkbox]').first().check();
    await drafter.getByText('Non informée', { exact: true }).first().waitFor();
    await drafter.context().close();
  });
});
