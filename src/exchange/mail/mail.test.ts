// SPDX-License-Identifier: Apache-2.0
/** What the desk sends, opened with the tools that an addressee has: gpg and openssl. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { generateKey } from 'openpgp';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { openMailServer } from '../../../test/mail-server.ts';
import { RogatoryError } from '../../core/errors/index.ts';
import { mailBytes } from '../../core/requests/mail-size.ts';
import { openMailer } from './mailer.ts';
import { message, mixedEntity } from './mime.ts';
import { openPgpKey, openPgpSigner, pgpEncrypted } from './open-pgp.ts';
import { smimeCertificate, smimeEncrypted, smimeSigned } from './s-mime.ts';

const AT = new Date('2026-11-24T08:00:00Z');
/** After the keys of this test were made. */
const NOW = new Date(Date.now() + 3_600_000);
const PDF = Buffer.from('%PDF-1.7 not one really \u0000\u00ff', 'latin1');
const HEAD = {
  from: 'desk@prosecution.example',
  to: 'lert@uber.example',
  subject: 'طلب حفظ بيانات 2026-14/R1',
  messageId: '<d1@prosecution.example>',
  date: AT,
};
const inner = mixedEntity(
  {
    text: 'Please find a request enclosed.\nطلب مرفق.\n',
    attachments: [{ name: '2026-14-R1-en.pdf', type: 'application/pdf', bytes: PDF }],
  },
  HEAD.messageId,
);

async function read(bytes: string | Buffer) {
  const mail = await PostalMime.parse(bytes);
  return { text: mail.text?.trim().replaceAll('\r\n', '\n'), pdf: Buffer.from(mail.attachments[0]?.content as ArrayBuffer) };
}
const said = { text: 'Please find a request enclosed.\nطلب مرفق.', pdf: PDF };

