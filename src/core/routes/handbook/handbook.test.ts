// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { dirname, join, normalize } from 'node:path/posix';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../../store/knowledge/load-knowledge.ts';
import { factIndex } from '../fact-index.ts';
import { factRows } from './fact-rows.ts';
import { handbook } from './handbook.ts';
import { labels } from './labels.ts';
import { memberNames } from './member-names.ts';

const knowledge = loadKnowledge();
const site = handbook(knowledge, 'ar', '2026-11-24');

describe('the handbook', () => {
  test('has a page for every provider and every jurisdiction', () => {
    assert.equal(site.size, 3 + knowledge.providers.size + knowledge.countries.size);
  });
  test('opens from a stick: every link inside it leads to a file of it, and nothing is fetched', () => {
    for (const [path, text] of site)
      for (const [, href = ''] of text.matchAll(/(?:href|src)="([^"]+)"/g))
        if (!href.startsWith('https://') && !href.startsWith('http://'))
          assert.ok(site.has(normalize(join(dirname(path), href))), `${path}: ${href}`);
    for (const text of site.values()) assert.doesNotMatch(text, /<(?:script|link|img)[^>]*(?:src|href)="https?:/);
  });
  test('reads from right to left in Arabic, and marks what is in English', () => {
    assert.match(
      site.get('providers/coinbase.html') ?? '',
      /<html lang="ar" dir="rtl">[\s\S]*<span class="english" lang="en" dir="ltr">run on Kodex/,
    );
  });
  test('says in the reader’s language what each measure, provision and note of the law does', () => {
    for (const language of ['ar', 'fr'] as const)
      for (const { id, file, value } of factIndex(knowledge).values()) {
        if (!file.startsWith('jurisdictions/')) continue;
        const left = [...factRows(value, { language, knowledge })].filter(
          ({ name, prose }) => prose && name.split(' · ').at(-1) === memberNames[language].what,
        );
        assert.deepEqual(left, [], `${id} in ${language}: write "what" as {en, ar, fr}`);
      }
  });
  test('shows beside each fact how fresh it is', () => {
    assert.match(site.get('providers/uber.html') ?? '', /class="state stale"/);
  });
  test('text of the facts is never markup', () => {
    const meta = knowledge.providers.get('meta');
    assert.ok(meta);
    const hostile = { ...knowledge, providers: new Map([['meta', { ...meta, name: '<img src=x onerror=alert(1)>' }]]) };
    assert.doesNotMatch(handbook(hostile, 'en', '2026-11-24').get('providers/meta.html') ?? '', /<img/);
  });
  test('has the same headings in three languages', () => {
    assert.deepEqual([Object.keys(labels.ar), Object.keys(labels.fr)], [Object.keys(labels.en), Object.keys(labels.en)]);
  });
});
