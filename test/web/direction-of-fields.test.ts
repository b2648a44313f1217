// SPDX-License-Identifier: Apache-2.0
/** What people write runs in its own direction, from the first letter typed, whatever the direction of the page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { noBrowser } from '../browser.ts';
import { bySeed } from '../by-seed.ts';
import { newMachine } from './screens.ts';
import { openTrainingDesk, screenNamed, type TrainingDesk } from './training-desk.ts';

const WRITTEN = {
  rtl: 'الحساب يعلن عن الرحلة (12 مقعدًا).',
  ltr: 'The account announces the crossing (12 seats).',
} as const;
const PAGES = { en: 'ltr', ar: 'rtl' } as const;
/** Between them they hold fields of one line and of many, one with an icon inside, and some for what is written from left to right only. */
const TRIED = ['cases', 'new-case', 'new-target', 'incoming-new', 'records'];
const FIELDS = 'main :is(textarea, input:not([type]), input[type=text], input[type=search]):not([inputmode])';

describe('the direction of what is written', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  before(async () => {
    desk = await openTrainingDesk();
  });
  after(() => desk?.end());

  for (const screen of TRIED.map(screenNamed))
    for (const language of bySeed(`direction of ${screen.name}`, ['en', 'ar'] as const))
      test(`${screen.name} [${language}]: a field begins where the page does, and then runs as what is typed`, async () => {
        const page = await newMachine(desk.browser, language);
        await desk.door.enter(page, screen.who);
        await desk.open(page, screen.name);
        const fields = (await page.locator(FIELDS).all()).length;
        let free = 0;
        for (let n = 0; n < fields; n += 1) {
          const field = page.locator(FIELDS).nth(n);
          if (!(await isFree(field))) continue;
          free += 1;
          assert.equal(await sideOf(field), PAGES[language]);
          for (const direction of ['rtl', 'ltr'] as const) {
            await typeInto(page, field, WRITTEN[direction]);
            assert.equal(await sideOf(field), direction);
            assert.equal(await isIconClear(field), true, 'the text runs under what stands inside the field');
          }
        }
        assert.ok(free > 0, 'nothing can be written on this screen');
        await page.context().close();
      });

  test('an identifier stands from left to right in an Arabic page, however it begins', async () => {
    const page = await newMachine(desk.browser, 'ar');
    await desk.door.enter(page, 'mona');
    await desk.open(page, 'new-target');
    const pasted = page.locator('main textarea').first();
    await typeInto(page, pasted, 'https://example.org/قارب');
    assert.match(await sideOf(pasted), /^ltr/);
    await typeInto(page, pasted, 'قارب@example.org');
    assert.match(await sideOf(pasted), /^ltr/);
    await page.context().close();
  });
  test('a name in Latin letters stands where the lines of an Arabic page begin', async () => {
    const page = await newMachine(desk.browser, 'ar');
    await desk.door.enter(page, 'mona');
    await desk.open(page, 'board');
    const sides = await page.locator('main bdi').evaluateAll((all) => all.map((one) => getComputedStyle(one).textAlign));
    assert.deepEqual([...new Set(sides)], ['right']);
    await page.context().close();
  });
});

async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await field.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Seen, open for writing, and not held to one direction. */
async function isFree(field: Locator): Promise<boolean> {
  const dir = await field.getAttribute('dir');
  return (await field.isVisible()) && (await field.isEditable()) && dir !== 'ltr' && dir !== 'rtl';
}

/** The direction of the field itself; its lines stand at the side where that begins, or the answer is neither. */
async function sideOf(field: Locator): Promise<string> {
  return await field.evaluate((element) => {
    const { direction, textAlign } = getComputedStyle(element);
    return textAlign === 'start' ? direction : `${direction}, aligned ${textAlign}`;
  });
}

/** Whether the room that is left for an icon is on the side where the icon stands. */
async function isIconClear(field: Locator): Promise<boolean> {
  return await field.evaluate((element) => {
    const icon = element.parentElement?.querySelector(':scope > [data-position]')?.getBoundingClientRect();
    if (icon === undefined) return true;
    const box = element.getBoundingClientRect();
    const { paddingLeft, paddingRight } = getComputedStyle(element);
    return icon.left - box.left < box.right - icon.right
      ? box.left + Number.parseFloat(paddingLeft) >= icon.right - 1
      : box.right - Number.parseFloat(paddingRight) <= icon.left + 1;
  });
}
