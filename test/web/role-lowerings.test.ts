// SPDX-License-Identifier: Apache-2.0
/** A lawyer is made a suspect by two people: proposed on the page of the target, decided from “To approve”, read by whoever decides on a request, counted by the overseer. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { RequestDetail } from '../../src/core/api/requests.ts';
import { noBrowser } from '../browser.ts';
import { ask, newMachine, type Persona, type ScreenLanguage } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

describe('a role that protects, on the screens', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  let target: string;
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
  const REASON = 'The bar does not list her; she opened the account for the boats.';

  test('the investigator makes somebody a lawyer at once, and finds no suspect to choose afterwards', async () => {
    const page = await pageAs('mona', 'en', '/');
    const { targets } = await ask<RequestDetail>(page, desk.address, `/requests/${desk.at.submitted}`);
    target = `/cases/${desk.at.case}/targets/${targets[0]}`;
    await page.goto(`${desk.address}${target}`);
    await page.getByRole('button', { name: /^(Change|Add what is missing)$/ }).click();
    await page.getByLabel('The person in this case').selectOption('lawyer');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Target changed.').waitFor();
    // The page has the new role.
    await page.getByRole('button', { name: 'Propose a role that protects less' }).waitFor();
    await page.getByRole('button', { name: /^(Change|Add what is missing)$/ }).click();
    const roles = page.getByLabel('The person in this case').locator('option');
    assert.deepEqual(await roles.allTextContents(), ['Lawyer', 'Journalist']);
    await page.context().close();
  });

  test('proposes it with the keyboard, and decides nothing', async () => {
    const page = await pageAs('mona', 'en', target);
    await page.getByRole('button', { name: 'Propose a role that protects less' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('New role').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SELECT', 'the keyboard stands in the form that opened');
    await page.keyboard.press('s');
    await page.keyboard.press('Tab');
    await page.keyboard.type(REASON);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Lawyer → Suspect').waitFor();
    await page.getByText('lowering proposed', { exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Lower the role' }).count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Propose a role that protects less' }).count(), 0);
    await page.context().close();
  });

  test('the approver finds it under “To approve” and decides on the target, in Arabic; the request then says so before the decision', async () => {
    const page = await pageAs('karim', 'ar', '/approvals');
    await page.getByRole('heading', { name: /خفض صفة تحمي صاحبها/ }).waitFor();
    await page.getByText('محامٍ ← مشتبه فيه').waitFor();
    await page.locator(`a[href="${target}"]`).click();
    await page.getByLabel('سبب قرارك').fill('سألنا النقابة في ٣ مايو.');
    await page.getByRole('button', { name: 'اخفض الصفة' }).click();
    await page.getByText('خُفضت الصفة', { exact: true }).waitFor();
    await page.goto(`${desk.address}/requests/${desk.at.submitted}/decide`);
    await page.getByRole('heading', { name: /شخص يُسأل عنه هنا كان أكثر حماية/ }).waitFor();
    const texts = await page.locator('main h2').allTextContents();
    const place = (part: string) => texts.findIndex((text) => text.includes(part));
    assert.ok(place('كان أكثر حماية') < place('قرارك'), texts.join(' | '));
    await page.getByText('سألنا النقابة في ٣ مايو.').waitFor();
    await page.goto(`${desk.address}/approvals`);
    await page.locator('main h1').waitFor();
    assert.equal(await page.getByText('محامٍ ← مشتبه فيه').count(), 0);
    await page.context().close();
  });

  test('the overseer counts it, in French', async () => {
    const page = await pageAs('judge', 'fr', '/figures');
    await page.locator('table.figures').first().waitFor();
    await page.getByText('Qualités protectrices abaissées').first().waitFor();
    await page.goto(`${desk.address}/figures/roles-lowered`);
    await page.locator('main tbody tr').first().waitFor();
    assert.match((await page.locator('main').textContent()) ?? '', /Avocat/);
    await page.context().close();
  });
});
