// SPDX-License-Identifier: Apache-2.0
/** From a question to a source to a trace that the desk made itself, on the Money screen of a case. */
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { TraceKept } from '../../src/core/api/currency.ts';
import type { RequestSummary } from '../../src/core/api/requests.ts';
import { inventedChain } from '../../src/core/currency/economy/invented-case.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { noBrowser, watchFaults } from '../browser.ts';
import { deployToken, type LocalNode, rpc, startAnvil } from '../ledgers/anvil.ts';
import { ask, newMachine, type ScreenLanguage } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

const PURPOSE = 'The fee address of the page';
const UNKNOWN = `${'0'.repeat(63)}1:0`;
const chain = inventedChain();
const seed = chain.seeds[0] as string;

describe('following value on the Money screen', { skip: noBrowser, timeout: 300_000 }, () => {
  let desk: TrainingDesk;
  before(async () => {
    desk = await openTrainingDesk();
  });
  let node: LocalNode | undefined;
  after(async () => {
    await desk?.end();
    await node?.stop();
  });

  async function openMoney(language: ScreenLanguage) {
    const page = await newMachine(desk.browser, language);
    const faults = watchFaults(page);
    await desk.door.enter(page, 'mona');
    await desk.open(page, 'money');
    return { page, faults };
  }
  const tracesOf = async (page: Page): Promise<TraceKept[]> =>
    (await ask<{ traces: TraceKept[] }>(page, desk.address, `/cases/${desk.at.case}/traces`)).traces;

  test('an answer of a source is followed from where it stands to a trace, which the list shows by itself', async () => {
    const { page, faults } = await openMoney('en');
    const before = (await tracesOf(page)).length;
    const lookUp = section(page, en['money.ask']);
    const follow = section(page, en['money.follow']);
    const begin = follow.getByLabel(en['money.follow.begin']);
    const purpose = lookUp.getByLabel(en['money.ask.purpose']);
    await lookUp.getByLabel(en['money.ask.written']).fill(chain.feeAddress);
    await purpose.fill(PURPOSE);
    await press(lookUp, en['money.ask']);
    await press(lookUp, en['money.follow.from.account']);
    assert.deepEqual((await begin.inputValue()).split('\n').toSorted(), chain.seeds.toSorted());

    await lookUp.getByLabel(en['money.ask.what'], { exact: true }).selectOption('transaction');
    await lookUp.getByLabel(en['money.ask.written']).fill(seed.split(':')[0] as string);
    await press(lookUp, en['money.ask']);
    await press(lookUp.getByRole('row').filter({ hasText: chain.feeAddress }), en['money.follow.from.movement']);
    assert.equal(await begin.inputValue(), seed);
    assert.equal(await begin.evaluate((field) => field === document.activeElement), true);
    assert.equal(await follow.getByLabel(en['money.ask.purpose']).inputValue(), PURPOSE);
    await press(follow, en['money.follow']);

    const followed = section(page, en['money.followings']).getByRole('listitem').first();
    await followed.getByRole('status').filter({ hasText: en['job.done'] }).waitFor({ timeout: 120_000 });
    await page.waitForFunction((count) => document.querySelectorAll('main section:first-of-type tbody tr').length > count, before);
    assert.equal((await tracesOf(page)).length, before + 1);
    await followed.getByRole('link', { name: en['money.following.trace'] }).click();
    await page.waitForURL(/\/money\/[^/]+$/);
    await page.getByRole('heading', { name: en['money.explained'] }).waitFor();
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  /** First of all a trace tells whom value reached; the address there becomes a target that says which trace it rests on, and is then one. */
  async function makeNextTarget(page: Page, { id, sha256, summary }: TraceKept): Promise<void> {
    const reached = section(page, en['money.reached']);
    await reached
      .getByText(summary.services[0]?.label ?? 'a service')
      .first()
      .waitFor();
    await reached.getByRole('button').first().click();
    await page.waitForURL(/\/targets\/[^/]+$/);
    await page.getByText(sha256).waitFor();
    const address = page.url();
    await page.goto(`${desk.address}/cases/${desk.at.case}/money/${id}`);
    await reached.getByRole('link').first().click();
    await page.waitForURL(address);
  }

  async function nameAddress(page: Page, address: string, category: string): Promise<void> {
    const names = section(page, en['money.tags']);
    const form = names.locator('details');
    if (!(await form.evaluate((one) => (one as HTMLDetailsElement).open))) await form.locator('summary').click();
    await form.getByLabel(en['money.tags.address']).fill(address);
    await form.getByLabel(en['money.tags.label']).fill(`Name of ${address.slice(-4)}`);
    await form.getByLabel(en['money.tags.source']).fill('its own list');
    await form.getByLabel(en['money.tags.category']).selectOption(category);
    await press(form, en['money.tags.add']);
    await names.getByRole('listitem').filter({ hasText: address }).waitFor();
  }

  test('what could not be followed says why in the language of the reader, and stands in the form again', async () => {
    const { page } = await openMoney('ar');
    const follow = section(page, ar['money.follow']);
    await follow.getByLabel(ar['money.follow.begin']).fill(UNKNOWN);
    await follow.getByLabel(ar['money.ask.purpose']).fill(PURPOSE);
    await follow.getByRole('radio', { name: ar['money.method.poison'] }).check();
    await press(follow, ar['money.follow']);

    const followed = section(page, ar['money.followings']).getByRole('listitem').first();
    const again = followed.getByRole('button', { name: ar['shell.try-again'] });
    await again.waitFor({ timeout: 120_000 });
    const why = await followed.getByRole('status').filter({ hasText: 'CURRENCY_' }).textContent();
    assert.match(why ?? '', /^[\u0600-\u06ff]{2}/);
    await again.click();
    assert.equal(await follow.getByLabel(ar['money.follow.begin']).inputValue(), UNKNOWN);
    assert.equal(await follow.getByRole('radio', { name: ar['money.method.poison'] }).isChecked(), true);
    await page.context().close();
  });

  test('an account of TRON is followed from all of the token that came into it', async () => {
    const { page } = await openMoney('en');
    await page.setViewportSize({ width: 390, height: 844 });
    const lookUp = section(page, en['money.ask']);
    await lookUp.getByLabel(en['money.ask.source'], { exact: true }).selectOption('invented-tron');
    await lookUp.getByLabel(en['money.ask.written']).fill(chain.tron.feeAddress);
    await lookUp.getByLabel(en['money.ask.purpose']).fill(PURPOSE);
    await press(lookUp, en['money.ask']);
    await press(lookUp.getByRole('row').nth(1), en['money.follow.from.account']);
    // On a telephone an address in the table stays a line to read.
    const widths = await lookUp
      .locator('td .identifier')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(one).fontSize)));
    assert.deepEqual(
      widths.filter((width) => width < 6),
      [],
    );

    const follow = section(page, en['money.follow']);
    assert.equal(await follow.getByLabel(en['money.follow.begin']).inputValue(), chain.tron.feeAddress);
    await follow.getByText('USDT').waitFor();
    await press(follow, en['money.follow']);
    const followed = section(page, en['money.followings']).getByRole('listitem').first();
    await followed.getByRole('status').filter({ hasText: en['job.done'] }).waitFor({ timeout: 120_000 });
    await page.context().close();
  });

  test('more beginnings or steps than may be followed are named before anything is asked', async () => {
    const { page } = await openMoney('en');
    const follow = section(page, en['money.follow']);
    const button = follow.getByRole('button', { name: en['money.follow'] });
    await follow.getByLabel(en['money.follow.begin']).fill(Array.from({ length: 21 }, (_, n) => `${seed}${n}`).join('\n'));
    assert.equal(await button.isDisabled(), true);
    await follow.getByLabel(en['money.follow.begin']).fill(seed);
    assert.equal(await button.isDisabled(), false);
    await follow.getByLabel(en['money.limits.hops']).fill('13');
    await follow.getByText(en['money.follow.hops.over']).waitFor();
    assert.equal(await button.isDisabled(), true);
    await page.context().close();
  });

  test('a token of Ethereum is followed through a node that the approver allows, and a draft asks its issuer for what is left', async () => {
    node = await startAnvil('--slots-in-an-epoch', '1');
    const { contract, move } = await deployToken(node.url);
    const [victim, thief, helper] = ['0b', '0c', '0d'].map((byte) => `0x${byte.repeat(20)}`) as [string, string, string];
    const paid = await move(victim, thief, 900_000_000n);
    await move(thief, helper, 700_000_000n);
    await rpc(node.url, 'anvil_mine', '0x4');
    appendFileSync(join(desk.folder, 'ledgers.yaml'), `- {id: own-geth, kind: evm, url: '${node.url}'}\n`);

    const karim = await newMachine(desk.browser, 'en');
    await desk.door.enter(karim, 'karim');
    await desk.open(karim, 'money-limits');
    await karim.getByRole('checkbox', { name: 'own-geth' }).check();
    await karim.getByRole('textbox', { name: en['money.limits.reason'] }).fill('Fees were paid in a token of Ethereum');
    await press(karim.locator('main'), en['money.limits.save']);
    await section(karim, en['money.limits']).getByRole('definition').filter({ hasText: 'own-geth' }).waitFor();
    await karim.context().close();

    const { page, faults } = await openMoney('en');
    await nameAddress(page, thief, 'perpetrator');
    await nameAddress(page, helper, 'exchange');
    const lookUp = section(page, en['money.ask']);
    await lookUp.getByLabel(en['money.ask.source'], { exact: true }).selectOption('own-geth');
    await lookUp.getByLabel(en['money.ask.written']).fill(paid);
    await lookUp.getByLabel(en['money.ask.purpose']).fill(PURPOSE);
    await press(lookUp, en['money.ask']);
    await press(lookUp.getByRole('row').filter({ hasText: thief }), en['money.follow.from.movement']);
    const follow = section(page, en['money.follow']);
    assert.equal(await follow.getByLabel(en['money.follow.contract']).inputValue(), contract);
    await press(follow, en['money.follow']);
    const followed = section(page, en['money.followings']).getByRole('listitem').filter({ hasText: paid });
    await followed.getByRole('status').filter({ hasText: en['job.done'] }).waitFor({ timeout: 120_000 });
    await followed.getByText(en['money.following.receipts'].replace('{proven} of {of}', '2 of 2')).waitFor();
    await followed.getByRole('link', { name: en['money.following.trace'] }).click();
    await page.getByRole('cell', { name: helper }).waitFor();
    await makeNextTarget(page, (await tracesOf(page))[0] as TraceKept);
    assert.deepEqual(faults, []);
    const { requests } = await ask<{ requests: RequestSummary[] }>(page, desk.address, `/requests?caseId=${desk.at.case}`);
    const freeze = requests.find(({ kind, state }) => kind === 'freeze_request' && state === 'draft');
    await page.context().close();

    const arabic = await newMachine(desk.browser, 'ar');
    await desk.door.enter(arabic, 'mona');
    await arabic.goto(`${desk.address}/requests/${freeze?.id}/edit`);
    const fromTrace = section(arabic, ar['edit.from-trace']);
    await fromTrace.getByLabel(ar['edit.from-trace.whom']).selectOption('issuer');
    await fromTrace.getByLabel(ar['edit.from-trace.issuer.name']).fill('Example Issuer');
    await press(fromTrace, ar['edit.from-trace.fill']);
    await arabic.locator(`input[value="${thief}"]`).first().waitFor();
    await arabic.context().close();
  });
});

/** Its heading may count what stands in it. */
const section = (page: Page, name: string): Locator =>
  page.locator('main section').filter({ has: page.getByRole('heading', { name: new RegExp(`^${name}( ?\\d+)?$`) }) });

const press = (within: Locator, name: string): Promise<void> => within.getByRole('button', { name, exact: true }).click();