describe('a mail of the desk', () => {
  let folder = '';
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-mail-'));
  });
  after(() => {
    run('gpgconf', '--homedir', folder, '--kill', 'all');
    rmSync(folder, { recursive: true, force: true });
  });

  test('carries its text and its papers byte for byte, and a subject in any script', async () => {
    const bytes = message(HEAD, inner);
    const mail = await PostalMime.parse(bytes);
    assert.deepEqual([mail.subject, mail.messageId, mail.from?.address], [HEAD.subject, HEAD.messageId, HEAD.from]);
    assert.deepEqual(await read(bytes), said);
    assert.ok(bytes.split('\r\n').every((line) => Buffer.byteLength(line) <= 998 && !line.includes('\n')));
    assert.equal(message({ ...HEAD, subject: 'a\r\nBcc: thief@evil.example' }, inner).includes('\r\nBcc:'), false);
  });

  test('under OpenPGP is opened and its signature found good by gpg', async () => {
    const desk = await generateKey({ userIDs: [{ email: HEAD.from }], format: 'armored' });
    run('gpg', '--homedir', folder, '--batch', '--passphrase', '', '--quick-gen-key', 'lert@uber.example', 'rsa3072', 'sign,encr');
    const { key, fingerprint } = await openPgpKey(
      run('gpg', '--homedir', folder, '--armor', '--export', 'lert@uber.example').toString(),
      NOW,
    );
    assert.match(run('gpg', '--homedir', folder, '--with-colons', '--fingerprint').toString(), new RegExp(`fpr:+${fingerprint}:`));
    const sent = message(
      HEAD,
      await pgpEncrypted(inner, { to: key, signer: await openPgpSigner(desk.privateKey), at: new Date() }, HEAD.messageId),
    );
    assert.doesNotMatch(sent, /request enclosed/);
    const { attachments } = await PostalMime.parse(sent);
    writeFileSync(join(folder, 'mail.asc'), Buffer.from(attachments.at(-1)?.content as ArrayBuffer));
    writeFileSync(join(folder, 'desk.asc'), desk.publicKey);
    run('gpg', '--homedir', folder, '--batch', '--import', 'desk.asc');
    const status = run(
      'gpg',
      '--homedir',
      folder,
      '--batch',
      '--yes',
      '--status-fd',
      '1',
      '-o',
      'opened',
      '--decrypt',
      'mail.asc',
    ).toString();
    assert.match(status, /GOODSIG/);
    assert.deepEqual(await read(readFileSync(join(folder, 'opened'))), said);
    await assert.rejects(openPgpKey(desk.privateKey, NOW), { code: 'KEY_PRIVATE' });
    await assert.rejects(openPgpKey('no key', NOW), { code: 'KEY_UNREADABLE' });
  });

  test('under S/MIME is opened by openssl with the addressee’s key, and the signature inside verifies; a changed byte does not', async () => {
    const made = (name: string, subject: string) =>
      run(
        ...(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.pem`] as const),
        '-days',
        '30',
        '-subj',
        subject,
      );
    made('desk', '/CN=desk@prosecution.example');
    made('lert', '/CN=lert@uber.example');
    const pem = (name: string) => readFileSync(join(folder, name), 'utf8');
    const signer = {
      privateKey: createPrivateKey(pem('desk.key')),
      certificates: [new X509Certificate(pem('desk.pem')).raw] as [Uint8Array],
    };
    const signed = smimeSigned(inner, signer, NOW, HEAD.messageId);
    const { certificate } = smimeCertificate(pem('lert.pem'), NOW);
    writeFileSync(join(folder, 'mail.eml'), message(HEAD, await smimeEncrypted(signed, certificate)));
    run('openssl', 'cms', '-decrypt', '-in', 'mail.eml', '-recip', 'lert.pem', '-inkey', 'lert.key', '-out', 'signed.eml');
    const verify = () =>
      run('openssl', 'cms', '-verify', '-in', 'signed.eml', '-CAfile', 'desk.pem', '-purpose', 'any', '-out', 'verified');
    verify();
    assert.deepEqual(await read(readFileSync(join(folder, 'verified'))), said);
    const bytes = readFileSync(join(folder, 'signed.eml'), 'latin1');
    writeFileSync(join(folder, 'signed.eml'), bytes.replace('filename="2026-14-R1-en.pdf"', 'filename="2026-14-R2-en.pdf"'), 'latin1');
    assert.throws(verify);
    assert.throws(() => smimeCertificate(pem('lert.pem'), new Date(NOW.getTime() + 60 * 86_400_000)), { code: 'KEY_ENDED' });
  });

  test('is at most as large as was said before it was sent, and hardly less', async () => {
    const attachments = [900_000, 4_000].map((size, at) => ({ name: `${at}.pdf`, type: 'application/pdf', bytes: randomBytes(size) }));
    const entity = mixedEntity({ text: 'Please find a request enclosed.', attachments }, HEAD.messageId);
    run(
      ...(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'to.key', '-out', 'to.pem', '-subj', '/CN=to'] as const),
    );
    const { certificate } = smimeCertificate(readFileSync(join(folder, 'to.pem'), 'utf8'), new Date());
    const sizes = [
      ['transport', message(HEAD, entity)],
      ['smime', message(HEAD, await smimeEncrypted(entity, certificate))],
    ] as const;
    for (const [protection, sent] of sizes) {
      const told = mailBytes([900_000, 4_000], protection);
      const real = Buffer.byteLength(sent);
      assert.ok(real <= told && real > told * 0.98, `${protection}: ${real} bytes, told ${told}`);
    }
  });

  test('that the server refuses was not sent; when the line is lost after it was handed over, nobody knows', async () => {
    const smtp = await openMailServer();
    try {
      const mailer = openMailer({ url: smtp.url, from: HEAD.from });
      const ready = { from: HEAD.from, to: [HEAD.to], message: message(HEAD, inner) };
      const outcome = () =>
        mailer.hand(ready).then(
          () => 'taken',
          (error: unknown) => (error instanceof RogatoryError ? error.fullCode : String(error)),
        );
      assert.equal(await outcome(), 'taken');
      assert.deepEqual(await read(smtp.mails[0]?.message ?? ''), said);
      smtp.behave('refuses');
      assert.equal(await outcome(), 'EXCHANGE_MAIL_REFUSED');
      await assert.rejects(mailer.hand(ready), { message: /sender or this addressee \(EENVELOPE, 550\).*Check the address/ });
      smtp.behave('hangs-up');
      assert.equal(await outcome(), 'EXCHANGE_MAIL_LOST');
      assert.equal(smtp.mails.length, 2);
    } finally {
      await smtp.close();
    }
    const gone = openMailer({ url: smtp.url, from: HEAD.from });
    await assert.rejects(gone.hand({ from: HEAD.from, to: [HEAD.to], message: 'x' }), {
      code: 'MAIL_REFUSED',
      message: /cannot be reached \(ESOCKET\).*Try again later/,
    });
  });

  test('a server that does not let the desk in is told as that, and the password stands nowhere', async () => {
    const onAuth = (_: unknown, __: unknown, done: (error: Error) => void) => done(new Error('535 no'));
    const server = new SMTPServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false, onAuth });
    server.on('error', () => undefined);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.server.address() as AddressInfo;
    const mailer = openMailer({ url: `smtp://desk:secret@127.0.0.1:${port}`, from: HEAD.from });
    const refused = (error: Error) =>
      /does not let the desk in \(EAUTH, 535\).*setting "smtp"/.test(error.message) && !/secret/.test(error.message);
    await assert.rejects(mailer.hand({ from: HEAD.from, to: [HEAD.to], message: 'x' }), refused);
    await new Promise<void>((closed) => server.close(closed));
  });
});
