// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { makeFolders } from './make-folders.ts';

describe('a folder with those above it', () => {
  const top = mkdtempSync(join(tmpdir(), 'rogatory-folders-'));
  after(() => rmSync(top, { recursive: true, force: true }));

  test('is made for this user only, and says which was the first; one that is there is left as it is', () => {
    assert.equal(makeFolders(join(top, 'a/b/c')), join(top, 'a'));
    assert.equal(statSync(join(top, 'a/b')).mode & 0o777, 0o700);
    assert.equal(makeFolders(join(top, 'a/b/c')), undefined);
  });

  test('where a file stands, or a link leads nowhere, is an error', () => {
    writeFileSync(join(top, 'file'), '');
    symlinkSync(join(top, 'nowhere/at/all'), join(top, 'link'));
    assert.throws(() => makeFolders(join(top, 'file')), { code: 'EEXIST' });
    assert.throws(() => makeFolders(join(top, 'file/below')), { code: 'ENOTDIR' });
    assert.throws(() => makeFolders(join(top, 'link')), { code: 'EEXIST' });
  });

  test('below /proc is an error, and is not waited for', { skip: !existsSync('/proc/self') && 'there is no /proc here' }, () => {
    assert.throws(() => makeFolders('/proc/rogatory/reading'), { code: 'ENOENT' });
  });
});
