// SPDX-License-Identifier: Apache-2.0
/** Six roads in a real browser, each from a pasted target to a paper that waits for approval: in English, French and from right to left. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { CaseDetail, CaseSummary } from '../../src/core/api/cases.ts';
import type { RequestDetail } from '../../src/core/api/requests.ts';
import type { Session } from '../../src/core/api/session.ts';
import { completeValues } from '../../src/core/documents/complete-values.ts';
import type { FieldValues, Form } from '../../src/core/documents/form.ts';
import { inFrench } from '../../src/core/documents/french-spaces.ts';
import { isolatedValue } from '../../src/core/documents/isolated-value.ts';
import { loadForms } from '../../src/store/forms/load-forms.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { messages as fr } from '../../src/web/messages/fr/index.ts';
import { noBrowser, openBrowser, watchFaults } from '../browser.ts';
import { bySeed } from '../by-seed.ts';
import { ask, Door, newMachine, type Persona, type ScreenLanguage } from '../web/screens.ts';
import { type LanternDesk, lanternFolder, lanternKind, openLantern } from './lantern-desk.ts';

type Words = typeof en;
const WORDS: Readonly<Record<ScreenLanguage, Words>> = { en, ar: ar as Words, fr: inFrench(fr as Words) };
const LANGUAGES: readonly ScreenLanguage[] = ['en', 'ar', 'fr'];

interface Road {
  readonly name: string;
  /** The State whose case it is. */
  readonly from: 'EG' | 'FR';
  readonly target: string;
  /** Chosen by hand where the address does not carry it. */
  readonly service?: string;
  readonly event?: { readonly at: string; readonly zone: string; readonly port: string };
  /** Where whoever holds the data sits, of an address that says nothing of it. */
  readonly holder?: string;
  readonly data: readonly string[];
  readonly purpose: string;
  readonly urgency?: string;
  readonly paper: string;
  readonly addressee: RegExp;
  /** What the advice says besides: a number, or words by their id. */
  readonly advised: readonly (RegExp | keyof Words)[];
  readonly atSea?: true;
  /** How it ends: handed in, approved with its papers, or gone first and reviewed. */
  readonly ends: 'submitted' | 'approved' | 'reviewed';
  /** Fields that stand in the editor, by id. */
  readonly fields: readonly string[];
  /** Languages of the paper that are looked at. */
  readonly papers: readonly ScreenLanguage[];
}

