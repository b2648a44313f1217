// SPDX-License-Identifier: Apache-2.0
/** From an address that names nobody to whoever can be asked: what the screens say where no fact says who holds the data, or in which State. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CaseDetail } from '../../src/core/api/cases.ts';
import type { EvidenceItem } from '../../src/core/api/evidence.ts';
import { inventedChain } from '../../src/core/currency/economy/invented-case.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { noBrowser } from '../browser.ts';
import { ask, newMachine } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

describe('an address that names nobody', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  let page: Page;
  let targets: CaseDetail['targets'];
  before(async () => {
    desk = await openTrainingDesk();
    page = await newMachine(desk.browser, 'ar');
    page.setDefaultTimeout(30_000);
    await desk.door.enter(page, 'mona');
    ({ targets } = await ask<CaseDetail>(page, desk.address, `/cases/${desk.at.case}`));
  });
  after(() => desk?.end());

  const open = async (written: string) => {
    const target = targets.find((one) => one.written === written) ?? assert.fail(written);
    await page.goto(`${desk.address}/cases/${desk.at.case}/targets/${target.id}`);
    await page.locator('h1').first().waitFor();
  };
  const { tron } = inventedChain();

  test('is followed first: its page leads to a question about it, to a source of its own chain', async () => {
    await open(tron.feeAddress);
    await page.getByRole('link', { name: ar['target.follow-first.go'] }).click();
    const field = page.getByLabel(ar['money.ask.written']);
    await field.waitFor();
    assert.equal(await field.inputValue(), tron.feeAddress);
    assert.equal(await page.getByLabel(ar['money.ask.source'], { exact: true }).first().inputValue(), 'invented-tron');
  });

  test('can be asked about all the same by whoever says in which State, and the State stays when it is asked again', async () => {
    await open(tron.exchangeAddress);
    const again = page.getByRole('button', { name: ar['advice.again'] });
    const state = page.getByLabel(ar['advice.holder-in']);
    await again.click();
    assert.equal(await state.inputValue(), 'MT', 'as it was asked before');
    await page.getByRole('button', { name: ar['advice.go'] }).click();
    await again.waitFor();
    const said = await page.locator('.advice-head').textContent();
    assert.match(said ?? '', /مالطا/);
    assert.doesNotMatch(said ?? '', /exchange/);
  });

  test('is a target once: where it is mentioned, the list leads to the target that there is', async () => {
    const { items } = await ask<{ items: EvidenceItem[] }>(page, desk.address, `/cases/${desk.at.case}/evidence`);
    const [reading] = items.find(({ name, readings }) => name.endsWith('.wacz') && readings.length > 0)?.readings ?? assert.fail();
    await page.goto(`${desk.address}/readings/${reading?.id}/mentions`);
    const rows = page.locator('main tbody tr');
    await rows.first().waitFor();
    const wallet = targets.find(({ from, kind }) => from?.readingId === reading?.id && kind === 'crypto-address') ?? assert.fail();
    const row = rows.filter({ hasText: wallet.written });
    await row.getByRole('link', { name: ar['leads.is-target'] }).waitFor();
    assert.equal(await row.getByRole('button').count(), 0);
  });
});
