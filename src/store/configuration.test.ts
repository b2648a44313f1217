// SPDX-License-Identifier: Apache-2.0
/** The settings as an administrator writes them, and slips in them. */
import assert from 'node:assert/strict';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { makeDataFolder, readConfiguration, shownConfiguration } from './configuration.ts';

describe('the settings of a desk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-settings-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const read = (environment: Record<string, string>) => readConfiguration(folder, environment);

  test('name its origin as browsers write it', () => {
    for (const written of [
      'https://Desk.Justice.example',
      'https://desk.justice.example:443',
      'https://desk.justice.example/',
      'HTTPS://desk.justice.example',
    ])
      assert.equal(read({ ROGATORY_ORIGIN: written }).origin, 'https://desk.justice.example');
    assert.equal(read({ ROGATORY_ORIGIN: 'https://desk.justice.example:8443' }).origin, 'https://desk.justice.example:8443');
    for (const wrong of [
      'desk.justice.example',
      'https://desk.justice.example/desk',
      'https://me@desk.justice.example',
      'https://desk:99999',
    ])
      assert.throws(() => read({ ROGATORY_ORIGIN: wrong }), { code: 'BAD_CONFIGURATION', message: /"origin".*without a path/ });
  });

  test('name a port that there is', () => {
    assert.throws(() => read({ ROGATORY_LISTEN: '127.0.0.1:84110' }), { code: 'BAD_CONFIGURATION', message: /port up to 65535/ });
  });

  test('are shown whole, what stands on the papers too, and without the password of the mail server', () => {
    const shown = shownConfiguration(
      read({
        ROGATORY_AUTHORITY: 'Public Prosecution',
        ROGATORY_SMTP_URL: 'smtp://desk:secret@mail.example:587',
        ROGATORY_MAIL_FROM: 'a@b.example',
      }),
    );
    assert.partialDeepStrictEqual(shown, {
      ROGATORY_AUTHORITY: 'Public Prosecution',
      ROGATORY_AUTHORITY_PHONE: 'none',
      ROGATORY_SMTP_URL: 'mail.example:587',
    });
    assert.doesNotMatch(JSON.stringify(shown), /secret/);
  });

  const notRoot = process.getuid?.() === 0 ? false : 'only root may give a folder to another account';
  test('of another account are not read past, and root makes nothing in its folder', { skip: notRoot }, () => {
    const theirs = join(folder, 'theirs');
    mkdirSync(theirs);
    chownSync(theirs, 61_999, 61_999);
    assert.throws(() => makeDataFolder(readConfiguration(theirs, {})), {
      code: 'FOLDER_UNUSABLE',
      message: /uid 61999, and this command runs as root.*sudo -u/,
    });
    chownSync(theirs, 0, 0);
    makeDataFolder(readConfiguration(theirs, {}));
  });

  test('that cannot be read are said to be so, and are not taken for none', () => {
    const path = join(folder, 'rogatory.yaml');
    writeFileSync(path, 'desk: north.example/desk\n');
    assert.equal(read({}).deskName, 'north.example/desk');
    rmSync(path);
    // A folder in its place is read by nobody, root included.
    mkdirSync(path);
    assert.throws(() => read({}), { code: 'BAD_CONFIGURATION', message: /rogatory\.yaml cannot be read.*chown/ });
  });
});
