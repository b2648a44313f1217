// SPDX-License-Identifier: Apache-2.0
/**
 * Every screen in a real chromium: nothing that axe-core objects to, nothing that the desk's own policy refuses, nothing out of its box on a telephone,
 * nothing left in English but what a person or a source wrote, and what says to be English; and the main path by keyboard alone.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import type { RequestDetail } from '../../src/core/api/requests.ts';
import type { Session } from '../../src/core/api/session.ts';
import { isolatedValue } from '../../src/core/documents/isolated-value.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { noBrowser, openBrowser, watchFaults } from '../browser.ts';
import { bySeed } from '../by-seed.ts';
import { type LanternDesk, lanternFolder, lanternKind, openLantern } from '../journey/lantern-desk.ts';
import { leftOn } from './english-left.ts';
import { pokingOut } from './poking-out.ts';
import { ask, findPlaces, newMachine, openScreen, type Persona, type Places, type ScreenLanguage, screens, signIn } from './screens.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A full run tries each screen in one language, mostly one into which it was translated. */
const languagesOf = (name: string): ReadonlySet<ScreenLanguage> => new Set(bySeed(name, ['ar', 'fr', 'ar', 'fr', 'en'] as const));
const TELEPHONE = { width: 390, height: 844 };

describe('the screens', { skip: noBrowser }, () => {
  let desk: LanternDesk;
  let remove: () => Promise<void>;
  let browser: Browser;
  let at: Places;
  const machines = new Map<string, Promise<{ page: Page; faults: string[] }>>();

  before(async () => {
    const made = await lanternFolder(lanternKind('the screens'));
    remove = made.remove;
    desk = await openLantern(made.folder, made.environment);
    browser = await openBrowser();
    at = await findPlaces((await machineOf('youssef', 'en')).page, desk.address, { bundle: true });
  });
  after(async () => {
    await browser?.close();
    await desk?.end();
    await remove?.();
  });

  function machineOf(who: Persona, language: ScreenLanguage) {
    const key = `${who} ${language}`;
    const known = machines.get(key);
    if (known !== undefined) return known;
    const elsewhere = [...machines].find(([other]) => other.startsWith(`${who} `))?.[1];
    const made = makeMachine(who, language, elsewhere);
    machines.set(key, made);
    return made;
  }

  /** A code is good once: who has signed in on one machine brings the session along to the next. */
  async function makeMachine(who: Persona, language: ScreenLanguage, elsewhere: Promise<{ page: Page }> | undefined) {
    const page = await newMachine(browser, language);
    if (who !== 'nobody' && elsewhere === undefined) await signIn(page, desk.address, who);
    else if (elsewhere !== undefined) await page.context().addCookies(await (await elsewhere).page.context().cookies());
    return { page, faults: watchFaults(page) };
  }

  test('from the door to an answer, with the keyboard alone, from right to left', { timeout: 300_000 }, async () => {
    const page = await newMachine(browser, 'ar');
    page.setDefaultTimeout(60_000);
    const faults = watchFaults(page);
    await page.goto(`${desk.address}/sign-in`);
    await goAndPress(page, page.getByRole('button', { name: /Mona Farid/ }));
    await page.locator('input[value=mona]').waitFor();
    await goAndPress(page, page.locator('form button[type=submit]'));
    await goAndPress(page, page.getByRole('link', { name: /Operation Lantern/ }).first());
    await goAndPress(page, page.getByRole('link', { name: /61550000000017/ }).first());
    await goAndPress(page, page.getByRole('button', { name: takesTo('preservation_letter', 'Meta Platforms, Inc.') }).first());
    await page.waitForURL(/\/requests\/[^/]+\/edit$/);
    const requestId = new URL(page.url()).pathname.split('/')[2] as string;
    const shown = async () => await ask<RequestDetail>(page, desk.address, `/requests/${requestId}`);
    const missing = page.locator('a[href^="#field-"]:not(.skip)');
    await missing.first().waitFor();
    await goAndPress(page, page.locator('a.skip[href^="#field-"]'));
    assert.equal(await page.evaluate(() => document.activeElement?.closest('[data-missing]') !== null), true);
    // A list with several empty reasons is named until the last of them is written.
    for (let answered = 0; answered < 40 && (await missing.count()) > 0; answered += 1) {
      await goAndPress(page, missing.first());
      await answerWithKeys(page);
      await page.locator('.standing[data-standing=saved]').waitFor();
    }
    assert.equal(await missing.count(), 0);
    await goAndPress(page, page.getByRole('button', { name: ar['step.submit'] }));
    await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
    assert.equal((await shown()).state, 'submitted');
    await page.locator('.next-step').getByText('Karim Adel').waitFor();
    machines.set('mona by keyboard', Promise.resolve({ page, faults: [] }));

    // The approver has opened it when it is sent back and handed in with another text: what was read is not what would be approved.
    const { page: approver } = await machineOf('karim', 'ar');
    await approver.goto(`${desk.address}/requests/${requestId}/decide`);
    const approve = approver.getByRole('button', { name: ar['step.approve'], exact: true });
    await goTo(approver, approve);
    await changeMeanwhile(page, approver, desk.address, requestId);
    await approver.keyboard.press('Enter');
    await goAndPress(approver, approver.getByRole('alert').getByRole('button', { name: ar['shell.look-again'] }));
    await approver.getByRole('alert').waitFor({ state: 'detached' });
    assert.equal((await shown()).state, 'submitted');
    assert.notEqual(await focused(approver), 'BODY');
    await goTo(approver, approver.locator('iframe'));
    await goAndPress(approver, approve);
    await approver.waitForURL((url) => !url.pathname.endsWith('/decide'));
    assert.equal((await shown()).state, 'approved');

    // Sent without the reference that the portal has not shown yet, by two presses of Enter.
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await goAndPress(page, page.getByRole('link', { name: /Operation Lantern/ }).first());
    await goAndPress(page, page.locator(`main a[href="/requests/${requestId}"]`).first());
    await page.waitForURL(new RegExp(`/requests/${requestId}$`));
    // What was shown a moment ago is not asked again; she loads the page.
    await page.reload();
    await goAndPress(page, page.locator('.next-step a'));
    await page.waitForURL(/\/send$/);
    const sendings: string[] = [];
    page.on('request', (one) => one.method() === 'POST' && one.url().endsWith('/dispatches') && sendings.push(one.url()));
    await goTo(page, page.getByRole('button', { name: ar['send.record'], exact: true }));
    await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
    await page.waitForURL((url) => !url.pathname.endsWith('/send'));
    assert.deepEqual([sendings.length, (await shown()).state], [1, 'sent']);
    await page.getByText(ar['due.preservation-end']).first().waitFor();
    await page.goBack();
    await page.getByText(ar['send.lead.sent']).waitFor();
    assert.equal(await page.locator('main form').count(), 0);
    await goAndPress(page, page.getByRole('link', { name: ar['send.already.go'] }));

    // Its acknowledgement names the reference; then its answer. Each window gives the focus back to where it was opened.
    for (const [event, reference] of [
      ['acknowledge', 'LEO-0000777'],
      ['record-answer', undefined],
    ] as const) {
      const more = page.getByRole('button', { name: ar['shell.more'] });
      await goAndPress(page, more);
      await chooseInMenu(page, page.getByRole('menuitem', { name: ar[`step.${event}`], exact: true }));
      await page.getByRole('dialog').locator('form').waitFor();
      await page.waitForFunction(() => document.activeElement === document.querySelector('[role=dialog] :is(input, textarea)'));
      if (reference !== undefined) await page.keyboard.type(reference);
      await goAndPress(page, page.getByRole('dialog').locator('button[type=submit]'));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-haspopup') === 'menu');
    }
    const answered = await shown();
    assert.deepEqual([answered.state, answered.dispatches[0]?.reference], ['answered', 'LEO-0000777']);
    assert.deepEqual(
      faults.filter((fault) => !fault.includes('/api/v1/session')),
      [],
    );
  });

  test('who begins to refuse writes at once, and with Escape is back where they were', async () => {
    const { page } = await machineOf('karim', 'en');
    await page.goto(`${desk.address}/requests/${at.submitted}/decide`);
    const refuse = page.getByRole('button', { name: en['step.disapprove'], exact: true });
    await goAndPress(page, refuse.first());
    const comment = page.getByLabel(en['step.comment']);
    await comment.waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA', null, { timeout: 10_000 });
    await page.keyboard.type('Not proportionate.');
    assert.equal(await comment.inputValue(), 'Not proportionate.');
    await page.keyboard.press('Escape');
    await comment.waitFor({ state: 'detached' });
    assert.equal(await refuse.first().evaluate((element) => element === document.activeElement), true);
    assert.ok(page.url().endsWith('/decide'));
  });

  test('whoever’s session has ended is led to the door, and back to where they were', async () => {
    const { page: signedIn } = await machineOf('mona', 'ar');
    const page = await newMachine(browser, 'ar');
    await page.context().addCookies(await signedIn.context().cookies());
    await page.goto(`${desk.address}/cases/${at.case}`);
    await page.locator('.spine').waitFor();
    await page.context().clearCookies();
    await page.locator('a[href="/register"]').first().click();
    const door = page.locator('[role=alert] a[href^="/sign-in"]').first();
    assert.equal(await door.getAttribute('href'), '/sign-in?ended=true&next=%2Fregister');
    await door.click();
    await page.getByText(ar['sign-in.ended']).waitFor();
    await page.context().close();
  });

  test('whoever’s session ends while they write signs in beside the page, and sends what they wrote', async () => {
    const { page: signedIn } = await machineOf('mona', 'ar');
    const page = await newMachine(browser, 'ar');
    await page.context().addCookies(await signedIn.context().cookies());
    await page.goto(`${desk.address}/cases/${at.case}/targets/new`);
    const [pasted, relevance] = [page.locator('main textarea').first(), page.locator('main textarea').last()];
    await pasted.fill('https://x.com/written_meanwhile');
    await relevance.fill('يعلن عن رحلة');
    await page.context().clearCookies();
    await page.locator('main form button[type=submit]').click();
    const alert = page.locator('main form [role=alert]');
    await alert.getByText(ar['sign-in.beside']).waitFor();
    assert.equal(await alert.locator('a[href^="/sign-in"]').getAttribute('target'), '_blank');
    await signInWithAnotherCode(page, desk.address, 'mona');
    assert.equal(await relevance.inputValue(), 'يعلن عن رحلة');
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL((url) => !url.pathname.endsWith('/targets/new'));
    await page.context().close();
  });

  for (const screen of screens)
    for (const language of languagesOf(screen.name))
      test(`${screen.name} [${language}] is read by a screen reader, in its language, and asks for nothing that the policy refuses`, async () => {
        const { page, faults } = await machineOf(screen.who, language);
        faults.length = 0;
        await openScreen(page, desk.address, screen, at);
        assert.deepEqual(await violationsOn(page), []);
        assert.deepEqual(faults, []);
        assert.equal(await page.locator('html').getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr');
        const { width, out } = await onTelephone(page);
        assert.ok(width <= TELEPHONE.width, 'on a telephone the page runs out at the side');
        assert.deepEqual(out, []);
        if (language !== 'en') assertSaidIn(await leftOn(page, language));
      });
});

function assertSaidIn({ english, unset }: Awaited<ReturnType<typeof leftOn>>): void {
  assert.deepEqual(unset, [], 'a line may break before a mark: let the text pass through core/documents/french-spaces.ts');
  assert.deepEqual(
    english,
    [],
    'say it in the language of the page, or mark it: translate="no" for what was written so, lang="en" for English',
  );
}

/** The button of an advice that drafts this paper. */
const takesTo = (document: 'preservation_letter', addressee: string): string =>
  ar['advice.take.to']
    .replace('{paper}', isolatedValue(ar[`document.${document}`], 'ar'))
    .replace('{addressee}', isolatedValue(addressee, 'ar'));

/** How wide the page is where the window is as wide as a telephone, what scrolls in its own box left out; and what leaves its box. */
async function onTelephone(page: Page): Promise<{ width: number; out: string[] }> {
  const before = page.viewportSize();
  await page.setViewportSize(TELEPHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  const out = await pokingOut(page);
  if (before !== null) await page.setViewportSize(before);
  return { width, out };
}

/** A code is good once; the next one comes within half a minute. */
async function signInWithAnotherCode(page: Page, address: string, who: Persona): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await signIn(page, address, who);
    } catch (error) {
      if (tried === 8) throw error;
      await page.waitForTimeout(5_000);
    }
  }
}

