// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { watchedPages } from '../../store/knowledge/watched-pages.ts';
import { factOf } from './fact-index.ts';
import { freshnessOf } from './freshness.ts';
import { comparePages } from './page-change.ts';
import { watchPages, withChanges } from './watch-pages.ts';

const knowledge = loadKnowledge();
const folder = mkdtempSync(join(tmpdir(), 'rogatory-watch-'));
after(() => rmSync(folder, { recursive: true }));

const POLICY = 'We preserve account records for 90 days on a formal request. Requests go through the portal at legalrequests.x.com.';
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe('a page has changed in what it says when', () => {
  const page = (body: string, menu = 'Home Products Help', year = 2025): string =>
    `<html><head><style>a{}</style></head><body><nav>${menu}</nav><div class="cookie-banner">We use cookies to help you. </div><p>${body}</p><footer>© ${year} X Corp.</footer></body></html>`;
  test('a number is another one', () => {
    const change = comparePages(page(POLICY), page(POLICY.replace('90', '180')));
    assert.deepEqual(change.removed, ['We preserve account records for 90 days on a formal request.']);
    assert.deepEqual(change.added, ['We preserve account records for 180 days on a formal request.']);
  });
  test('the address of the portal is another one', () => {
    assert.equal(comparePages(page(POLICY), page(POLICY.replace('legalrequests.x.com', 'legal.example.com'))).meaningful, true);
  });
  test('a sentence in Arabic is gone', () => {
    assert.equal(comparePages('تحفظ الشركة البيانات تسعين يومًا. ترسل الطلبات عبر البوابة.', 'ترسل الطلبات عبر البوابة.').meaningful, true);
  });
});

describe('it is noise when', () => {
  const same = (before: string, after: string): void =>
    assert.equal(comparePages(before, after).meaningful, false, JSON.stringify(comparePages(before, after)));
  test('menu, cookie banner, footer and year are others', () =>
    same(
      `<html><body><nav>Home Help</nav><p>${POLICY}</p><footer>© 2025 X</footer></body></html>`,
      `<html><body><nav>Home Shop Help</nav><div id="cookie-consent">Accept all cookies now</div><p>${POLICY}</p><footer>© 2026 X</footer><script>var a = 1</script></body></html>`,
    ));
  test('white space, quotes, dashes and link targets are others', () =>
    same(
      `${POLICY} Don't  [write](https://a.example/1) – ask.`,
      `${POLICY.replaceAll(' ', '\n')} Don’t [write](https://b.example/2) - ask.`.replaceAll('\n', ' '),
    ));
  test('the date of the copy is another one', () => same(`Last updated: 1 May 2025\n${POLICY}`, `Last updated: 2 June 2026\n${POLICY}`));
});

describe('the facts that cite a changed page', () => {
  test('are marked, in a folder of dated copies found by their address', () => {
    put('pages/X/2026-08-12.md', POLICY);
    put('pages/X/2026-11-01.md', POLICY.replace('90', '30'));
    put('pages/X/url.txt', 'https://help.x.com/en/rules-and-policies/x-law-enforcement-support\n');
    const changed = watchPages(knowledge, watchedPages(join(folder, 'pages')));
    assert.equal(changed[0]?.facts.includes('preservation/x'), true);
    const fact = factOf(knowledge, 'preservation/x');
    assert.ok(fact);
    assert.equal(freshnessOf(withChanges(knowledge, changed), fact, '2026-11-24').state, 'changed');
  });
  test('are not marked when only the frame of the page changed', () => {
    put('quiet/X/2026-08-12.md', POLICY);
    put('quiet/X/2026-11-01.md', `Accept all cookies here\n${POLICY}`);
    put('quiet/X/url.txt', 'https://help.x.com/en/rules-and-policies/x-law-enforcement-support');
    assert.deepEqual(watchPages(knowledge, watchedPages(join(folder, 'quiet'))), []);
  });
  test('are found in a git history by the path of the archive', () => {
    const repository = join(folder, 'history');
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
    const commit = (text: string, day: string): void => {
      put('history/Facebook/Law Enforcement Guidelines.md', text);
      git('add', '-A');
      execFileSync(
        'git',
        ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'copy', '--date', `${day}T00:00:00Z`],
        { env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } },
      );
    };
    mkdirSync(repository);
    git('init', '-q');
    commit(POLICY, '2025-09-01');
    commit(POLICY.replace('formal request', 'court order'), '2026-10-01');
    const [changed] = watchPages(knowledge, watchedPages(repository));
    assert.deepEqual([changed?.from, changed?.to, changed?.facts.includes('entity/meta/us')], ['2025-09-01', '2026-10-01', true]);
  });
});
