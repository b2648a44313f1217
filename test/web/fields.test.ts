// SPDX-License-Identifier: Apache-2.0
/**
 * Fields take what people write, from the keyboard they have and however long; it runs in its own direction, from the first letter typed, whatever the
 * direction of the page.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page, Response } from 'playwright-core';
import { lanternCase } from '../../src/cli/demo/operation-lantern.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { noBrowser } from '../browser.ts';
import { bySeed } from '../by-seed.ts';
import { newMachine } from './screens.ts';
import { openTrainingDesk, screenNamed, type TrainingDesk } from './training-desk.ts';

const WRITTEN = {
  rtl: 'قارب (12).',
  ltr: 'Boat (12).',
} as const;
const PAGES = { en: 'ltr', ar: 'rtl' } as const;
/** Between them they hold fields of one line and of many, one with an icon inside, and some for what is written from left to right only. */
const TRIED = ['cases', 'new-case', 'new-target', 'incoming-new', 'records'];
const FIELDS = 'main :is(textarea, input:not([type]), input[type=text], input[type=search]):not([inputmode])';

const NUMBER = 'main input[inputmode=decimal]';

describe('fields', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  let page: Page;
  before(async () => {
    desk = await openTrainingDesk();
    page = await newMachine(desk.browser, 'ar');
    await desk.door.enter(page, 'mona');
  });
  after(() => desk?.end());

  const open = (name: string) => desk.open(page, name);

  for (const [keyboard, written] of Object.entries({ Latin: '25', Arabic: '٢٥', Persian: '۲۵', 'Arabic and Latin': '٢5' }))
    test(`a number is typed on a keyboard with ${keyboard} digits, and pasted`, async () => {
      await open('new-case');
      const field = page.locator(NUMBER).first();
      await field.click();
      await press(page, written);
      assert.equal(await field.inputValue(), '25');
      await page.keyboard.press('Home');
      await press(page, '١');
      await page.keyboard.press('Control+Z');
      assert.equal(await field.inputValue(), '25');
      await paste(field, written);
      assert.equal(await field.inputValue(), '25');
    });
  for (const written of ['2026-11-26', '26/11/2026', '26.11.2026', '٢٠٢٦-١١-٢٦', '٢٦/١١/٢٠٢٦', '۲۶/۱۱/۲۰۲۶', '٢٦١١٢٠٢٦'])
    test(`a day is typed as ${written}, and pasted`, async () => {
      const field = await dayField();
      assert.equal(await field.getAttribute('inputmode'), 'numeric', 'a telephone shows its keys with digits');
      await press(page, written);
      await page.keyboard.press('Tab');
      assert.equal(await field.inputValue(), '2026-11-26');
      await paste(field, `\u200f${written}`);
      await field.blur();
      assert.equal(await field.inputValue(), '2026-11-26');
      assert.equal(await field.evaluate((input: HTMLInputElement) => input.validity.valid), true);
    });
  test('what is no day of the calendar is said so beside the field, and nothing is guessed', async () => {
    const field = await dayField();
    for (const none of ['11/26/2026', '30/02/2026', '26 نوفمبر']) {
      await field.fill(none);
      await field.blur();
      await page.getByText('26/11/2026').waitFor();
      assert.equal(await field.inputValue(), none);
      assert.equal(await field.evaluate((input: HTMLInputElement) => input.validity.customError), true);
    }
    await field.fill('');
    await page.getByText('26/11/2026').waitFor({ state: 'detached' });
  });
  test('the calendar of the browser is a button after the field, for keys as well, and writes the day into it', async () => {
    const field = await dayField();
    await page.keyboard.press('Tab');
    const calendar = page.getByRole('button', { name: ar['shell.day.choose'] }).first();
    assert.equal(await calendar.evaluate((button) => button === document.activeElement), true);
    await page.evaluate(() => {
      HTMLInputElement.prototype.showPicker = function () {
        Object.assign(window, { opened: this });
      };
    });
    await page.keyboard.press('Enter');
    await page.evaluate(() => {
      const { opened } = window as unknown as { opened: HTMLInputElement };
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(opened, '2026-12-05');
      opened.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.equal(await field.inputValue(), '2026-12-05');
    assert.equal(await field.evaluate((input) => input === document.activeElement), true);
  });
  /** The first of a form, with the cursor in it. */
  async function dayField(): Promise<Locator> {
    await open('incoming-new');
    const field = page.getByPlaceholder(ar['shell.day.form']).first();
    await field.fill('');
    await field.click();
    return field;
  }
  test('a code is typed in the digits of the keyboard', async () => {
    const stranger = await newMachine(desk.browser, 'ar');
    await stranger.goto(`${desk.address}/sign-in`);
    const field = stranger.locator('input[inputmode=numeric]').first();
    await field.fill('');
    await field.click();
    await press(stranger, '١٢۳4');
    assert.equal(await field.inputValue(), '1234');
    await stranger.context().close();
  });
  test('on a training desk, where nobody has an app, the code that an act asks for again is filled in, and the act goes on', async () => {
    await open('bundles');
    const isMade = (answer: Response) => answer.request().method() === 'POST' && answer.url().endsWith('/bundles') && answer.ok();
    const made = page.waitForResponse(isMade, { timeout: 90_000 });
    // As if some minutes had gone by: the desk asks once, all else is its own.
    const problem = { type: 'about:blank', title: 'again', status: 403, code: 'ACCESS_SECOND_FACTOR_NEEDED' };
    const again = { status: 403, contentType: 'application/problem+json', body: JSON.stringify(problem) };
    let hasAsked = false;
    await page.route('**/bundles', async (route) => {
      const asksNow = route.request().method() === 'POST' && !hasAsked;
      hasAsked ||= asksNow;
      await (asksNow ? route.fulfill(again) : route.continue());
    });
    await page.getByRole('button', { name: ar['bundle.make'], exact: true }).click();
    const asks = page.getByRole('dialog', { name: ar['step-up.title'] });
    await asks.waitFor();
    const fill = asks.getByRole('button', { name: ar['step-up.training.fill'] });
    // A code is good once, and that of this half minute may have been shown at the door: the next one is waited for.
    const codes = new Set<string>();
    while (codes.size < 2) {
      await fill.click();
      await page.waitForFunction(() => /^\d{6}$/.test(document.querySelector<HTMLInputElement>('[role=dialog] input')?.value ?? ''));
      codes.add(await asks.getByRole('textbox').inputValue());
      await page.waitForTimeout(500);
    }
    await asks.getByRole('button', { name: ar['step-up.go'] }).click();
    await asks.waitFor({ state: 'detached' });
    await made;
    await page.unroute('**/bundles');
  });
  test('what is no number is dropped, and no more digits are taken than a field holds', async () => {
    await open('new-case');
    const field = page.locator(NUMBER).first();
    await field.click();
    await press(page, 'سنة٣');
    assert.equal(await field.inputValue(), '3');
    await field.fill('');
    await press(page, '٩'.repeat(40));
    assert.equal(await field.inputValue(), '9'.repeat(Number(await field.getAttribute('maxlength'))));
  });
  test('a field that was left empty says so in the language of the page, and takes what is written then', async () => {
    await open('new-case');
    const field = page.locator('main input[required]').first();
    const said = () => field.evaluate((one) => (one as HTMLInputElement).validationMessage);
    await page.locator('main form button[type=submit]').click();
    assert.equal(await said(), ar['field.fill']);
    await press(page, '7');
    assert.equal(await said(), '');
    await field.fill('');
    await page.keyboard.press('Enter');
    assert.equal(await said(), ar['field.fill']);
  });
  test('the kind of offence is asked for: none stands there that nobody chose', async () => {
    await open('new-case');
    const family = page.getByLabel(ar['new-case.family']);
    assert.equal(await family.inputValue(), '');
    for (const field of await page.locator('main :is(input, textarea)[required]').all()) await field.fill('7');
    await page.locator('main form button[type=submit]').click();
    assert.equal(await family.evaluate((one) => one === document.activeElement && !(one as HTMLSelectElement).validity.valid), true);
    assert.match(page.url(), /\/cases\/new$/);
  });
  test('the facts of a request begin with what the case says, once somebody asks for it, and are then written on', async () => {
    await open('draft');
    const field = page.locator('#field-facts_summary textarea');
    assert.equal(await field.inputValue(), '');
    const begin = page.getByRole('button', { name: ar['edit.from-case'] });
    await begin.focus();
    await page.keyboard.press('Enter');
    await begin.waitFor({ state: 'detached' });
    assert.equal(await field.inputValue(), lanternCase.summary);
    await page.keyboard.type('!');
    assert.equal((await field.inputValue()).length, lanternCase.summary.length + 1);
    await field.fill('');
    await begin.waitFor();
  });
  test('a text without a blank stands in one line and is refused in words; the writer stays in the field, and breaks it', async () => {
    await open('draft');
    const field = page.locator('main textarea').first();
    const run = 'ع'.repeat(30_000);
    await field.fill(run);
    assert.equal(await field.getAttribute('wrap'), 'off');
    assert.equal(await field.inputValue(), run);
    await page.getByText('INPUT_UNBROKEN_TEXT').first().waitFor();
    await page.keyboard.press('Backspace');
    assert.equal((await field.inputValue()).length, run.length - 1);
    await field.fill('عين '.repeat(7_500));
    assert.equal(await field.getAttribute('wrap'), null);
    await page.getByText('INPUT_UNBROKEN_TEXT').first().waitFor({ state: 'detached' });
  });

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

/** As keys of a keyboard that has these letters. */
async function press(page: Page, text: string): Promise<void> {
  const keys = await page.context().newCDPSession(page);
  for (const key of text) {
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, unmodifiedText: key });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
  }
  await keys.detach();
}

/** In place of what stands there. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.page().evaluate((copied) => {
    const write = (event: ClipboardEvent) => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', copied);
    };
    document.addEventListener('copy', write, { once: true });
  }, text);
  await field.press('Control+A');
  await field.press('Control+C');
  await field.press('Control+V');
}

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
