// SPDX-License-Identifier: Apache-2.0
/** The machine in front of the desk has another clock or another zone than the desk: forms begin with the desk's time, and say whose time is meant. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { RequestDetail } from '../../src/core/api/requests.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { noBrowser } from '../browser.ts';
import { ask, newMachine, type ScreenLanguage } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

const HOUR_MS = 3_600_000;

describe('a machine with another clock', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  before(async () => {
    desk = await openTrainingDesk();
    const karim = await newMachine(desk.browser, 'en');
    await desk.door.enter(karim, 'karim');
    await karim.goto(`${desk.address}/requests/${desk.at.submitted}/decide`);
    await karim.getByRole('button', { name: en['step.approve'], exact: true }).first().click();
    await karim.getByRole('button', { name: en['step.approve'], exact: true }).waitFor({ state: 'detached' });
  });
  after(() => desk?.end());

  /** A machine whose clock is ahead by so much, and that stands in a zone. */
  async function machine(language: ScreenLanguage, { aheadMs = 0, zone = 'UTC' }): Promise<Page> {
    const page = await newMachine(desk.browser, language);
    page.setDefaultTimeout(60_000);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setTimezoneOverride', { timezoneId: zone });
    await page.addInitScript((ahead) => {
      const now = Date.now.bind(Date);
      window.Date = class extends Date {
        static override now = () => now() + ahead;
        constructor(...given: [] | [string]) {
          super(...((given.length === 0 ? [now() + ahead] : given) as [string]));
        }
      } as DateConstructor;
    }, aheadMs);
    await desk.door.enter(page, 'mona');
    await page.goto(`${desk.address}/requests/${desk.at.submitted}/send`);
    return page;
  }
  const utc = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const isNow = (value: string) => {
    const late = Date.now() - Date.parse(`${value.replace(' ', 'T')}Z`);
    assert.ok(late >= 0 && late < 5 * 60_000, `${value} is the desk's time`);
  };

  for (const zone of ['Asia/Karachi', 'Africa/Cairo'])
    test(`in ${zone} the form begins with the time in UTC, and says what that is there`, async () => {
      const page = await machine('en', { zone });
      const field = page.getByLabel(en['send.at']);
      isNow(await field.inputValue());
      const there = async (typed: string, said: string) => {
        await field.fill(typed);
        await page.getByText(`${said} (${zone})`).waitFor();
      };
      const isCairo = zone === 'Africa/Cairo';
      await there('2026-01-15 10:00', isCairo ? '15 Jan 2026, 12:00' : '15 Jan 2026, 15:00');
      await there('15/07/2026 22:30', isCairo ? '16 Jul 2026, 01:30' : '16 Jul 2026, 03:30');
      await page.context().close();
    });

  test('two hours ahead: its own time is refused with both times, that of the form is taken', async () => {
    const page = await machine('ar', { aheadMs: 2 * HOUR_MS, zone: 'Africa/Cairo' });
    const field = page.getByLabel(ar['send.at']);
    const offered = await field.inputValue();
    isNow(offered);
    const record = () => page.getByRole('button', { name: ar['send.record'], exact: true }).last().click();
    const ahead = utc(Date.now() + 2 * HOUR_MS);
    await field.fill(ahead);
    await record();
    const said = (await page.getByRole('alert').filter({ hasText: 'INPUT_MOMENT_AHEAD' }).textContent()) ?? '';
    assert.match(said, new RegExp(`${ahead} UTC.*${utc(Date.now()).slice(0, 13)}.*10`));
    assert.match(said, /والساعة في المكتب/);
    await field.fill(utc(Date.now() + 5 * 60_000));
    await record();
    await page.waitForURL((url) => !url.pathname.endsWith('/send'));
    const { sentAt } = await ask<RequestDetail>(page, desk.address, `/requests/${desk.at.submitted}`);
    isNow(sentAt?.slice(0, 16) ?? '');
    await page.context().close();
  });
});