const roads: readonly Road[] = [
  {
    ...{ name: 'Egypt to Meta: a preservation', from: 'EG', target: 'https://www.facebook.com/profile.php?id=61550000000099' },
    ...{
      data: ['subscriber', 'access_log'],
      purpose: 'identify',
      paper: 'preservation_letter',
      addressee: /Meta Platforms/,
      advised: /90/,
    },
    ...{
      fields: ['reason_data_may_vanish', 'preservation_number_requested'],
      papers: ['en'],
      advised: [/90/, 'advice.step0'],
      ends: 'submitted',
    },
  },
  {
    ...{ name: 'Egypt to the United States: content by MLA, in two languages', from: 'EG', data: ['content'], purpose: 'disclose' },
    ...{ target: 'https://www.instagram.com/samir.sandglass.two', paper: 'mla_request', addressee: /Department of Justice/ },
    ...{
      fields: ['standard_of_proof_section', 'death_penalty_assurance', 'treaty_basis_and_article'],
      papers: ['en', 'ar'],
      advised: ['advice.options'],
      ends: 'submitted',
    },
  },
  {
    ...{
      name: 'a boat in distress: WhatsApp at once',
      from: 'EG',
      target: '+201005550188',
      service: 'whatsapp',
      data: ['subscriber', 'access_log'],
    },
    ...{ purpose: 'prevent_harm', urgency: 'life', paper: 'emergency_request', addressee: /WhatsApp|Meta/ },
    ...{
      fields: ['nature_of_danger', 'why_imminent', 'specific_data_only'],
      papers: ['en'],
      atSea: true,
      advised: ['route.rescue_coordination', 'advice.step1'],
      ends: 'reviewed',
    },
  },
  {
    ...{
      name: 'France to Ireland: an EPOC',
      from: 'FR',
      target: 'https://www.instagram.com/lampe.sable',
      data: ['subscriber', 'access_log'],
    },
    ...{ purpose: 'disclose', paper: 'epoc', addressee: /Ireland|Irlande|أيرلندا/ },
    ...{
      fields: ['issuing_authority', 'enforcing_authority_notified', 'reasons_kept_from_provider'],
      papers: ['fr', 'en'],
      advised: [/10/, 'document.epoc_pr'],
      ends: 'submitted',
    },
  },
  {
    ...{ name: 'Egypt to an operator: an order for an address with its port', from: 'EG', target: '203.0.113.77', data: ['subscriber'] },
    ...{
      event: { at: '2026-10-19 22:41:05', zone: 'UTC', port: '40212' },
      holder: 'EG',
      purpose: 'identify',
      paper: 'domestic_order',
      addressee: /./,
    },
    ...{ fields: ['technical_fields_for_ip_cases'], papers: ['ar'], advised: ['advice.options'], ends: 'approved' },
  },
  {
    ...{ name: 'Egypt to an exchange: a freeze', from: 'EG', target: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', service: 'binance' },
    ...{ data: ['kyc', 'transaction'], purpose: 'freeze', paper: 'freeze_request', addressee: /./ },
    ...{ fields: ['chain_and_addresses'], papers: ['en'], advised: ['advice.step1'], ends: 'submitted' },
  },
];

describe('six roads', { skip: noBrowser }, () => {
  let desk: LanternDesk;
  let remove: () => Promise<void>;
  let browser: Browser;
  let door: Door;
  const cases: Record<string, string> = {};

  before(async () => {
    const made = await lanternFolder(lanternKind('six roads'));
    remove = made.remove;
    desk = await openLantern(made.folder, made.environment);
    door = new Door(desk.address);
    browser = await openBrowser();
    const { page } = await enter('mona', 'en');
    const { cases: open } = await ask<{ cases: CaseSummary[] }>(page, desk.address, '/cases');
    cases.EG = open.find(({ title }) => title.startsWith('Operation Lantern'))?.id ?? assert.fail('the invented case is not there');
    cases.FR = await openInFrance(page);
    await page.context().close();
  });
  after(async () => {
    await browser?.close();
    await desk?.end();
    await remove?.();
  });

  async function enter(who: Persona, language: ScreenLanguage): Promise<{ page: Page; faults: string[] }> {
    const page = await newMachine(browser, language);
    page.setDefaultTimeout(60_000);
    await door.enter(page, who);
    return { page, faults: watchFaults(page) };
  }
  async function send<T>(page: Page, method: 'post' | 'put', path: string, data: object): Promise<T> {
    const { csrf } = await ask<Session>(page, desk.address, '/session');
    const answer = await page.request[method](`${desk.address}/api/v1${path}`, {
      data,
      headers: { origin: desk.address, 'x-csrf-token': csrf },
    });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
  async function openInFrance(page: Page): Promise<string> {
    const { id } = await send<CaseDetail>(page, 'post', '/cases', {
      ...{
        number: 'PAR-2026-0088',
        title: 'Lampe de sable',
        summary: 'Des traversées annoncées en ligne.',
        country: 'FR',
        stage: 'investigation',
      },
      offences: [{ family: 'smuggling-of-migrants', name: 'Aide à l’entrée irrégulière en bande organisée', maxYears: 10 }],
      handling: { restricted: false, minors: false, privileged: false },
    });
    return id;
  }

  const forms = loadForms().byId;
  /** What a drafter writes, for every field that the desk has not filled. */
  function answers(request: RequestDetail, language: ScreenLanguage): FieldValues {
    const form = forms.get(request.kind) as Form;
    const open = new Set(
      request.fields.filter(({ id, filledByDesk }) => !filledByDesk && request.missing.includes(id)).map(({ id }) => id),
    );
    return Object.fromEntries(Object.entries(completeValues(form, language)).filter(([field]) => open.has(field)));
  }

  type Say = (id: keyof Words, values?: Readonly<Record<string, string>>) => string;
  const pressIn = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const requestOn = (page: Page, requestId: string) => ask<RequestDetail>(page, desk.address, `/requests/${requestId}`);

  async function until(page: Page, requestId: string, is: (request: RequestDetail) => boolean): Promise<void> {
    for (let looked = 0; looked < 240; looked += 1) {
      if (is(await requestOn(page, requestId))) return;
      await page.waitForTimeout(250);
    }
    assert.fail(`the request stays ${(await requestOn(page, requestId)).state}`);
  }
  async function handIn(page: Page, requestId: string, say: Say): Promise<void> {
    await pressIn(page, say('step.submit'));
    await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
    assert.equal((await requestOn(page, requestId)).state, 'submitted');
  }
  async function decide(requestId: string, language: ScreenLanguage, step: string): Promise<Page> {
    const { page: karim } = await enter('karim', language);
    await karim.goto(`${desk.address}/requests/${requestId}/decide`);
    await pressIn(karim, step);
    return karim;
  }
  async function approve(requestId: string, language: ScreenLanguage, say: Say): Promise<void> {
    const karim = await decide(requestId, language, say('step.approve'));
    await until(karim, requestId, ({ state, documents }) => state === 'approved' && documents.length > 0);
    await karim.context().close();
  }
  /** It leaves before anybody has approved it; the review comes after, and the overseer sees both. */
  async function goFirst(page: Page, requestId: string, language: ScreenLanguage, say: Say): Promise<void> {
    await page.getByRole('link', { name: say('step.send-first'), exact: true }).click();
    await page
      .getByRole('button', { name: say('send.record'), exact: true })
      .last()
      .click();
    await until(page, requestId, ({ state }) => state === 'sent');
    const karim = await decide(requestId, language, say('step.review-uphold'));
    await karim.getByLabel(say('step.comment')).fill('The danger was real.');
    await karim
      .getByRole('button', { name: say('step.review-uphold'), exact: true })
      .last()
      .click();
    await until(karim, requestId, ({ review }) => review?.result === 'upheld');
    await karim.context().close();
  }

  // A full run of every day walks every other road, by its seed.
  const halves = bySeed('which of the six roads', [0, 1]);
  for (const [at, road] of [...roads.entries()].filter(([place]) => halves.includes(place % 2)))
    for (const language of bySeed(
      'six roads',
      LANGUAGES.map((_, turn) => LANGUAGES[(turn + at) % 3] as ScreenLanguage),
    )) {
      const words = WORDS[language];
      const say = (id: keyof Words, values: Readonly<Record<string, string>> = {}): string =>
        Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, isolatedValue(value, language)), words[id]);

      test(`${road.name} [${language}]`, { timeout: 300_000 }, async () => {
        const { page, faults } = await enter('mona', language);
        const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
        await page.goto(`${desk.address}/cases/${cases[road.from]}/targets/new`);
        await page.getByLabel(say('target.paste')).fill(road.target);
        await page.getByText(say('target.what')).waitFor();
        if (road.service !== undefined) await page.getByLabel(say('target.service')).selectOption(road.service);
        if (road.event !== undefined) {
          await page.getByLabel(say('target.event.at'), { exact: true }).fill(road.event.at);
          await page.getByLabel(say('target.event.zone'), { exact: true }).fill(road.event.zone);
          await page.getByLabel(say('target.event.port'), { exact: true }).fill(road.event.port);
        }
        await page.getByLabel(say('target.role')).selectOption('suspect');
        await page.getByLabel(say('target.relevance')).fill('It took the orders of the October crossing.');
        await press(say('target.add'));

        await page.getByLabel(say('advice.purpose')).selectOption(road.purpose);
        await page.getByLabel(say('advice.urgency')).selectOption(road.urgency ?? 'none');
        if (road.atSea === true) await page.getByLabel(say('advice.at-sea'), { exact: true }).check();
        for (const box of await page.locator('.boxes input[type=checkbox]').all()) await box.uncheck();
        for (const one of road.data) await page.getByLabel(say(`data.${one}` as keyof Words), { exact: true }).check();
        await page.getByLabel(say('advice.element.material_benefit')).fill('fees of the passengers');
        await page.getByLabel(say('advice.element.crossing')).fill('by sea');
        if (road.holder !== undefined) await page.getByLabel(say('advice.holder-in')).selectOption(road.holder);
        await press(say('advice.go'));
        const [takes] = say('advice.take.to', { paper: say(`document.${road.paper}` as keyof Words) }).split('{addressee}');
        const take = page.locator(`button[aria-label^="${takes}"]`).first();
        await take.waitFor();
        const advice = (await page.locator('main').textContent()) ?? '';
        for (const one of road.advised) assert.match(advice, typeof one === 'string' ? new RegExp(RegExp.escape(say(one))) : one);
        await take.click();
        await page.waitForURL((url) => url.pathname.endsWith('/edit'));

        const requestId = new URL(page.url()).pathname.split('/')[2] as string;
        const drafted = await ask<RequestDetail>(page, desk.address, `/requests/${requestId}`);
        assert.equal(drafted.kind, road.paper);
        assert.match(drafted.addressee, road.addressee);
        await page.locator(`#field-${drafted.missing[0]}`).waitFor();
        for (const field of road.fields)
          assert.ok(
            drafted.fields.some(({ id }) => id === field),
            field,
          );

        for (let round = 0; round < 3; round += 1) {
          const request = await ask<RequestDetail>(page, desk.address, `/requests/${requestId}`);
          if (request.missing.length === 0) break;
          const values = { ...request.values, ...answers(request, language) };
          await send(page, 'put', `/requests/${requestId}/values`, { digest: request.digest, values });
        }
        await page.reload();
        await page.getByText(say('edit.complete')).waitFor();
        for (const paper of road.papers) {
          const html = await (
            await page.request.get(`${desk.address}/api/v1/requests/${requestId}/preview?language=${paper}&format=html`)
          ).text();
          assert.ok(html.includes((forms.get(road.paper) as Form).words[paper].title), paper);
          assert.match(html, new RegExp(`<html[^>]*dir="${paper === 'ar' ? 'rtl' : 'ltr'}"`), paper);
        }
        if (road.ends === 'reviewed') await goFirst(page, requestId, language, say);
        else await handIn(page, requestId, say);
        if (road.ends === 'approved') await approve(requestId, language, say);
        assert.deepEqual(faults, []);
        await page.context().close();
      });
    }
});
