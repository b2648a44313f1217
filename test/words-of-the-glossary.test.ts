// SPDX-License-Identifier: Apache-2.0
/** The words of the field in Arabic and French: where the English says one, neither of them says a word that docs/glossary.md keeps for something else. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { errorAreas } from '../src/core/errors/index.ts';
import type { Said } from '../src/core/errors/say.ts';
import { messages as advice } from '../src/core/routes/messages/index.ts';
import { messages as ar } from '../src/web/messages/ar/index.ts';
import { messages as en } from '../src/web/messages/en/index.ts';
import { messages as fr } from '../src/web/messages/fr/index.ts';

const root = resolve(import.meta.dirname, '..');

interface Row {
  readonly word: string;
  readonly not: { readonly ar: string; readonly fr: string };
}

/** The last table of the glossary. */
function wordsOfTheGlossary(): Row[] {
  const table = readFileSync(resolve(root, 'docs/glossary.md'), 'utf8').split('## In Arabic and French')[1] ?? '';
  const rows = [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)];
  return rows.flatMap(([, word = '', , notAr = '', , notFr = '']) => (word === 'word' ? [] : [{ word, not: { ar: notAr, fr: notFr } }]));
}

async function everySentence(): Promise<{ at: string; said: Said }[]> {
  const said = (Object.keys(en) as (keyof typeof en)[]).map((id) => ({
    at: id as string,
    said: { en: en[id], ar: ar[id], fr: fr[id] } as Said,
  }));
  for (const { area, kinds } of errorAreas)
    for (const [code, { text }] of Object.entries(kinds)) said.push({ at: `${area}_${code}`, said: text });
  for (const [code, words] of Object.entries(advice.en))
    if (typeof words === 'string') said.push({ at: code, said: { en: words, ar: String(advice.ar[code]), fr: String(advice.fr[code]) } });
  for (const file of globSync('src/core/errors/sentences/*.ts', { cwd: root }))
    for (const { table } of Object.values((await import(resolve(root, file))) as Record<string, { table: Record<string, Said> }>))
      for (const [id, one] of Object.entries(table)) said.push({ at: `${file} ${id}`, said: one });
  return said;
}

/** Arabic joins و ف ب ل ك and the article to a word, and endings to it; French has its plural. Several words stand between commas. */
const asWord = {
  ar: (words: string) =>
    new RegExp(`(?<!\\p{L})[وفبلك]?(?:ال|ل)?(?:${words.replaceAll('، ', '|')})(?:ات|ين|ون|ة|ه|ها)?(?![\\p{L}\\p{M}])`, 'u'),
  fr: (words: string) => new RegExp(`(?<!\\p{L})(?:${words.replaceAll(', ', '|')})s?(?!\\p{L})`, 'iu'),
};

/** Where the English speaks of something else too, whose word the other one is. */
const ALSO: Readonly<Record<string, RegExp>> = {
  record: /\b(log|register|data|recorded|access|subscriber|custodian|support|trip|identification)\b/i,
  case: /\b(bundles?|packs?|folders?|files?)\b/i,
  provider: /\b(compan(y|ies)|firms?|entit(y|ies)|courier)\b/i,
  item: /\barticle\b/i,
  preservation: /\b(freeze|frozen)\b/i,
  'custody log': /\bregister\b/i,
  return: /\bgo(es)? back|come back|give back\b/i,
};

describe('the words of the glossary', async () => {
  const sentences = await everySentence();
  const rows = wordsOfTheGlossary();
  test('are there', () => assert.ok(rows.length > 10));
  for (const { word, not } of rows)
    test(`${word}: one word in Arabic and one in French`, () => {
      const spoken = sentences.filter(({ said }) => new RegExp(`\\b${word}s?\\b`, 'i').test(said.en) && !ALSO[word]?.test(said.en));
      assert.ok(spoken.length > 0);
      const faults = spoken.flatMap(({ at, said }) => [
        ...(asWord.ar(not.ar).test(said.ar) ? [`${at}: ${said.ar}`] : []),
        ...(asWord.fr(not.fr).test(said.fr) ? [`${at}: ${said.fr}`] : []),
      ]);
      assert.deepEqual(faults, []);
    });
});
