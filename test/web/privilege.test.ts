// SPDX-License-Identifier: Apache-2.0
/** A record with a lawyer is sealed beside the record, looked at by the legal reviewer alone, and let go by two people; in three languages. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser } from '../browser.ts';
import { newMachine, type Persona, type ScreenLanguage } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

describe('privileged records on the screens', { skip: noBrowser }, () => {
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
  const privilege = () => `/cases/${desk.at.case}/privilege`;
  const PRICE = 'السعر ٥٠٠';

  test('the investigator seals a record with whoever wrote it, and the readings open again without the chat', async () => {
    const page = await pageAs('mona', 'en', `/readings/${desk.at.chat}`);
    await page.getByText(PRICE).first().click();
    await page.getByText('Seal as privileged', { exact: true }).click();
    await page.getByLabel('Whose protection').selectOption('lawyer');
    await page.getByLabel('سمير', { exact: true }).check();
    await page.getByLabel('Reason', { exact: false }).last().fill('Counsel of the accused.');
    await page.getByRole('button', { name: 'Seal at once' }).click();
    await page.getByText('Sealed. The readings open again').waitFor();
    await page.getByText(/records are sealed as privileged/).waitFor({ timeout: 60_000 });
    assert.equal(await page.getByText(PRICE).count(), 0, 'what she has read leaves her page');
    await page.goto(`${desk.address}${privilege()}`);
    await page.getByText('Where sealed records are').waitFor({ timeout: 60_000 });
    await page.locator('main').getByText('Counsel of the accused.').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Read what is sealed/ }).count(), 0, 'she does not look');
    await page.goto(`${desk.address}/readings/${desk.at.chat}`);
    await page.getByText(/records are sealed as privileged/).waitFor();
    assert.equal(await page.getByText(PRICE).count(), 0);
    await page.context().close();
  });

  test('the legal reviewer looks, in Arabic, and refuses nothing before somebody has proposed', async () => {
    const page = await pageAs('huda', 'ar', privilege());
    await page
      .getByRole('button', { name: /^اقرأ المختوم/ })
      .first()
      .click();
    await page.getByText(PRICE).waitFor();
    assert.equal(await page.getByRole('button', { name: 'ارفع الختم', exact: true }).count(), 0);
    await page.context().close();
  });

  test('a seal by name is proposed to be lifted by one and lifted by another, in French', async () => {
    const mona = await pageAs('mona', 'en', privilege());
    await mona.getByRole('button', { name: 'Propose to lift the seal' }).click();
    await mona.getByLabel('Why the seal should be lifted').fill('He is a cousin, no lawyer.');
    await mona.getByRole('button', { name: 'Propose to lift the seal' }).click();
    await mona.getByText('sealed; lifting proposed').waitFor();
    assert.equal(await mona.getByRole('button', { name: 'Lift the seal' }).count(), 0);
    await mona.context().close();

    const karim = await pageAs('karim', 'fr', privilege());
    await karim.getByLabel('Motif de votre décision').fill('Le barreau ne le connaît pas.');
    await karim.getByRole('button', { name: 'Lever le scellé' }).click();
    await karim.locator('main').getByText('Le barreau ne le connaît pas.').waitFor();
    await karim.getByText('levé', { exact: true }).waitFor();
    await karim.context().close();

    const again = await pageAs('mona', 'en', privilege());
    await again.getByText('Where sealed records are').waitFor({ state: 'detached', timeout: 60_000 });
    await again.goto(`${desk.address}/readings/${desk.at.chat}`);
    await again.getByText(PRICE).first().waitFor();
    await again.context().close();
  });
});
