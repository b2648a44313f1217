// SPDX-License-Identifier: Apache-2.0
/** The conformance suite of the Library of Congress (public domain): every valid bag, every invalid one, every path that leads out. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { missing, sharedFolder } from '../../test/shared.ts';
import { NO_TRUST } from './trust.ts';
import { verifyFile } from './verify-file.ts';

const codesOf = async (path: string) =>
  (await verifyFile(path, NO_TRUST))?.findings.filter(({ good }) => !good).map(({ code }) => code) ?? [];

describe('BagIt conformance suite', { skip: missing('standards/bagit') }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-bagit-'));
    execFileSync('tar', ['xzf', join(sharedFolder('standards/bagit') as string, 'bagit-conformance-suite.tar.gz'), '-C', folder]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const bags = (kind: string) =>
    readdirSync(folder)
      .filter((name) => name.startsWith('v'))
      .flatMap((version) => {
        const at = join(folder, version, kind);
        try {
          return readdirSync(at, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map(({ name }) => join(at, name));
        } catch {
          return [];
        }
      });

  test('every valid bag is accepted', async () => {
    assert.equal(bags('valid').length, 27);
    for (const bag of bags('valid')) assert.deepEqual(await codesOf(bag), [], bag);
  });
  test('every invalid bag is refused', async () => {
    assert.equal(bags('invalid').length, 15);
    for (const bag of bags('invalid')) assert.notDeepEqual(await codesOf(bag), [], bag);
  });
  test('every path that leads out of the bag, on whatever system, is named', async () => {
    const leading = [...bags('linux-only'), ...bags('windows-only')];
    assert.equal(leading.length, 12);
    for (const bag of leading) assert.ok((await codesOf(bag)).includes('PATH_ESCAPE'), bag);
  });
});

describe('a bag', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-bag-'));
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    writeFileSync(join(folder, 'data', 'a.txt'), '');
    writeFileSync(join(folder, 'manifest-sha256.txt'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  data/a.txt\n');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('with a symbolic link in it is refused, and the link is not followed', async () => {
    assert.deepEqual(await codesOf(folder), []);
    symlinkSync('/etc/passwd', join(folder, 'data', 'b.txt'));
    assert.deepEqual(await codesOf(folder), ['SYMLINK']);
    rmSync(join(folder, 'data', 'b.txt'));
  });
});
