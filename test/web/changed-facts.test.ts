// SPDX-License-Identifier: Apache-2.0
/** Facts that were corrected after a request was drafted: the drafter takes them over where they write, the approver reads of them where they decide. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { KeptAdvice } from '../../src/core/api/cases.ts';
import type { RequestDetail } from '../../src/core/api/requests.ts';
import type { Session } from '../../src/core/api/session.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { noBrowser } from '../browser.ts';
import { bySeed } from '../by-seed.ts';
import { ask, newMachine, type Persona } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

const NEW_NAME = 'Records Desk (Two), Inc.';

describe('facts that changed since a request was drafted', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  let draft = '';
  before(async () => {
    desk = await openTrainingDesk();
    draft = await anotherDraft(await pageOf('mona', 'en'));
    await correctAddressee(await pageOf('karim', 'en'));
  });
  after(() => desk?.end());

  async function pageOf(who: Persona, language: 'en' | 'ar'): Promise<Page> {
    const page = await newMachine(desk.browser, language);
    await desk.door.enter(page, who);
    return page;
  }

  async function post<T>(page: Page, path: string, data: object): Promise<T> {
    const { csrf } = await ask<Session>(page, desk.address, '/session');
    const answer = await page.request.post(`${desk.address}/api/v1${path}`, {
      data,
      headers: { origin: desk.address, 'x-csrf-token': csrf },
    });
    assert.ok(answer.ok(), await answer.text());
    return (await answer.json()) as T;
  }

  /** A draft from the advice of the request that waits for its approval. */
  async function anotherDraft(page: Page): Promise<string> {
    const { adviceId } = await ask<RequestDetail>(page, desk.address, `/requests/${desk.at.submitted}`);
    return (await post<RequestDetail>(page, `/cases/${desk.at.case}/requests`, { adviceId, list: 'step0', index: 0 })).id;
  }

  /** The company of both is called otherwise from now on. */
  async function correctAddressee(page: Page): Promise<void> {
    const { adviceId } = await ask<RequestDetail>(page, desk.address, `/requests/${desk.at.submitted}`);
    const { facts } = await ask<KeptAdvice>(page, desk.address, `/advice/${adviceId}`);
    const fact = facts.find((one) => one.id.startsWith('entity/'))?.id;
    await post(page, '/directory/confirmations', { fact, document: 'Letter of the company', value: { name: NEW_NAME } });
  }

  const box = (page: Page) => page.locator('main section.card', { has: page.locator('ins') }).first();

  test('the approver reads what stood and what stands before deciding, and there is no button to approve', async () => {
    for (const language of bySeed('the approver reads what stands', ['en', 'ar'] as const)) {
      const page = await pageOf('karim', language);
      await desk.open(page, 'decide');
      assert.match((await box(page).locator('ins').first().textContent()) ?? '', /Records Desk/);
      assert.ok(((await box(page).locator('del').first().textContent()) ?? '').length > 3);
      assert.match((await box(page).textContent()) ?? '', /Karim|كريم/);
      assert.equal(await page.getByRole('button', { name: language === 'en' ? 'Approve' : 'اعتمد', exact: true }).count(), 0);
      await page.context().close();
    }
  });

  test('the drafter takes the new one over where they write, with what was typed and not saved yet', async () => {
    const page = await pageOf('mona', 'en');
    await page.goto(`${desk.address}/requests/${draft}/edit`);
    const attention = page.locator('#field-attention :is(input, textarea)').first();
    await attention.fill('Legal team');
    await page.getByRole('button', { name: 'Take the new one over' }).click();
    await page.locator('main ins').first().waitFor({ state: 'detached' });
    const after = await ask<RequestDetail>(page, desk.address, `/requests/${draft}`);
    assert.deepEqual([after.factsSince, after.addressee, after.values.attention], [null, NEW_NAME, 'Legal team']);
    await page.context().close();
  });

  test('the approver keeps the old one in writing, and is told that somebody else approves what they wrote the reason for', async () => {
    const page = await pageOf('karim', 'en');
    await desk.open(page, 'decide');
    await box(page).locator('textarea').fill('The company answers under both names until January.');
    await page.getByRole('button', { name: 'Keep the old one' }).click();
    await page.getByText(en['decide.departure']).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Approve', exact: true }).count(), 0);
    assert.match((await box(page).textContent()) ?? '', /answers under both names/);
    await page.context().close();
  });
});
