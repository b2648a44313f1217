// SPDX-License-Identifier: Apache-2.0
/** What a person adds to what a source says, and what goes along with a request, as the screens show both. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { EvidenceItem } from '../../src/core/api/evidence.ts';
import type { RequestDetail, RequestSummary } from '../../src/core/api/requests.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { noBrowser } from '../browser.ts';
import { ask, newMachine, type ScreenLanguage } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

const CSV = 'When,Coins,Memo\n2026-03-01 10:00,12.5,first payment\n2026-03-02 11:00,7,second\n';

describe('what a person states and encloses', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  before(async () => {
    desk = await openTrainingDesk();
  });
  after(() => desk?.end());

  async function monaOn(language: ScreenLanguage, path: string): Promise<Page> {
    const page = await newMachine(desk.browser, language);
    page.setDefaultTimeout(60_000);
    await desk.door.enter(page, 'mona');
    await page.goto(`${desk.address}${path}`);
    await page.locator('h1').first().waitFor();
    return page;
  }
  const itemNamed = async (page: Page, name: string): Promise<EvidenceItem | undefined> =>
    (await ask<{ items: EvidenceItem[] }>(page, desk.address, `/cases/${desk.at.case}/evidence`)).items.find((one) => one.name === name);

  test('what no column says is stated on the screen of a table, and each record shows that no source says it, beside its row', async () => {
    const page = await monaOn('en', `/cases/${desk.at.case}/evidence`);
    await page.getByLabel(en['evidence.file']).setInputFiles({ name: 'coins.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
    await page.getByLabel(en['evidence.how']).selectOption('upload');
    await page.getByLabel(en['evidence.from']).fill('Lighthouse Exchange');
    await page.getByRole('button', { name: en['evidence.start'], exact: true }).click();
    let item: EvidenceItem | undefined;
    for (let tries = 0; tries < 60 && item === undefined; tries++) {
      item = await itemNamed(page, 'coins.csv');
      if (item === undefined) await page.waitForTimeout(500);
    }
    const itemPath = `/cases/${desk.at.case}/evidence/${item?.id}`;
    await page.goto(`${desk.address}${itemPath}/tables`);
    await page.getByLabel(en['tables.name']).fill('Exchange, coins');
    await page.getByLabel(en['tables.provider']).fill('lighthouse');
    await page.getByLabel(en['tables.zone']).fill('UTC+2');
    await page.getByLabel(en['tables.account'], { exact: true }).fill('U-778');
    await page.getByLabel(en['tables.kind']).selectOption('payment');
    await page.getByLabel('When', { exact: true }).selectOption('at');
    await page.getByLabel('Coins', { exact: true }).selectOption('amount');
    for (const [n, [field, value]] of Object.entries({ currency: 'USDT', network: 'TRON' }).entries()) {
      await page.getByRole('button', { name: en['tables.stated.more'] }).click();
      await page.getByLabel(en['tables.stated.field']).nth(n).selectOption(field);
      await page.getByLabel(en['tables.stated.value']).nth(n).fill(value);
    }
    await page.getByText(en['tables.item-alone']).waitFor();
    await page.getByRole('button', { name: en['tables.try'] }).click();
    const mark = page.getByText(/Stated by a person, not by the source: .*Currency/);
    await mark.first().waitFor();
    assert.equal(await mark.count(), 2);
    await page.getByRole('button', { name: en['tables.confirm'] }).click();
    await page.waitForURL((url) => url.pathname === itemPath);
    // The item was read before, to nothing; now it is read by the mapping.
    let reading: EvidenceItem['readings'][number] | undefined;
    for (let tries = 0; tries < 60 && reading === undefined; tries++) {
      reading = (await itemNamed(page, 'coins.csv'))?.readings.find(({ records }) => records === 2);
      if (reading === undefined) await page.waitForTimeout(500);
    }
    const { records } = await ask<{ records: { id: string }[] }>(page, desk.address, `/readings/${reading?.id}/records`);
    await page.goto(`${desk.address}/readings/${reading?.id}?record=${records[0]?.id}`);
    const detail = page.locator('aside.record');
    await detail.getByText(/Stated by a person, not by the source: .*Account.*Currency/).waitFor();
    const said = (await detail.textContent()) ?? '';
    assert.match(said, /first payment/, 'the rest of its row stands beside it');
    assert.match(said, /stated by that person for all rows: account = U-778; currency = USDT; network = TRON/);
    const arabic = await monaOn('ar', `/readings/${reading?.id}?record=${records[0]?.id}`);
    await arabic
      .getByText(/ذكره شخص، لا المصدر: .*العملة/)
      .first()
      .waitFor();
    await arabic.context().close();
    await page.context().close();
  });

  test('an item of the case is chosen in the draft, and the request shows it by its hash and size', async () => {
    const page = await monaOn('ar', '/');
    const { requests } = await ask<{ requests: RequestSummary[] }>(page, desk.address, `/requests?caseId=${desk.at.case}`);
    const draft = requests.find(({ state, kind }) => state === 'draft' && kind === 'mla_request') ?? assert.fail('no draft of assistance');
    await page.goto(`${desk.address}/requests/${draft.id}/edit`);
    const field = page.locator('#field-annexes');
    await field.getByRole('button', { name: ar['enclose.from-case'] }).click();
    const choice = field.getByLabel(ar['enclose.which']);
    await choice.waitFor();
    const { items } = await ask<{ items: { evidenceId: string; name: string; sha256: string; keptBack: string | null }[] }>(
      page,
      desk.address,
      `/requests/${draft.id}/enclosable`,
    );
    const item = items.find(({ keptBack }) => keptBack === null) ?? assert.fail('nothing may leave');
    const saved = page.waitForResponse((one) => one.request().method() === 'PUT' && one.ok());
    await choice.selectOption(item.evidenceId);
    await field.getByText(item.sha256).waitFor();
    await saved;
    const shown = await ask<RequestDetail>(page, desk.address, `/requests/${draft.id}`);
    assert.deepEqual(
      shown.enclosures.map(({ evidenceId, sha256 }) => [evidenceId, sha256]),
      [[item.evidenceId, item.sha256]],
    );
    await page.goto(`${desk.address}/requests/${draft.id}`);
    await page.getByRole('heading', { name: ar['send.enclosures'] }).waitFor();
    await page.getByText(item.sha256).waitFor();
    const approver = await newMachine(desk.browser, 'ar');
    await desk.door.enter(approver, 'karim');
    await approver.goto(`${desk.address}/requests/${draft.id}/decide`);
    await approver.getByText(ar['enclose.approved']).waitFor();
    await approver.getByText(item.sha256).first().waitFor();
    await approver.context().close();
    await page.context().close();
  });
});
