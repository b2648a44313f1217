// SPDX-License-Identifier: Apache-2.0
/** Keys at rest: what a copy of the data folder gives away. */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { vkeyOf } from '../../core/custody/signed-note.ts';
import { readConfiguration } from '../configuration.ts';
import { captureKey } from './capture-key.ts';
import { type KeyPlaces, keepKey, keysInTheClear, readKey, sealKeys } from './key-file.ts';
import { keepNextLogKey, makeLogKey, readLogKey, takeNextLogKey } from './log-key.ts';
import { isSealedKey, openKey, sealKey } from './sealed-key.ts';
import { makeVaultKey, readVaultKey } from './vault-key.ts';

const PASSPHRASE = 'a lantern over the harbour';
const unusable = { code: 'KEY_UNUSABLE' };

describe('keys at rest', () => {
  const root = mkdtempSync(join(tmpdir(), 'rogatory-sealed-keys-'));
  let count = 0;
  let clear: KeyPlaces;
  let sealed: KeyPlaces;
  beforeEach(() => {
    count += 1;
    const keysFolder = mkdtempSync(join(root, `keys-${count}-`));
    const keysPassphraseFile = join(root, `passphrase-${count}`);
    writeFileSync(keysPassphraseFile, `${PASSPHRASE}\n`, { mode: 0o600 });
    clear = { keysFolder, credentialsFolder: undefined };
    sealed = { ...clear, keysPassphraseFile };
  });
  after(() => rmSync(root, { recursive: true, force: true }));
  const file = (name: string) => join(clear.keysFolder, name);

  test('made under a passphrase, no key is in the folder, and each is the same when it is read again', async () => {
    const log = makeLogKey(sealed, 'desk.example/log');
    const vault = await makeVaultKey(sealed);
    const capture = captureKey(sealed);
    const seed = log.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32).toString('base64');
    for (const name of readdirSync(clear.keysFolder)) {
      const text = readFileSync(file(name), 'utf8');
      assert.ok(isSealedKey(text), name);
      assert.doesNotMatch(text, /PRIVATE|AGE-SECRET-KEY/);
      assert.ok(!text.includes(seed));
      assert.equal(statSync(file(name)).mode & 0o077, 0);
    }
    assert.equal(vkeyOf(readLogKey(sealed) as NonNullable<ReturnType<typeof readLogKey>>), vkeyOf(log));
    assert.equal((await readVaultKey(sealed))?.identity, vault.identity);
    const spki = (key: typeof capture) => createPublicKey(key).export({ format: 'pem', type: 'spki' });
    assert.equal(spki(captureKey(sealed)), spki(capture));
  });
  test('that lie in the clear are sealed, the ones kept beside them too, and stay the same keys', async () => {
    const first = makeLogKey(clear, 'desk.example/log');
    const next = keepNextLogKey(clear, 'desk.example/log');
    takeNextLogKey(clear);
    keepKey(clear, 'mail-openpgp.asc', '-----BEGIN PGP PRIVATE KEY BLOCK-----\n');
    writeFileSync(file('recovery.recipient'), 'age1example\n');
    const [kept] = readdirSync(clear.keysFolder).filter((name) => name.startsWith('log.key.until-'));
    assert.deepEqual([...keysInTheClear(clear)].sort(), ['log.key', kept, 'mail-openpgp.asc'].sort());
    assert.deepEqual([...sealKeys(sealed)].sort(), ['log.key', kept, 'mail-openpgp.asc'].sort());
    assert.deepEqual([keysInTheClear(clear), sealKeys(sealed)], [[], []]);
    assert.equal(readFileSync(file('recovery.recipient'), 'utf8'), 'age1example\n');
    assert.equal(vkeyOf(readLogKey(sealed) as typeof first), vkeyOf(next));
    assert.match(
      openKey('log.key', readFileSync(file(kept as string), 'utf8'), PASSPHRASE),
      new RegExp(Buffer.from(first.keyId).toString('hex')),
    );
  });
  test('take another passphrase', () => {
    keepKey(sealed, 'capture.key', 'a key\n');
    const other = { ...sealed, keysPassphraseFile: join(root, 'other-passphrase') };
    writeFileSync(other.keysPassphraseFile, 'another lantern altogether', { mode: 0o600 });
    assert.deepEqual(sealKeys(other, sealed), ['capture.key']);
    assert.equal(readKey(other, 'capture.key'), 'a key\n');
    assert.throws(() => readKey(sealed, 'capture.key'), unusable);
  });
  test('open for nobody without the passphrase, with another, or with a file of it that others may read', () => {
    keepKey(sealed, 'log.key', 'a key\n');
    assert.throws(() => readKey(clear, 'log.key'), unusable);
    for (const [text, mode] of [
      ['another passphrase here', 0o600],
      [PASSPHRASE, 0o644],
      ['short', 0o600],
      ['two lines of\na passphrase', 0o600],
    ] as const) {
      writeFileSync(sealed.keysPassphraseFile as string, text);
      chmodSync(sealed.keysPassphraseFile as string, mode);
      assert.throws(() => readKey(sealed, 'log.key'), unusable, text);
    }
    rmSync(sealed.keysPassphraseFile as string);
    assert.throws(() => readKey(sealed, 'log.key'), unusable);
  });
  test('come with the passphrase that systemd hands over, before the one of a file', () => {
    const credentialsFolder = mkdtempSync(join(root, 'credentials-'));
    writeFileSync(join(credentialsFolder, 'rogatory-keys.passphrase'), 'from systemd, by the machine', { mode: 0o440 });
    keepKey({ ...sealed, credentialsFolder }, 'log.key', 'a key\n');
    assert.equal(readKey({ ...clear, credentialsFolder }, 'log.key'), 'a key\n');
    assert.throws(() => readKey(sealed, 'log.key'), unusable);
  });
  test('under the name of another key, or changed by one bit anywhere, do not open', () => {
    const text = sealKey('capture.key', 'a key\n', PASSPHRASE);
    assert.throws(() => openKey('log.key', text, PASSPHRASE), unusable);
    assert.throws(() => openKey('log.key', text.replace('capture.key', 'log.key'), PASSPHRASE), unusable);
    const bytes = Buffer.from(text, 'utf8');
    // One bit of each part: head, name, cost, salt, nonce and ciphertext, tag. Each costs one scrypt.
    const lines = text.split('\n');
    const starts = lines.map((_, n) => lines.slice(0, n).join('\n').length + (n === 0 ? 0 : 1));
    for (const at of [
      2,
      (starts[1] as number) + 1,
      (starts[2] as number) + 8,
      (starts[2] as number) + 20,
      (starts[3] as number) + 1,
      text.length - 6,
    ]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      const said = changed.toString('utf8');
      assert.throws(() => openKey('capture.key', said, PASSPHRASE), unusable, `byte ${at}`);
    }
  });
  test('are not guarded by a passphrase that lies beside them', () => {
    const environment = (path: string) => ({ ROGATORY_KEYS_PASSPHRASE_FILE: path });
    assert.throws(() => readConfiguration('/srv/desk', environment('keys/passphrase')), { code: 'BAD_CONFIGURATION' });
    assert.equal(readConfiguration('/srv/desk', environment('/etc/rogatory/passphrase')).keysPassphraseFile, '/etc/rogatory/passphrase');
  });
});
