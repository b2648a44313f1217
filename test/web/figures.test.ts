// SPDX-License-Identifier: Apache-2.0
/** An overseer recounts in a browser: from a number to what it counts, to the entry and its proof; and whoever is no overseer sees no number. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from '../browser.ts';
import { newMachine } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

describe('the figures of the training desk', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  before(async () => {
    desk = await openTrainingDesk();
  });
  after(async () => await desk?.end());

  test('a number opens to as many things as it says, and a thing to its proof, in Arabic on a telephone', async () => {
    const page = await newMachine(desk.browser, 'ar');
    await page.setViewportSize({ width: 390, height: 844 });
    await desk.door.enter(page, 'judge');
    await desk.open(page, 'figures');
    const left = page.locator('table.figures > tbody > tr > td.number > a').first();
    const count = Number(await left.textContent());
    assert.ok(count > 0);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await left.press('Enter');
    await page.waitForSelector('table.counted tbody tr');
    assert.equal(await page.locator('table.counted tbody tr').count(), count);
    await page.locator('table.counted .link-like').first().press('Enter');
    await page.waitForSelector('[role=dialog] pre');
    await page.context().close();
  });

  test('an overseer who types the address of the register is not told that nothing has left', async () => {
    const page = await newMachine(desk.browser, 'en');
    await desk.door.enter(page, 'judge');
    await page.goto(`${desk.address}/register`);
    await page.waitForURL('**/figures');
    await page.context().close();
  });

  test('an investigator who types the address is told that it is not for them', async () => {
    const page = await newMachine(desk.browser, 'en');
    await desk.door.enter(page, 'mona');
    await page.goto(`${desk.address}/figures`);
    await page.getByText('ACCESS_NOT_ALLOWED').waitFor();
    assert.equal(await page.locator('table.figures').count(), 0);
    await page.context().close();
  });
});