/** `rule: element` for each thing that axe-core objects to, whatever it calls its weight. */
async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

/** Tab by Tab, as a person without a mouse; whatever cannot be reached is out of their reach. */
async function goTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let pressed = 0; pressed < 250; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`250 times Tab do not lead to ${await wanted.evaluate((element) => element.outerHTML.slice(0, 200))}`);
}

async function goAndPress(page: Page, wanted: Locator): Promise<void> {
  await goTo(page, wanted);
  await page.keyboard.press('Enter');
}

const focused = async (page: Page): Promise<string | undefined> => await page.evaluate(() => document.activeElement?.tagName);

/** An item of a menu that is open; the arrows lead round. */
async function chooseInMenu(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let pressed = 0; pressed < 20; pressed += 1) {
    await page.keyboard.press('ArrowDown');
    if (await wanted.evaluate((element) => element === document.activeElement)) return await page.keyboard.press('Enter');
  }
  assert.fail('the arrows do not lead to it');
}

/** Sends it back as the approver and hands it in again as the drafter with another text, through the API as other windows of theirs would. */
async function changeMeanwhile(drafter: Page, approver: Page, address: string, requestId: string): Promise<void> {
  const as = async (page: Page, method: 'POST' | 'PUT', path: string, data: object): Promise<RequestDetail> => {
    const { csrf } = await ask<Session>(page, address, '/session');
    const headers = { origin: address, 'x-csrf-token': csrf };
    const answer = await page.request.fetch(`${address}/api/v1/requests/${requestId}${path}`, { method, data, headers });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as RequestDetail;
  };
  const back = await as(approver, 'POST', '/steps', { event: 'send-back', comment: 'لمن يوجَّه؟' });
  const { digest } = await as(drafter, 'PUT', '/values', { digest: back.digest, values: { ...back.values, attention: 'قسم الطلبات' } });
  await as(drafter, 'POST', '/steps', { event: 'submit', digest });
}

/** Answers the field that has the focus, by what it is. */
async function answerWithKeys(page: Page): Promise<void> {
  const kind = await page.evaluate(() => {
    const field = document.activeElement;
    if (field?.parentElement?.querySelector('.calendar-of-field') !== null) return 'day';
    return field instanceof HTMLInputElement ? field.type : (field?.tagName.toLowerCase() ?? '');
  });
  if (kind === 'checkbox' || kind === 'radio') await page.keyboard.press('Space');
  else if (kind === 'select') await page.keyboard.press('ArrowDown');
  else if (kind === 'day') {
    await page.keyboard.type('01.10.2026');
    // Over the button of the calendar into the day a period ends.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('24.11.2026');
  } else await page.keyboard.type('كما ورد في الملف');
}
