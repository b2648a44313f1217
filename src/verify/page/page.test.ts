// SPDX-License-Identifier: Apache-2.0
/** The check page as an officer opens it: from a disk, in a real browser that has no network. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { noBrowser, openBrowser, watchFaults } from '../../../test/browser.ts';
import { hostileBundles } from '../../../test/hostile-bundles.ts';
import { inventedBundle, inventedCourt, inventedDesk } from '../../../test/invented-bundle.ts';
import { ACCOUNT, paperDocument, paperFor, REQUEST_ID, signedPaper } from '../../../test/invented-paper.ts';
import { makeSigningDesk, type SigningDesk } from '../../../test/signing-desk.ts';
import { noteSigner, vkeyOf } from '../../core/custody/signed-note.ts';
import { withdrawalsNote } from '../../core/custody/withdrawals.ts';
import { layWords } from '../../core/evidence/lay-questions.ts';
import { checkerText } from '../../desk/bundle/build-checkers.ts';
import { writeBagZip } from '../../desk/bundle/write-bag.ts';
import { words } from './words.ts';

const LONG_NAME = `${'W'.repeat(74)}.zip`;

describe('the check page', { skip: noBrowser }, () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  let signing: SigningDesk;
  let faults: string[];
  const asked: string[] = [];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-check-page-'));
    signing = makeSigningDesk();
    write('check.html', await checkerText('check.html'));
    write('desk.vkey', `${vkeyOf(inventedDesk)}\n`);
    write('court.vkey', `${vkeyOf(inventedCourt)}\n`);
    write('forger.vkey', `${vkeyOf(noteSigner(inventedDesk.name, Buffer.alloc(32, 99)))}\n`);
    const papers = [{ request: REQUEST_ID, version: 1, what: 'withdrawn', at: '2026-11-25T07:00:00.000Z' }] as const;
    write('desk.withdrawn', withdrawalsNote({ desk: inventedDesk.name, entries: 9, at: '2026-11-25T08:00:00.000Z', papers }, inventedDesk));
    write('notes.txt', 'nothing that can be trusted\n');
    write('honest.pdf', await signedPaper(signing, { stamped: false }));
    write('stamped.pdf', await signedPaper(signing));
    write('printed-otherwise.pdf', await signedPaper(signing, { printed: paperDocument('100012345678902'), stamped: false }));
    write('dated-back.pdf', await signedPaper(signing, { printed: paperDocument(ACCOUNT, '2 November 2026'), stamped: false }));
    write('forged.pdf', await signedPaper(signing, { named: 'cd'.repeat(32), stamped: false }));
    await writeBagZip(await inventedBundle(), join(folder, 'bundle.zip'));
    browser = await openBrowser();
    const context = await browser.newContext({ offline: true, locale: 'en-GB' });
    page = await context.newPage();
    faults = watchFaults(page);
    page.on('request', (request) => void asked.push(request.url()));
  });
  after(async () => {
    await browser?.close();
    signing?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  const paths = (names: readonly string[]) => names.map((name) => join(folder, name));

  async function verdict(file: string, keys: readonly string[], own = ''): Promise<string | null> {
    await page.goto(pathToFileURL(join(folder, 'check.html')).href);
    await page.setInputFiles('#keys', paths(keys));
    if (own !== '') await page.fill('#own', own);
    await page.setInputFiles('#file', paths([file]));
    const result = page.locator('[data-verdict]');
    await result.waitFor();
    return await result.getAttribute('data-verdict');
  }

  test('says genuine under the key of the desk, as large that this is not lawful, and names who, for whom and when', async () => {
    assert.equal(await verdict('honest.pdf', ['desk.vkey']), 'genuine');
    const size = (selector: string) => page.locator(selector).evaluate((found) => getComputedStyle(found).fontSize);
    assert.equal(await size('[data-verdict] h2'), await size('.lawful'));
    const said = (await page.locator('[data-verdict]').textContent()) ?? '';
    for (const part of [words.en.lawful, inventedDesk.name, 'Karim Adel', 'Meta Platforms, Inc.', vkeyOf(inventedDesk)])
      assert.ok(said.includes(part), part);
  });
  test('reads a time-stamp and its chain of certificates as the program does', async () => {
    assert.equal(await verdict('stamped.pdf', ['desk.vkey']), 'genuine');
    await page.locator('summary').click();
    assert.ok((await page.locator('[data-verdict]').textContent())?.includes('Test Time'));
  });
  test('never says genuine without a key, with the wrong key, or with a file that is no key', async () => {
    assert.equal(await verdict('honest.pdf', []), 'unknown-key');
    assert.equal(await verdict('honest.pdf', ['notes.txt']), 'unknown-key');
    assert.ok((await page.locator('#given').textContent())?.includes(words.en.unusable));
    assert.equal(await verdict('honest.pdf', ['forger.vkey']), 'not-genuine');
  });
  test('names what does not fit: other words on the page, another certificate, one byte', async () => {
    assert.equal(await verdict('printed-otherwise.pdf', ['desk.vkey']), 'not-genuine');
    assert.equal(await verdict('forged.pdf', ['desk.vkey']), 'not-genuine');
    const changed = await signedPaper(signing, { stamped: false });
    changed[changed.length - 8] = (changed[changed.length - 8] as number) ^ 1;
    write('changed.pdf', changed);
    assert.equal(await verdict('changed.pdf', ['desk.vkey']), 'not-genuine');
    write('text.pdf', 'not a PDF');
    assert.equal(await verdict('text.pdf', ['desk.vkey']), 'unreadable');
  });
  test('names a printed date that is another than the signed one, and shows both', async () => {
    assert.equal(await verdict('dated-back.pdf', ['desk.vkey']), 'not-genuine');
    const said = (await page.locator('[data-verdict]').textContent()) ?? '';
    for (const date of ['2November2026', '24November2026']) assert.ok(said.includes(date), date);
  });
  test('names a request that was meant for somebody else, and one that was withdrawn', async () => {
    assert.equal(await verdict('honest.pdf', ['desk.vkey'], 'X Corp.'), 'not-for-you');
    assert.equal(await verdict('honest.pdf', ['desk.vkey'], paperFor().addressee.name), 'genuine');
    assert.equal(await verdict('honest.pdf', ['desk.vkey', 'desk.withdrawn']), 'withdrawn');
  });
  test('waits for keys that are still being read: no check under fewer of them is told, and who writes meanwhile goes on writing', async () => {
    const slow = await page.context().newPage();
    await slow.addInitScript(() => {
      const { text } = Blob.prototype;
      Blob.prototype.text = async function () {
        if (this instanceof File && !this.name.endsWith('.pdf')) await new Promise((done) => setTimeout(done, 300));
        return await text.call(this);
      };
    });
    await slow.goto(pathToFileURL(join(folder, 'check.html')).href);
    await slow.evaluate(() => {
      new MutationObserver(() => {
        const verdict = document.querySelector('[data-verdict]')?.getAttribute('data-verdict');
        const told = (document.body.dataset.told ?? '').split(' ');
        if (verdict && told.at(-1) !== verdict) document.body.dataset.told = [...told, verdict].join(' ').trim();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await slow.setInputFiles('#keys', paths(['desk.vkey', 'desk.withdrawn']));
    await slow.setInputFiles('#file', paths(['honest.pdf']));
    await slow.locator('[data-verdict]').waitFor();
    assert.equal(await slow.evaluate(() => document.body.dataset.told), 'withdrawn');
    await slow.setInputFiles('#keys', paths(['desk.vkey']));
    await slow.locator('#own').evaluate((field) => field.setAttribute('data-before', ''));
    await slow.focus('#own');
    await slow.keyboard.type('Me');
    await slow.locator('#own:not([data-before])').waitFor();
    await slow.keyboard.type('ta');
    assert.equal(await slow.inputValue('#own'), 'Meta');
    await slow.close();
  });
  test('checks a bundle, and names one whose bytes were changed', async () => {
    assert.equal(await verdict('bundle.zip', ['desk.vkey', 'court.vkey']), 'whole');
    const answers = await page.locator('.answer').evaluateAll((all) => all.map((one) => [one.className, one.textContent]));
    assert.ok(answers.length >= 5 && answers.every(([name]) => name === 'answer good' || name === 'answer note'));
    assert.ok(answers.some(([, text]) => text === layWords.en.unchanged.asked + layWords.en.unchanged.good));
    await writeBagZip(await inventedBundle({ shown: (entries) => entries.slice(1) }), join(folder, LONG_NAME));
    assert.equal(await verdict(LONG_NAME, ['desk.vkey', 'court.vkey']), 'not-genuine');
    assert.ok((await page.locator('.answer.bad').count()) > 0);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await page.setViewportSize({ width: 1280, height: 720 });
  });
  test('refuses whatever people do to a bundle, names the place in the reader’s language, and takes nothing of it for markup', async () => {
    await page.goto(pathToFileURL(join(folder, 'check.html')).href);
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.setInputFiles('#keys', paths(['desk.vkey', 'court.vkey']));
    const elements = new Set(['LI', 'STRONG', 'BDI', 'P', 'CODE']);
    for (const { what, zip, code, where } of await hostileBundles()) {
      const name = `${what.replaceAll(/[^a-z]+/g, '-')}.zip`;
      write(name, zip);
      await page.setInputFiles('#file', paths([name]));
      const result = page.locator('[data-verdict]', { hasText: name });
      await result.waitFor();
      assert.equal(await result.getAttribute('data-verdict'), 'not-genuine', what);
      const found = await result.locator('li.bad').evaluateAll((rows) =>
        rows.map((row) => ({
          code: row.querySelector('code')?.textContent ?? '',
          place: row.querySelector('.place')?.textContent ?? '',
          said: row.querySelector('p')?.textContent ?? '',
          tags: [row, ...row.querySelectorAll('*')].map((one) => one.tagName),
        })),
      );
      assert.ok(
        found.some((one) => one.code === code && one.place.includes(where)),
        `${what}: ${code} at ${where}`,
      );
      for (const { said, place, tags } of found) {
        assert.match(said, /^[\u2066-\u2069\s]*\p{Script=Arabic}/u, what);
        assert.doesNotMatch(said + place, /[\u202a-\u202e]/u, what);
        assert.ok(
          tags.every((tag) => elements.has(tag)),
          tags.join(' '),
        );
      }
    }
    assert.equal(await page.locator('img, script[src], iframe').count(), 0);
    assert.equal(await page.title(), words.ar.title);
  });
  test('names what was given to the wrong field, says where it belongs, and checks nothing of it', async () => {
    await page.goto(pathToFileURL(join(folder, 'check.html')).href);
    for (const [field, wrong] of [
      ['keys', ['bundle.zip', 'honest.pdf']],
      ['file', ['desk.vkey']],
    ] as const) {
      await page.setInputFiles(`#${field}`, paths(wrong));
      const said = page.locator(`#misplaced-${field}`);
      await said.waitFor();
      assert.equal(await said.textContent(), wrong.join('') + words.en.misplaced[field]);
    }
    assert.ok((await page.locator('#given').textContent())?.includes(words.en.none));
    assert.equal(await page.locator('[data-verdict]').count(), 0);
    await page.setInputFiles('#keys', paths(['desk.vkey', 'court.vkey']));
    await page.setInputFiles('#file', paths(['bundle.zip']));
    await page.locator('[data-verdict=whole]').waitFor();
    assert.equal(await page.locator('.misplaced').count(), 0);
  });
  test('speaks Arabic from right to left and French, with identifiers from left to right', async () => {
    await verdict('honest.pdf', ['desk.vkey']);
    await page.getByRole('button', { name: 'العربية' }).click();
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    assert.equal(await page.locator('[data-verdict] h2').textContent(), words.ar.verdicts.genuine[0]);
    assert.equal(await page.locator('dd bdi[dir=ltr]').first().textContent(), inventedDesk.name);
    await page.getByRole('button', { name: 'Français' }).click();
    assert.equal(await page.locator('[data-verdict] h2').textContent(), words.fr.verdicts.genuine[0]);
  });
  test('asks nobody, and its policy would not let it', async () => {
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('file:')),
      [],
    );
    assert.deepEqual(faults, []);
    const outcome = await page.evaluate(
      async () =>
        await fetch('data:text/plain,x').then(
          () => 'let out',
          () => 'held',
        ),
    );
    assert.equal(outcome, 'held');
  });
});
