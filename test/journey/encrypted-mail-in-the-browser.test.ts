// SPDX-License-Identifier: Apache-2.0
/** A request leaves encrypted, by people at their browsers: a key is brought, compared and taken out of use, and gpg opens what arrives. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { generateKey } from 'openpgp';
import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import type { MailKeyShown } from '../../src/core/api/mail.ts';
import type { RequestDetail } from '../../src/core/api/requests.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { noBrowser, openBrowser, watchFaults } from '../browser.ts';
import { bySeed } from '../by-seed.ts';
import { type MailServer, openMailServer } from '../mail-server.ts';
import { type MailboxKeys, makeMailboxKeys, type PgpPair } from '../mailbox-keys.ts';
import { ask, Door, findPlaces, newMachine, type Persona } from '../web/screens.ts';
import { type LanternDesk, lanternFolder, openLantern } from './lantern-desk.ts';

const TO = 'lawenforcement@facebook.com';
const FROM = 'desk@prosecution.example';
const LANGUAGES = [
  ['en', en],
  ['ar', ar as typeof en],
] as const;
const missing = ['gpg', 'openssl', 'pdfsig'].filter((name) => spawnSync('which', [name]).status !== 0);
const skip = noBrowser || (missing.length > 0 && `needs ${missing.join(', ')}`);

for (const [language, words] of bySeed('a request leaves encrypted', LANGUAGES))
  describe(`a request leaves encrypted [${language}]`, { skip }, () => {
    let folder: string;
    let remove: () => Promise<void>;
    let smtp: MailServer;
    let desk: LanternDesk;
    let browser: Browser;
    let door: Door;
    let keys: MailboxKeys;
    let good: PgpPair;
    let requestId: string;
    let mona: Page;
    let karim: Page;
    const seen: string[][] = [];
    const own = generateKey({ userIDs: [{ email: FROM }], format: 'armored' });

    before(async () => {
      keys = makeMailboxKeys();
      good = keys.pgp(TO);
      ({ folder, remove } = await lanternFolder());
      writeFileSync(join(folder, 'keys', 'mail-openpgp.asc'), (await own).privateKey, { mode: 0o600 });
      smtp = await openMailServer();
      desk = await openLantern(folder, { ROGATORY_SMTP_URL: smtp.url, ROGATORY_MAIL_FROM: FROM });
      browser = await openBrowser();
      door = new Door(desk.address);
      mona = await enter('mona');
      karim = await enter('karim');
      requestId = (await findPlaces(mona, desk.address)).submitted;
      await approve();
    });
    after(async () => {
      await browser?.close();
      await desk?.end();
      await smtp?.close();
      await remove?.();
      keys?.remove();
    });

    const say = (id: keyof typeof en): string => words[id];
    const request = () => ask<RequestDetail>(mona, desk.address, `/requests/${requestId}`);
    const known = async () => (await ask<{ keys: MailKeyShown[] }>(karim, desk.address, '/mail-keys')).keys;
    async function enter(who: Persona): Promise<Page> {
      const page = await newMachine(browser, language);
      page.setDefaultTimeout(60_000);
      await door.enter(page, who);
      seen.push(watchFaults(page));
      return page;
    }
    async function approve(): Promise<void> {
      await karim.goto(`${desk.address}/requests/${requestId}/decide`);
      await button(karim, 'step.approve').first().click();
      for (let looked = 0; looked < 240; looked += 1) {
        const { state, papers } = await request();
        if (state === 'approved' && papers.length > 0 && papers.every(({ document }) => document !== null)) return;
        await karim.waitForTimeout(250);
      }
      assert.fail('the papers are not signed');
    }
    const button = (page: Page, id: keyof typeof en) => page.getByRole('button', { name: say(id), exact: true });
    async function openSend(page: Page, mailbox = TO): Promise<void> {
      await page.goto(`${desk.address}/requests/${requestId}/send`);
      await page.getByLabel(say('mail.to')).fill(mailbox);
      await page.getByRole('heading', { name: say('mail.keys') }).waitFor();
    }
    const keyText = (page: Page) => page.locator('.mono-field textarea');
    async function paste(page: Page, text: string): Promise<void> {
      if ((await keyText(page).count()) === 0) await button(page, 'mail.keys.bring').click();
      await keyText(page).fill(text);
    }
    const bring = (page: Page) =>
      page
        .locator('form', { has: page.locator('.mono-field') })
        .locator('button[type=submit]')
        .click();
    const told = (page: Page, code: string) => page.getByRole('alert').filter({ hasText: code }).waitFor();

    test('what is no good public key of this mailbox is refused in words, and nothing of it is kept', { timeout: 300_000 }, async () => {
      await openSend(mona);
      const other = keys.pgp('records@facebook.com');
      const gone = keys.pgp(TO);
      const { certificate, secret } = keys.smime(TO);
      const hostile: Readonly<Record<string, readonly string[]>> = {
        EXCHANGE_KEY_PRIVATE: [
          gone.secret,
          gone.secret.replaceAll('PRIVATE', 'PUBLIC'),
          good.open + gone.secret,
          secret,
          certificate + secret,
          secret + certificate,
        ],
        EXCHANGE_KEY_ENDED: [keys.pgp(TO, { at: '20200101T000000', lasts: '1d' }).open, keys.revoked(gone)],
        EXCHANGE_KEY_OF_ANOTHER: [other.open, keys.smime('records@facebook.com').certificate],
        EXCHANGE_KEY_UNREADABLE: [good.open.slice(0, 300), good.open + other.open, certificate + certificate, 'لا مفتاح هنا. '.repeat(10)],
      };
      for (const [code, texts] of Object.entries(hostile))
        for (const text of texts) {
          await paste(mona, text);
          await bring(mona);
          await told(mona, code);
        }
      await keyText(mona).fill('');
      await keyText(mona).evaluate((field, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', text);
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, good.open.repeat(200));
      await mona.getByText(/65[,.\s\u202f]?536/).waitFor();
      assert.equal(await keyText(mona).inputValue(), '');
      const file = { name: 'ring.asc', mimeType: 'text/plain', buffer: Buffer.alloc(1024 * 1024, 'A') };
      await paste(mona, good.open);
      await mona.locator('input[type=file]').setInputFiles(file);
      await mona.getByText(/65[,.\s\u202f]?536/).waitFor();
      assert.deepEqual(await known(), []);
      assert.equal(foundIn(folder, gone.secret.split('\n')[4] as string), '');
      assert.equal(foundIn(folder, secret.split('\n')[4] as string), '');
    });

    test('one person brings a key out of a mail, another types its fingerprint; a certificate is taken out of use', async () => {
      await openSend(mona);
      await paste(mona, `Dear colleagues, this is our key:\n\n${good.open}\nKind regards\n-- \nLaw Enforcement Response\n`);
      await bring(mona);
      await mona.getByText(say('mail.keys.waiting')).waitFor();
      await mona.getByText(good.fingerprint.slice(0, 4)).first().waitFor();
      const { certificate, fingerprint } = keys.smime(TO);
      await button(mona, 'mail.keys.bring').click();
      await mona.locator('input[type=file]').setInputFiles({ name: 'le.pem', mimeType: 'text/plain', buffer: Buffer.from(certificate) });
      await bring(mona);
      await mona.getByText(say('mail.keys.waiting')).nth(1).waitFor();
      assert.equal(await button(mona, 'mail.keys.confirm').count(), 0, 'whoever brought it does not compare it');

      await openSend(karim);
      const compare = async (typed: string) => {
        await karim.getByLabel(say('mail.keys.fingerprint')).first().fill(typed);
        await button(karim, 'mail.keys.confirm').first().click();
      };
      assert.doesNotMatch((await karim.locator('main').textContent()) ?? '', new RegExp(good.fingerprint.slice(-8)));
      await compare(good.fingerprint.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
      await told(karim, 'EXCHANGE_FINGERPRINT_OTHER');
      await compare(` ${good.fingerprint.toLowerCase().replaceAll(/(.{4})/g, '$1 ')}`);
      await button(karim, 'mail.keys.confirm').nth(1).waitFor({ state: 'detached' });
      await compare(fingerprint);
      await button(karim, 'mail.keys.confirm').waitFor({ state: 'detached' });
      assert.deepEqual(
        (await known()).map(({ kind, usable }) => [kind, usable]),
        [
          ['openpgp', true],
          ['smime', true],
        ],
      );

      await openSend(mona);
      const ways = mona.getByLabel(say('mail.protection'), { exact: true });
      assert.equal(await ways.locator('option[value=smime]').isDisabled(), false);
      await button(mona, 'mail.keys.revoke').nth(1).click();
      const asked = mona.getByRole('dialog');
      await asked.getByText(say('mail.keys.revoke.why')).waitFor();
      assert.deepEqual((await known()).length, 2, 'asked first');
      await asked.getByRole('button', { name: say('mail.keys.revoke') }).click();
      await mona.getByText(say('mail.protection.smime'), { exact: true }).last().waitFor({ state: 'detached' });
      assert.deepEqual(
        (await known()).map(({ kind }) => kind),
        ['openpgp'],
      );
      assert.equal(await ways.locator('option[value=smime]').isDisabled(), true);
    });

    test('the papers arrive as they were approved, readable by the owner of the key alone', { timeout: 120_000 }, async () => {
      await openSend(mona);
      assert.equal(await mona.getByLabel(say('mail.protection'), { exact: true }).inputValue(), 'openpgp');
      const { documents, version } = await request();
      await button(mona, 'mail.send').click();
      await smtp.until(1);
      await mona.waitForURL((url) => !url.pathname.endsWith('/send'));
      const [mail] = smtp.mails;
      assert.deepEqual([mail?.from, mail?.to, smtp.mails.length], [FROM, [TO], 1]);
      const { attachments } = await PostalMime.parse(mail?.message ?? '');
      const { bytes, status } = keys.opened(Buffer.from(attachments.at(-1)?.content as ArrayBuffer), (await own).publicKey);
      assert.match(status, /DECRYPTION_OKAY[\s\S]*GOODSIG|GOODSIG[\s\S]*DECRYPTION_OKAY/);
      const inside = (await PostalMime.parse(bytes)).attachments.map(({ content }) => Buffer.from(content as ArrayBuffer));
      const approved = documents.filter((one) => one.format === 'pdf' && one.version === version).map(({ sha256 }) => sha256);
      assert.deepEqual(inside.map((pdf) => createHash('sha256').update(pdf).digest('hex')).toSorted(), approved.toSorted());
      for (const pdf of inside) assert.match(keys.pdfSignature(pdf), /Signature is Valid/);
      assert.equal((await request()).state, 'sent');
      await mona.getByText(TO).first().waitFor();
      const unexpected = seen.flat().filter((one) => !one.includes('/mail-keys'));
      assert.deepEqual(unexpected, [], 'a key that is refused is the only trouble');
    });
  });

/** Which files below a folder hold the text. */
function foundIn(folder: string, text: string): string {
  try {
    return execFileSync('grep', ['-rlaF', text, folder]).toString();
  } catch (error) {
    if ((error as { status?: number }).status === 1) return '';
    throw error;
  }
}
