// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pemOfPkcs12 } from './pkcs12.ts';
import { keepSigningKey, makeSigningKey, readSigningKey, signingKeyFromText } from './signing-key.ts';

describe('the key for papers', () => {
  let folder: string;
  let places: { keysFolder: string; credentialsFolder: undefined };
  const now = new Date('2026-11-24T08:00:00.000Z');
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-signing-key-'));
    places = { keysFolder: folder, credentialsFolder: undefined };
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();

  test('is made once, for its owner only, with a certificate that other programs take', async () => {
    const made = await makeSigningKey(places, { name: 'نيابة الإسكندرية', desk: 'desk.example/log' }, now);
    const again = await makeSigningKey(places, { name: 'Somebody else', desk: 'other.example/log' }, now);
    assert.equal(again.certificates[0].toString(), made.certificates[0].toString());
    assert.equal(statSync(join(folder, 'signing.key')).mode & 0o077, 0);
    writeFileSync(join(folder, 'own.pem'), made.certificates[0].toString());
    assert.match(openssl('verify', '-CAfile', 'own.pem', 'own.pem'), /OK/);
    assert.match(openssl('x509', '-in', 'own.pem', '-noout', '-text'), /CN = desk\.example\/log[\s\S]*Digital Signature, Non Repudiation/);
  });

  test('comes from a PKCS #12 file too, and the one before is kept beside it', async () => {
    const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'p.key', '-out', 'p.pem', '-subj', '/CN=desk.example', '-days', '30'];
    openssl('req', '-x509', ...key);
    openssl('pkcs12', '-export', '-inkey', 'p.key', '-in', 'p.pem', '-passout', 'pass:lantern', '-out', 'p.p12');
    const file = readFileSync(join(folder, 'p.p12'));
    await assert.rejects(pemOfPkcs12(file, 'wrong'), { code: 'KEY_UNUSABLE' });
    await keepSigningKey(places, await pemOfPkcs12(file, 'lantern'));
    assert.equal(readSigningKey(places)?.certificates[0].subject, 'CN=desk.example');
    assert.equal(readdirSync(folder).filter((name) => name.startsWith('signing.key.until-')).length, 1);
  });

  test('with the certificate of another key is refused', async () => {
    const text = readFileSync(join(folder, 'signing.key'), 'utf8');
    const other = readFileSync(join(folder, 'own.pem'), 'utf8');
    assert.throws(() => signingKeyFromText(text.replace(/-----BEGIN CERTIFICATE[\s\S]*/, other)), { code: 'KEY_UNUSABLE' });
    assert.throws(() => signingKeyFromText('nothing'), { code: 'KEY_UNUSABLE' });
  });
});
