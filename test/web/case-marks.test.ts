// SPDX-License-Identifier: Apache-2.0
/** The marks of a case: one press sets one, and only somebody who does not investigate takes it away, in writing. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser } from '../browser.ts';
import { newMachine, type Persona, type ScreenLanguage } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

describe('the marks of a case', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  before(async () => {
    desk = await openTrainingDesk();
  });
  after(() => desk?.end());

  async function caseAs(who: Persona, language: ScreenLanguage): Promise<Page> {
    const page = await newMachine(desk.browser, language);
    await desk.door.enter(page, who);
    await page.goto(`${desk.address}/cases/${desk.at.case}`);
    return page;
  }

  test('the investigator sets one with a press, and has nothing to untick it with', async () => {
    const page = await caseAs('mona', 'en');
    await page.getByRole('button', { name: 'Mark: Minors' }).click();
    await page.locator('main .dots').getByText('Minors', { exact: true }).first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Mark: Minors' }).count(), 0);
    assert.equal(await page.getByRole('button', { name: /^Take this mark away/ }).count(), 0);
    await page.context().close();
  });

  test('the legal reviewer takes it away with a reason, and everybody reads who did and why', async () => {
    const reviewer = await caseAs('huda', 'ar');
    await reviewer.getByRole('button', { name: 'ارفع هذه العلامة: قاصرون' }).click();
    await reviewer.getByLabel('لماذا لم تعد العلامة قائمة').fill('بلغ الشخص سن الرشد قبل الوقائع.');
    await reviewer.getByRole('button', { name: 'ارفع هذه العلامة', exact: true }).click();
    await reviewer.getByText('بلغ الشخص سن الرشد قبل الوقائع.').waitFor();
    await reviewer.context().close();

    const page = await caseAs('mona', 'fr');
    const told = page.getByText('Retirée par');
    await told.waitFor();
    assert.match((await told.textContent()) ?? '', /Huda.*بلغ الشخص سن الرشد/);
    assert.equal(await page.getByRole('button', { name: 'Poser la mention : Mineurs' }).count(), 1);
    await page.context().close();
  });
});
