// SPDX-License-Identifier: Apache-2.0
/** As whom the browser of a capture runs, asked of the machine itself. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { noBrowser } from '../../test/browser.ts';
import { openBrowser } from './open-browser.ts';

const root = process.getuid?.() === 0;

/** Users under which processes run whose home is this one: `Uid: 65000 …` of /proc/N/status. */
function usersAt(home: string): string[] {
  return globSync('/proc/[0-9]*').flatMap((process_) => {
    try {
      if (!readFileSync(`${process_}/environ`, 'latin1').includes(`HOME=${home}`)) return [];
      return /^Uid:\s+(\d+)/m.exec(readFileSync(`${process_}/status`, 'utf8'))?.[1] ?? [];
    } catch {
      // It has ended meanwhile, or belongs to somebody else.
      return [];
    }
  });
}

describe('the browser of a capture', { skip: noBrowser }, () => {
  test('runs as a user to whom nothing belongs where this program is root, says so, and leaves nothing behind', {
    skip: !root && 'needs root',
  }, async () => {
    const before = new Set(globSync(join(tmpdir(), 'rogatory-browser-*')));
    const { browser, sandbox, close } = await openBrowser(new Date());
    const [home = ''] = globSync(join(tmpdir(), 'rogatory-browser-*')).filter((path) => !before.has(path));
    const uid = /as a user of its own \((\d+)\)/.exec(sandbox)?.[1];
    assert.ok(uid !== undefined && browser.isConnected(), sandbox);
    assert.deepEqual([...new Set(usersAt(home))], [uid]);
    await close();
    assert.equal(existsSync(home), false);
  });
});
