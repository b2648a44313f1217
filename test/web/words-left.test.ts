// SPDX-License-Identifier: Apache-2.0
/** Every screen in Arabic and in French: nothing on it is left in English but what a person or a source wrote, and what says to be English. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { frenchSpaces } from '../../src/core/documents/french-spaces.ts';
import { loadKnowledge } from '../../src/store/knowledge/load-knowledge.ts';
import { messages as ar } from '../../src/web/messages/ar/index.ts';
import { messages as en } from '../../src/web/messages/en/index.ts';
import { messages as fr } from '../../src/web/messages/fr/index.ts';
import { noBrowser } from '../browser.ts';
import { bySeed } from '../by-seed.ts';
import { isEnglish, type Known, saidOn, unfold } from './english-left.ts';
import { newMachine, type Persona, type Places, screens } from './screens.ts';
import { openTrainingDesk, type TrainingDesk } from './training-desk.ts';

type Read = 'ar' | 'fr';

/** Names that the facts hold as their owners write them: of offices, companies, services, laws, sources. */
const names = [...namesIn(loadKnowledge())].filter((name) => name.includes(' ')).sort((a, b) => b.length - a.length);

function* namesIn(value: unknown): Generator<string> {
  if (value instanceof Map || Array.isArray(value)) for (const one of value.values()) yield* namesIn(one);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value))
      if (typeof one === 'string' && ['name', 'addressee', 'address', 'title', 'law', 'of'].includes(key)) yield one;
      else yield* namesIn(one);
}

const known: Readonly<Record<Read, Known>> = { ar: knownBeside(ar), fr: knownBeside(fr) };

function knownBeside(said: typeof ar | typeof fr): Known {
  const ids = Object.keys(en) as (keyof typeof en)[];
  return { english: new Set(ids.filter((id) => en[id] !== said[id]).map((id) => en[id])), names };
}

describe('what is told from a name and from a quotation', () => {
  const english = (text: string) => isEnglish(text, { english: new Set(['Try again']), names: ['Office of International Affairs'] });
  test('a sentence in English is found by itself and inside an Arabic one', () => {
    assert.ok(english('The chunk has another SHA-256 than its sender says.'));
    assert.ok(english('الأصل: expected 12 bytes at 7, found 3 of them. أعد قراءته.'));
    assert.ok(english('Try again'));
  });
  test('names, codes, French, quotations and files are no English', () => {
    const others = [
      'Meta Platforms, Inc.',
      'desk.example/lantern',
      'Façon de les voir',
      'Ce que l’on peut faire',
      'WhatsApp Chat with Samir.txt',
    ];
    for (const text of [...others, '\u2068All of the fees\u2069 (1)', 'طلب إلى Office of International Affairs'])
      assert.ok(!english(text), text);
  });
});

test('every address of the router is a screen that is walked', () => {
  const router = readFileSync(new URL('../../src/web/router.tsx', import.meta.url), 'utf8');
  const routes = [...router.matchAll(/(?:path: |screen\(\s*)'(\/[^']*)'/g)].map(([, path]) => path as string);
  const at = new Proxy({}, { get: (_, name) => `$${String(name)}` }) as Places;
  const walked = screens.map(({ path }) => (path(at).split('?')[0] ?? '').replaceAll(/\$\w+/g, '$'));
  // The batch is walked where it is made.
  const left = routes.filter((path) => path !== '/batches/$batchId').map((path) => path.replaceAll(/\$\w+/g, '$'));
  const isWalked = (route: string) => walked.some((one) => new RegExp(`^${route.replaceAll('$', '[^/]+')}$`).test(one));
  assert.ok(left.length > 40);
  assert.deepEqual(
    left.filter((route) => !isWalked(route)),
    [],
  );
});

describe('no screen is left in English', { skip: noBrowser }, () => {
  let desk: TrainingDesk;
  const pages = new Map<string, Page>();
  before(async () => {
    desk = await openTrainingDesk({ bundle: true });
  });
  after(async () => await desk?.end());

  async function pageOf(who: Persona, language: Read): Promise<Page> {
    const key = `${who} ${language}`;
    const page = pages.get(key) ?? (await newMachine(desk.browser, language));
    if (!pages.has(key) && who !== 'nobody') await desk.door.enter(page, who);
    pages.set(key, page);
    return page;
  }

  for (const { name, who } of screens)
    for (const language of bySeed(`${name} left in English`, ['ar', 'fr'] as const))
      test(`${name} [${language}]`, async () => {
        const page = await pageOf(who, language);
        await desk.open(page, name);
        await unfold(page);
        const said = await saidOn(page);
        const unset = said.filter(({ text }) => language === 'fr' && frenchSpaces(text) !== text);
        assert.deepEqual(unset, [], 'a line may break before a mark: let the text pass through core/documents/french-spaces.ts');
        const left = said.filter(({ text }) => isEnglish(text, known[language]));
        assert.deepEqual(
          left,
          [],
          'say it in the language of the page, or mark it: translate="no" for what was written so, lang="en" for English',
        );
      });
});
