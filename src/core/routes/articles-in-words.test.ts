// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { articlesInWords } from './articles-in-words.ts';

const SAID: readonly (readonly [string, en: string, ar: string, fr: string])[] = [
  ['29', 'article 29', 'المادة 29', 'article 29'],
  ['86 bis', 'article 86 bis', 'المادة 86 مكررًا', 'article 86 bis'],
  ['2, 14', 'articles 2 and 14', 'المادتان 2 و14', 'articles 2 et 14'],
  ['3 and 13', 'articles 3 and 13', 'المادتان 3 و13', 'articles 3 et 13'],
  ['6 to 8', 'articles 6 to 8', 'المواد من 6 إلى 8', 'articles 6 à 8'],
  ['20-21', 'articles 20 and 21', 'المادتان 20 و21', 'articles 20 et 21'],
  ['6 to 8, 12, 15, 22', 'articles 6 to 8, 12, 15 and 22', 'المواد من 6 إلى 8 و12 و15 و22', 'articles 6 à 8, 12, 15 et 22'],
  ['4(1), 5(3)', 'articles 4(1) and 5(3)', 'المادتان 4(1) و5(3)', 'articles 4(1) et 5(3)'],
];

describe('articles as a jurist reads them', () => {
  test('one, two, and many each have their form of the word', () => {
    for (const [art, en, ar, fr] of SAID)
      assert.deepEqual([articlesInWords(art, 'en'), articlesInWords(art, 'ar'), articlesInWords(art, 'fr')], [en, ar, fr], art);
  });
  test('two after a preposition are in the case that it asks for', () => {
    assert.equal(articlesInWords('2, 14', 'ar', { oblique: true }), 'المادتين 2 و14');
    assert.equal(articlesInWords('2', 'ar', { oblique: true }), 'المادة 2');
  });
});
