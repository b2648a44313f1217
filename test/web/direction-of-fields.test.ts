// SPDX-License-Identifier: Apache-2.0
/** What people write runs in its own direction, from the first letter typed, whatever the direction of the page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { noBrowser, openBrowser } from '../browser.ts';
import { type LanternDesk, lanternFolder, openLantern } from '../journey/lantern-desk.ts';
import { Door, findPlaces, newMachine, openScreen, type Places, type Screen, screens } from './screens.ts';

const WRITTEN = {
  rtl: 'الحساب يعلن عن الرحلة (12 مقعدًا).',
  ltr: 'The account announces the crossing (12 seats).',
} as const;
const PAGES = { en: 'ltr', ar: 'rtl' } as const;
/** Between them they hold fields of one line and of many, one with an icon inside, and some for what is written from left to right only. */
const TRIED = ['cases', 'new-case', 'new-target', 'incoming-new', 'records'];
const FIELDS = 'main :is(textarea, input:not([type]), input[type=text], input[type=search]):not([inputmode])';

describe('the direction of what is written', { skip: noBrowser }, () => {
  let desk: LanternDesk;
  let remove: () => void;
  let browser: Browser;
  let door: Door;
  let at: Places;

  before(async () => {
    const made = await lanternFolder();
    remove = made.remove;
    desk = await openLantern(made.folder);
    browser = await openBrowser();
    door = new Door(desk.address);
    const member = await newMachine(browser, 'en');
    await door.enter(member, 'youssef');
    at = await findPlaces(member, desk.address);
  });
  after(async () => {
    await browser?.close();
    await desk?.end();
    remove?.();
  });

  for (const language of ['en', 'ar'] as const)
    for (const screen of TRIED.map((name) => screens.find((one) => one.name === name) as Screen))
      test(`${screen.name} [${language}]: a field begins where the page does, and then runs as what is typed`, async () => {
        const page = await newMachine(browser, language);
        await door.enter(page, screen.who);
        await openScreen(page, desk.address, screen, at);
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
    const page = await newMachine(browser, 'ar');
    await door.enter(page, 'mona');
    await openScreen(page, desk.address, screens.find(({ name }) => name === 'new-target') as Screen, at);
    const pasted = page.locator('main textarea').first();
    await typeInto(page, pasted, 'https://example.org/قارب');
    assert.match(await sideOf(pasted), /^ltr/);
    await typeInto(page, pasted, 'قارب@example.org');
    assert.match(await sideOf(pasted), /^ltr/);
    await page.context().close();
  });
  test('a name in Latin letters stands where the lines of an Arabic page begin', async () => {
    const page = await newMachine(browser, 'ar');
    await door.enter(page, 'mona');
    await openScreen(page, desk.address, screens.find(({ name }) => name === 'board') as Screen, at);
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
  return (await field.isVisible()) && (await field.isEditable()) && (await field.getAttribute('dir')) !== 'ltr';
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
