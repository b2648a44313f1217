// SPDX-License-Identifier: Apache-2.0
/** Paper in a real browser, in English and from right to left: an original that came back, and the request of another State. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { IncomingDetail, IncomingSummary } from '../../src/core/api/incoming.ts';
import type { PaperRoad } from '../../src/core/api/paper-road.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { noBrowser, openBrowser, watchFaults } from '../browser.ts';
import { bySeed } from '../by-seed.ts';
import { ask, Door, findPlaces, newMachine, type Persona, type Places } from '../web/screens.ts';
import { type LanternDesk, lanternFolder, lanternKind, openLantern } from './lantern-desk.ts';

describe('on paper', { skip: noBrowser }, () => {
  let desk: LanternDesk;
  let remove: () => Promise<void>;
  let browser: Browser;
  let door: Door;

  before(async () => {
    const made = await lanternFolder(lanternKind('the paper road'));
    remove = made.remove;
    desk = await openLantern(made.folder, made.environment);
    door = new Door(desk.address);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await desk?.end();
    await remove?.();
  });

  async function enter(who: Persona, language: 'en' | 'ar'): Promise<{ page: Page; faults: string[] }> {
    const page = await newMachine(browser, language);
    page.setDefaultTimeout(60_000);
    await door.enter(page, who);
    return { page, faults: watchFaults(page) };
  }

  const languages = [
    ['en', en],
    ['ar', ar as typeof en],
  ] as const;
  for (const [language, words] of bySeed('paper road', languages)) {
    const say = (id: keyof typeof en, values: Readonly<Record<string, string>> = {}): string =>
      Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[id]);
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

    test(`a scan is compared page by page and bound by the code on it [${language}]`, { timeout: 300_000 }, async () => {
      const { page, faults } = await enter('mona', language);
      await page.goto(desk.address);
      const at: Places = await findPlaces(page, desk.address);
      const road = await ask<PaperRoad>(page, desk.address, `/requests/${at.sent}/paper-road`);
      const [paper] = road.papers;
      assert.ok(paper !== undefined);
      await takeIn(page, at, say, `scan-${language}.pdf`, `/requests/${at.sent}/preview?language=${paper.language}&format=pdf`);
      await page.goto(`${desk.address}/requests/${at.sent}/paper`);
      await page.getByRole('combobox', { name: say('paper.scan'), exact: true }).selectOption({ label: `scan-${language}.pdf` });
      const bind = page.getByRole('button', { name: say('paper.bind.do') });
      await page.waitForFunction(bothDrawn, undefined, { polling: 200 });
      await page.evaluate(turnedFast, [say('paper.page.after'), say('paper.page.before')]);
      for (let n = 1; n <= paper.pages; n += 1) {
        await page.waitForFunction(bothDrawn, undefined, { polling: 200 });
        assert.equal(await bind.isDisabled(), true);
        await page.getByLabel(say('paper.page.same', { page: String(n) })).check();
        if (n < paper.pages) await press(page, say('paper.page.after'));
      }
      await page.getByLabel(say('paper.code')).fill('0000-0000-0000-0000');
      await bind.click();
      await page.getByRole('alert').first().waitFor();
      // The browser notes the refusal that was asked for.
      faults.length = 0;
      await page.getByLabel(say('paper.code')).fill(paper.code.toLowerCase());
      await bind.click();
      await page.getByText(say('paper.original.ink')).first().waitFor();
      await press(page, say('paper.step.add'));
      await page.getByLabel(say('paper.step'), { exact: true }).selectOption('diplomatic-bag');
      await page.getByLabel(say('paper.number')).fill('BAG 12');
      await page
        .locator('form')
        .getByRole('button', { name: say('paper.step.add') })
        .click();
      await page.getByText(say('paper.under-way')).first().waitFor();
      assert.deepEqual(faults, []);
    });

    test(`a register of before is looked at, settled where it is doubtful, and taken over as history [${language}]`, {
      timeout: 300_000,
    }, async () => {
      const { page, faults } = await enter('mona', language);
      await page.goto(desk.address);
      const at: Places = await findPlaces(page, desk.address);
      const name = `register-${language}.csv`;
      const text = `رقم الصادر;تاريخ الصادر;الجهة;النتيجة\r\n${language}-1;03/04/2019;Facebook;تم التنفيذ\r\n${language}-2;13/02/2019;Facebook;؟\r\n`;
      await takeInBytes(page, at, say, name, Buffer.from(`\ufeff${text}`, 'utf16le'));
      await page.goto(`${desk.address}/cases/${at.case}/old-register`);
      await page.getByRole('combobox', { name: say('old.item') }).selectOption({ label: name });
      await press(page, say('old.look'));
      await page.getByText(say('old.doubt.ambiguous-date')).first().waitFor();
      await page
        .getByRole('combobox', { name: say('old.means.of', { row: '2', field: say('old.field.sentOn') }) })
        .selectOption('2019-04-03');
      await press(page, say('old.import'));
      await page.locator('ul.rows').getByText(name).waitFor();
      await page.goto(`${desk.address}/register`);
      await press(page, say('old.history.show'));
      await page.getByText(`${language}-1`).waitFor();
      await page.getByText(say('old.doubt.unknown-outcome')).first().waitFor();
      assert.deepEqual(faults, []);
    });

    test(`another State is asked for what is missing, and answered [${language}]`, { timeout: 300_000 }, async () => {
      const { page, faults } = await enter('claire', language);
      await page.goto(`${desk.address}/incoming`);
      const { incoming } = await ask<{ incoming: IncomingSummary[] }>(page, desk.address, '/incoming');
      const id = incoming[0]?.id ?? assert.fail('Operation Lantern has no request of another State');
      await page.getByRole('link', { name: /IN1/ }).click();
      await page.getByRole('heading', { level: 1 }).filter({ hasText: 'IN1' }).waitFor();
      const step = async (event: 'ask' | 'clarified' | 'postpone' | 'resume') => {
        await press(page, say('incoming.step'));
        await page.getByRole('menuitem', { name: say(`incoming.event.${event}`) }).click();
      };
      const finish = async (event: 'ask' | 'clarified' | 'postpone' | 'resume') => {
        await page
          .getByRole('dialog')
          .getByRole('button', { name: say(`incoming.event.${event}`), exact: true })
          .click();
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      };
      await step('ask');
      await press(page, say('incoming.question'));
      await page.waitForFunction(
        (reference) => [...document.querySelectorAll('textarea')].some(({ value }) => value.includes(reference)),
        'AAP/2026/1188-C',
      );
      await finish('ask');
      await page.getByText(say('incoming.state.waiting')).first().waitFor();
      await step('clarified');
      await page.getByRole('dialog').getByLabel(say('incoming.comment')).fill('They sent page 4 again.');
      await finish('clarified');
      await step('postpone');
      await page.getByRole('dialog').getByLabel(say('incoming.reason')).selectOption('pending_own_case');
      await page.getByRole('dialog').getByLabel(say('incoming.comment')).fill('Our own case on the same boats is in court.');
      await finish('postpone');
      await step('resume');
      await page.getByRole('dialog').getByLabel(say('incoming.comment')).fill('Judgment was given.');
      await finish('resume');
      assert.equal((await ask<IncomingDetail>(page, desk.address, `/incoming/${id}`)).state, 'received');
      assert.deepEqual(faults, []);
    });
  }

  /** Takes bytes of the desk in as an upload to the case, as a scanner's file would come. */
  async function takeIn(page: Page, at: Places, say: (id: keyof typeof en) => string, name: string, path: string): Promise<void> {
    await takeInBytes(page, at, say, name, await (await page.request.get(`${desk.address}/api/v1${path}`)).body());
  }

  async function takeInBytes(page: Page, at: Places, say: (id: keyof typeof en) => string, name: string, bytes: Buffer): Promise<void> {
    await page.goto(`${desk.address}/cases/${at.case}/evidence`);
    await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes });
    await page.getByLabel(say('evidence.how')).selectOption('upload');
    await page.getByLabel(say('evidence.from')).fill('Registry, from the scanner');
    await page.getByRole('button', { name: say('evidence.start'), exact: true }).click();
    await page.getByRole('link', { name }).first().waitFor();
  }
});

/** Runs in the page: leaves to and fro before any page can have been drawn. The button of the way back stands only after the page was turned. */
async function turnedFast([after, before]: readonly string[]): Promise<void> {
  for (const name of [after, before, after, before]) {
    const button = document.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]:enabled`);
    if (button === null) throw new Error(`nothing to press: ${name}`);
    button.click();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
}

/** Runs in the page: ink stands on both canvases. */
function bothDrawn(): boolean {
  const drawn = [...document.querySelectorAll<HTMLCanvasElement>('.paper-beside canvas')].map((canvas) => {
    const pixels = canvas.hidden ? [] : (canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []);
    return pixels.some((value, at) => at % 4 === 0 && value < 128);
  });
  return drawn.length === 2 && drawn.every(Boolean);
}
