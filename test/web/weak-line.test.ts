// SPDX-License-Identifier: Apache-2.0
/** A line that breaks, a page that closes, a chunk that arrives changed: in a real chromium, with a real desk at the other end. */
import assert from 'node:assert/strict';
import { hash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Locator, Page, Request, Route } from 'playwright-core';
import type { EvidenceItem, ReadingShown } from '../../src/core/api/evidence.ts';
import type { RequestDetail } from '../../src/core/api/requests.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { CHUNK_BYTES, CHUNK_TRIES } from '../../src/web/screens/evidence/send-file.ts';
import { noBrowser, openBrowser } from '../browser.ts';
import { openTestDesk, type Page as Person, type TestDesk } from '../desk.ts';
import { draftOf, filled, openLantern } from '../lantern-requests.ts';
import { pokingOut } from './poking-out.ts';

const WAIT = 60_000;
const LOCKED = readFileSync(resolve(import.meta.dirname, '../../src/returns/containers/samples/encrypted-aes-256.zip'));
const LOCKED_WITH = 'sandglass-2026';
const KEY = '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxjMEZ\n-----END PGP PUBLIC KEY BLOCK-----\n';
const CHUNKS = '**/api/v1/uploads/*';

describe('a weak line', { skip: noBrowser }, () => {
  let desk: TestDesk & { readonly close: () => Promise<void> };
  let browser: Browser;
  let mona: Person;
  let at: { readonly caseId: string; readonly targetId: string };

  before(async () => {
    desk = await openTestDesk('embedded', { working: true });
    browser = await openBrowser();
    mona = await desk.as('mona');
    at = await openLantern(desk, '2026-77');
  });
  after(async () => {
    await browser?.close();
    await desk?.close();
  });

  /** Mona at a machine of her own, with what its browser keeps. */
  async function machine(language: 'en' | 'ar' = 'en'): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: language });
    const [name = '', value = ''] = (mona.headers().cookie ?? '').split('=');
    await context.addCookies([{ name, value, url: desk.address }]);
    await context.addInitScript((chosen) => localStorage.setItem('rogatory.language', chosen), language);
    context.setDefaultTimeout(WAIT);
    return context;
  }
  async function open(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${desk.address}${path}`);
    await page.locator('h1').first().waitFor();
    return page;
  }
  const evidenceOf = (): string => `/cases/${at.caseId}/evidence`;
  const itemsNamed = async (name: string): Promise<readonly EvidenceItem[]> =>
    (await mona.call('evidenceOfCase', { params: { caseId: at.caseId } })).items.filter((item) => item.name === name);
  const lineOf = (page: Page, state: string): Locator => page.locator(`section.upload[data-state=${state}]`);

  /** Chooses a file and begins to send it. */
  async function receive(page: Page, name: string, buffer: Buffer): Promise<void> {
    await page.getByLabel(en['evidence.file']).setInputFiles({ name, mimeType: 'application/zip', buffer });
    await page.getByLabel(en['evidence.from']).fill('Meta Platforms, Inc.');
    await page.getByRole('button', { name: en['evidence.start'], exact: true }).click();
  }

  test('a part of the page that cannot be fetched is told as that, and comes with the page when it is loaded anew', async () => {
    const context = await machine('ar');
    const page = await open(context, `/cases/${at.caseId}/leads`);
    await context.route('**/case-picture-*.js', (route) => route.abort());
    const see = page.getByRole('button', { name: ar['leads.picture'] });
    await see.click();
    const trouble = page.getByRole('alert').filter({ hasText: ar['shell.error.part'] });
    await trouble.waitFor();
    await context.unroute('**/case-picture-*.js');
    const loaded = page.waitForEvent('load');
    await trouble.getByRole('button', { name: ar['shell.try-again'] }).click();
    await loaded;
    await see.click();
    await page.locator('.case-picture').waitFor();
    await context.close();
  });

  describe('the draft of a request', () => {
    let draft: RequestDetail;
    const asWritten = async () => (await mona.call('request', { params: { requestId: draft.id } })).values;
    const fieldOf = (page: Page, id: string) => page.locator(`#field-${id} :is(textarea:not([aria-hidden]), input)`).first();
    const standing = (page: Page, is: string) => page.locator(`.standing[data-standing=${is}]`).waitFor();

    before(async () => {
      draft = await filled(mona, await draftOf(mona, at, 'preservation_letter'));
    });

    test('is written on while the line is lost, and goes to the desk by itself when it is back', async () => {
      const context = await machine();
      const page = await open(context, `/requests/${draft.id}/edit`);
      await context.setOffline(true);
      await fieldOf(page, 'reason_data_may_vanish').fill('Three boats left, the last one without lights.');
      await standing(page, 'line-lost');
      assert.notEqual((await asWritten()).reason_data_may_vanish, 'Three boats left, the last one without lights.');
      await context.setOffline(false);
      await standing(page, 'saved');
      assert.equal((await asWritten()).reason_data_may_vanish, 'Three boats left, the last one without lights.');
      await context.close();
    });

    test('is written on while a proxy says that the desk is down, or the desk that its database is', async () => {
      const context = await machine();
      const page = await open(context, `/requests/${draft.id}/edit`);
      const answers = [
        { status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' },
        {
          status: 503,
          contentType: 'application/problem+json',
          body: '{"code":"STORE_UNREACHABLE","title":"Away","status":503,"type":"x"}',
        },
      ];
      await page.route('**/values', (route) => route.fulfill(answers[0] as (typeof answers)[0]));
      await fieldOf(page, 'reason_data_may_vanish').fill('Written while the desk was started anew.');
      await standing(page, 'line-lost');
      answers.shift();
      await page.waitForResponse((answer) => answer.status() === 503);
      await standing(page, 'line-lost');
      await page.unroute('**/values');
      await standing(page, 'saved');
      assert.equal((await asWritten()).reason_data_may_vanish, 'Written while the desk was started anew.');
      await context.close();
    });

    test('outlives a page that closes without a line, and what somebody else wrote meanwhile stays', async () => {
      const context = await machine();
      const first = await open(context, `/requests/${draft.id}/edit`);
      await context.setOffline(true);
      await fieldOf(first, 'reason_data_may_vanish').fill('Four boats, as the fishermen say.');
      await standing(first, 'line-lost');
      await first.close();
      const before = await mona.call('request', { params: { requestId: draft.id } });
      const salma = await desk.as('salma');
      await salma.call('changeRequest', {
        params: { requestId: draft.id },
        body: { digest: before.digest, values: { ...before.values, callback_phone: '+20 3 555 0177' } },
      });
      await context.setOffline(false);
      const second = await open(context, `/requests/${draft.id}/edit`);
      await second.getByText(en['edit.restored']).waitFor();
      assert.equal(await fieldOf(second, 'reason_data_may_vanish').inputValue(), 'Four boats, as the fishermen say.');
      await standing(second, 'saved');
      const now = await asWritten();
      assert.equal(now.reason_data_may_vanish, 'Four boats, as the fishermen say.');
      assert.equal(now.callback_phone, '+20 3 555 0177');
      await second.reload();
      await second.locator('.standing').waitFor();
      assert.equal(await second.getByText(en['edit.restored']).count(), 0);
      await context.close();
    });

    test('outlives a reload while the desk does not answer, and a field that both changed is a question', async () => {
      const context = await machine();
      const page = await open(context, `/requests/${draft.id}/edit`);
      await page.route('**/values', (route) => route.abort('connectionfailed'));
      await fieldOf(page, 'reason_data_may_vanish').fill('Mine: five boats.');
      await standing(page, 'line-lost');
      const before = await mona.call('request', { params: { requestId: draft.id } });
      await (await desk.as('salma')).call('changeRequest', {
        params: { requestId: draft.id },
        body: { digest: before.digest, values: { ...before.values, reason_data_may_vanish: 'Hers: six boats.' } },
      });
      await page.reload();
      await page.getByText(en['edit.conflict'], { exact: true }).waitFor();
      assert.equal(await fieldOf(page, 'reason_data_may_vanish').inputValue(), 'Mine: five boats.');
      assert.equal((await asWritten()).reason_data_may_vanish, 'Hers: six boats.');
      await page.unroute('**/values');
      await page.getByRole('button', { name: en['edit.conflict.mine'] }).click();
      await standing(page, 'saved');
      assert.equal((await asWritten()).reason_data_may_vanish, 'Mine: five boats.');
      await context.close();
    });
  });

  describe('an upload', () => {
    /** Offsets of the chunks that the desk took, in the order it took them. */
    function acknowledged(page: Page): number[] {
      const offsets: number[] = [];
      page.on('response', (answer) => {
        if (answer.request().method() === 'PATCH' && answer.ok()) offsets.push(offsetOf(answer.request()));
      });
      return offsets;
    }
    const offsetOf = (request: Request): number => Number(request.headers()['upload-offset']);
    /** What happens to a chunk on its way; everything else passes. */
    async function onChunks(page: Page, fate: (route: Route, offset: number) => Promise<void>): Promise<void> {
      await page.route(CHUNKS, (route) =>
        route.request().method() === 'PATCH' ? fate(route, offsetOf(route.request())) : route.continue(),
      );
    }
    const everyChunk = (chunks: number): number[] => Array.from({ length: chunks }, (_, n) => n * CHUNK_BYTES);

    test('goes on from the last acknowledged chunk after the line was lost half-way, and both sides have one SHA-256', async () => {
      const bytes = randomBytes(5 * CHUNK_BYTES + 17);
      const context = await machine();
      const page = await open(context, evidenceOf());
      const taken = acknowledged(page);
      let cut = false;
      await onChunks(page, async (route, offset) => {
        if (offset !== 3 * CHUNK_BYTES || cut) return await route.continue();
        cut = true;
        await context.setOffline(true);
        await route.abort('internetdisconnected');
      });
      await receive(page, 'half-way.zip', bytes);
      await lineOf(page, 'waiting').waitFor();
      assert.deepEqual(taken, everyChunk(3));
      await context.setOffline(false);
      await lineOf(page, 'done').waitFor();
      assert.deepEqual(taken, everyChunk(6));
      assert.equal(await page.getByText(`SHA-256 ${hash('sha256', bytes)}`).count(), 1);
      const [item] = await itemsNamed('half-way.zip');
      assert.equal(item?.sha256, hash('sha256', bytes));
      await page.setViewportSize({ width: 390, height: 844 });
      assert.deepEqual(await pokingOut(page), []);
      await context.close();
    });

    test('sends nothing twice when only the answer was lost, of a chunk or of the end', async () => {
      const bytes = randomBytes(3 * CHUNK_BYTES);
      const context = await machine();
      const page = await open(context, evidenceOf());
      const sent: number[] = [];
      let answersLost = 0;
      await onChunks(page, async (route, offset) => {
        sent.push(offset);
        if (offset !== CHUNK_BYTES) return await route.continue();
        await route.fetch();
        await route.abort('connectionreset');
      });
      await page.route('**/finish', async (route) => {
        if (answersLost++ > 0) return await route.continue();
        await route.fetch();
        await route.abort('connectionreset');
      });
      await receive(page, 'answer-lost.zip', bytes);
      await lineOf(page, 'done').waitFor();
      assert.deepEqual(sent, everyChunk(3));
      assert.ok(answersLost > 1);
      assert.equal((await itemsNamed('answer-lost.zip')).length, 1);
      await context.close();
    });

    test('goes on after the page was closed half-way and opened again; another file in its place is refused and named', async () => {
      const bytes = randomBytes(4 * CHUNK_BYTES);
      const context = await machine();
      const first = await open(context, evidenceOf());
      const before = acknowledged(first);
      const stopped = new Promise<void>((done) => {
        void onChunks(first, async (route, offset) => {
          if (offset < 2 * CHUNK_BYTES) return await route.continue();
          await route.abort('connectionfailed');
          done();
        });
      });
      await receive(first, 'closed.zip', bytes);
      await stopped;
      assert.deepEqual(before, everyChunk(2));
      await first.close();

      const second = await open(context, evidenceOf());
      const taken = acknowledged(second);
      const again = lineOf(second, 'interrupted').locator('input[type=file]');
      const choose = async (field: Locator, buffer: Buffer) =>
        await field.setInputFiles({ name: 'closed.zip', mimeType: 'application/zip', buffer });
      const changed = Buffer.from(bytes);
      changed[CHUNK_BYTES + 5] = (changed[CHUNK_BYTES + 5] as number) ^ 1;
      await choose(again, changed);
      await second.getByText(/not the same file/).waitFor();
      await choose(lineOf(second, 'other-file').locator('input[type=file]'), Buffer.concat([bytes, Buffer.from('more')]));
      await lineOf(second, 'other-file').waitFor();
      assert.deepEqual(taken, []);
      await choose(lineOf(second, 'other-file').locator('input[type=file]'), bytes);
      await lineOf(second, 'done').waitFor();
      assert.deepEqual(taken, everyChunk(4).slice(2));
      const [item] = await itemsNamed('closed.zip');
      assert.equal(item?.sha256, hash('sha256', bytes));
      await context.close();
    });

    test('that was sealed while the page closed is found sealed, and is no second item', async () => {
      const bytes = randomBytes(CHUNK_BYTES + 1);
      const context = await machine();
      const first = await open(context, evidenceOf());
      const sealed = new Promise<void>((done) => {
        void first.route('**/finish', async (route) => {
          await route.fetch();
          done();
        });
      });
      await receive(first, 'sealed-unheard.zip', bytes);
      await sealed;
      await first.close();
      const second = await open(context, evidenceOf());
      const taken = acknowledged(second);
      const field = lineOf(second, 'interrupted').locator('input[type=file]');
      await field.setInputFiles({ name: 'sealed-unheard.zip', mimeType: 'application/zip', buffer: bytes });
      await lineOf(second, 'done').waitFor();
      assert.deepEqual(taken, []);
      assert.equal((await itemsNamed('sealed-unheard.zip')).length, 1);
      await context.close();
    });

    test('sends a chunk again that arrived changed; one that always arrives changed is named, and nothing of it was kept', async () => {
      const bytes = randomBytes(2 * CHUNK_BYTES);
      const context = await machine();
      const page = await open(context, evidenceOf());
      const taken = acknowledged(page);
      const wrong = Buffer.alloc(CHUNK_BYTES, 7);
      let tries = 0;
      let mended = false;
      await onChunks(page, async (route, offset) => {
        if (offset === 0 && tries === 0) {
          tries += 1;
          return await route.continue({ postData: wrong });
        }
        if (offset === 0 || mended) return await route.continue();
        tries += 1;
        await route.continue({ postData: wrong });
      });
      await receive(page, 'changed.zip', bytes);
      const failed = lineOf(page, 'failed');
      await failed.getByText(/EVIDENCE_CHUNK_DAMAGED/).waitFor();
      assert.match((await failed.textContent()) ?? '', new RegExp(`chunk at ${CHUNK_BYTES}`));
      assert.equal(tries, 1 + CHUNK_TRIES);
      assert.deepEqual(taken, [0]);
      mended = true;
      await failed.locator('input[type=file]').setInputFiles({ name: 'changed.zip', mimeType: 'application/zip', buffer: bytes });
      await lineOf(page, 'done').waitFor();
      assert.equal((await itemsNamed('changed.zip'))[0]?.sha256, hash('sha256', bytes));
      await context.close();
    });
  });

  describe('a locked return', () => {
    const readingOf = async (name: string): Promise<ReadingShown> => {
      for (let looked = 0; looked < 240; looked += 1) {
        const reading = (await itemsNamed(name))[0]?.readings[0];
        if (reading !== undefined && reading.endedAt !== null) return reading;
        await new Promise((done) => setTimeout(done, 250));
      }
      return assert.fail(`${name} is expected to be read`);
    };
    const encryptedIn = async (reading: ReadingShown): Promise<number> => {
      const { gaps } = await mona.call('gaps', { params: { readingId: reading.id }, query: {} });
      return gaps.filter((gap) => gap.why === 'encrypted').length;
    };
    /** Everything this browser keeps for the desk, as text. */
    const keptIn = async (page: Page): Promise<string> =>
      await page.evaluate(async () =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys()]),
      );

    test('is read with the password, key and zone given with it; the password crosses the line once and stays nowhere', async () => {
      const context = await machine();
      const page = await open(context, evidenceOf());
      const carried: string[] = [];
      context.on('request', (request) => {
        if ((request.postData() ?? '').includes(LOCKED_WITH) || request.url().includes(LOCKED_WITH)) carried.push(request.url());
      });
      await page.getByText(en['given.title']).click();
      await page.getByLabel(en['given.password'], { exact: true }).fill(LOCKED_WITH);
      await page.getByLabel(en['given.zone'], { exact: true }).fill('Cairo');
      await page.getByText(en['given.zone.wrong']).waitFor();
      await page.getByLabel(en['given.zone'], { exact: true }).fill('Africa/Cairo');
      await page
        .getByLabel(en['given.key'], { exact: true })
        .setInputFiles({ name: 'meta.asc', mimeType: 'text/plain', buffer: Buffer.from(KEY) });
      await page.getByText('meta.asc').waitFor();
      await receive(page, 'locked.zip', LOCKED);
      await lineOf(page, 'done').waitFor();
      const reading = await readingOf('locked.zip');
      assert.deepEqual(reading.given, { zone: 'Africa/Cairo', keys: [hash('sha256', KEY)], passwords: 1 });
      assert.equal(await encryptedIn(reading), 0);
      assert.deepEqual(carried, [`${desk.address}/api/v1/evidence/${reading.evidenceId}/readings`]);
      assert.doesNotMatch(await keptIn(page), new RegExp(LOCKED_WITH));
      // The form is empty for the next file, and the item says what was given, without the password.
      assert.equal(await page.getByLabel(en['given.password'], { exact: true }).inputValue(), '');
      await page.goto(`${desk.address}${evidenceOf()}/${reading.evidenceId}`);
      await page.getByText('Africa/Cairo').first().waitFor();
      assert.doesNotMatch(await page.content(), new RegExp(LOCKED_WITH));
      await context.close();
    });

    test('whose page was closed before the password was used is sealed, not read, and asks for the password on its own page', async () => {
      const context = await machine('ar');
      const first = await open(context, evidenceOf());
      const begun = new Promise<void>((done) => {
        void first.route(CHUNKS, (route) => (route.request().method() === 'PATCH' ? done() : void route.continue()));
      });
      await first.getByText(ar['given.title']).click();
      await first.getByLabel(ar['given.password'], { exact: true }).fill(LOCKED_WITH);
      await first.getByLabel(ar['evidence.file']).setInputFiles({ name: 'forgotten.zip', mimeType: 'application/zip', buffer: LOCKED });
      await first.getByLabel(ar['evidence.from']).fill('ميتا');
      await first.getByRole('button', { name: ar['evidence.start'], exact: true }).click();
      await begun;
      assert.doesNotMatch(await keptIn(first), new RegExp(LOCKED_WITH));
      await first.close();

      const page = await open(context, evidenceOf());
      await lineOf(page, 'interrupted').getByText(ar['given.forgotten']).waitFor();
      const again = lineOf(page, 'interrupted').locator('input[type=file]');
      await again.setInputFiles({ name: 'forgotten.zip', mimeType: 'application/zip', buffer: LOCKED });
      await lineOf(page, 'done').waitFor();
      const [item] = await itemsNamed('forgotten.zip');
      assert.deepEqual(item?.readings, []);
      await lineOf(page, 'done').getByRole('link').click();
      await page.getByText(ar['given.title']).click();
      await page.getByLabel(ar['given.password'], { exact: true }).fill(LOCKED_WITH);
      await page.getByRole('button', { name: ar['reading.read'], exact: true }).click();
      const reading = await readingOf('forgotten.zip');
      assert.equal(reading.given?.passwords, 1);
      assert.equal(await encryptedIn(reading), 0);
      await context.close();
    });
  });
});
