// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../../store/knowledge/load-knowledge.ts';
import type { Language } from '../advice.ts';
import { type Fact, factIndex } from '../fact-index.ts';
import { type FactRow, factRows } from '../handbook/fact-rows.ts';
import { factTitle } from '../handbook/fact-title.ts';
import { memberNames } from '../handbook/member-names.ts';
import { countrySections, providerSections } from '../handbook/sections.ts';
import { factText, factWord, factWords } from './index.ts';

const knowledge = loadKnowledge();
const sections = [
  ...[...knowledge.providers.values()].flatMap((one) => providerSections(knowledge, one)),
  ...[...knowledge.countries.values()].flatMap((one) => countrySections(knowledge, one)),
];
const facts: readonly Fact[] = [...new Map(sections.flatMap((one) => one.facts).map((fact) => [fact.id, fact])).values()];
const rowsOf = (fact: Fact, language: Language): readonly FactRow[] =>
  factRows(fact.value, { language, knowledge, provider: knowledge.providers.get(fact.id.split('/')[1] ?? '') });

describe('the words of the facts', () => {
  test('are there in three languages, with the same places to fill', () => {
    const shape = (language: Language): string[] =>
      Object.entries(factWords[language])
        .map(([code, text]) => `${code} ${[...text.matchAll(/\{\w+\}/g)].map(String).sort().join()}`)
        .sort();
    assert.deepEqual([shape('ar'), shape('fr')], [shape('en'), shape('en')]);
    const members = (language: Language): string[] => Object.keys(memberNames[language]).sort();
    assert.deepEqual([members('ar'), members('fr')], [members('en'), members('en')]);
  });
  for (const language of ['en', 'ar', 'fr'] as const)
    test(`leave no code of the directory bare in ${language}`, () => {
      const bare = facts.flatMap((fact) =>
        rowsOf(fact, language)
          .filter(({ name, value, prose }) => (!prose && /[a-z]_[a-z]/.test(value) && !/[@^/]/.test(value)) || /[a-z]_[a-z]/.test(name))
          .map(({ name, value }) => `${fact.id}: ${name} ${value}`),
      );
      assert.deepEqual(bare, []);
    });
  for (const language of ['ar', 'fr'] as const)
    test(`leave a reader of ${language} at most one fact in fifty as a sentence in English`, (about) => {
      const english = facts.filter((fact) => rowsOf(fact, language).some(({ prose }) => prose));
      about.diagnostic(`${english.length} of ${facts.length} facts hold a sentence in English`);
      assert.ok(english.length * 50 <= facts.length, english.map(({ id }) => id).join(', '));
    });
  test('leave at most one row in thirty of the tables of parties, reservations and rescue as a sentence in English', () => {
    const rows = [...factIndex(knowledge).values()].filter(({ id }) => /^(party|reservation|rescue|position)\//.test(id));
    const english = rows.filter((fact) => rowsOf(fact, 'ar').some(({ prose }) => prose));
    assert.ok(english.length * 30 <= rows.length, english.map(({ id }) => id).join(', '));
  });
  test('leave no sentence of a treaty, of who is bound by it or of a declaration in English alone', () => {
    const rows = [...factIndex(knowledge).values()].filter(({ id }) => /^(instrument|party|bilateral|reservation|certificate)\//.test(id));
    const english = rows.flatMap((fact) =>
      rowsOf(fact, 'ar').flatMap(({ name, value, prose }) => (prose ? `${fact.id}: ${name} ${value}` : [])),
    );
    assert.deepEqual(english, []);
  });
  test('name each kind of fact, each authority and each treaty in Arabic', () => {
    const kinds = /^(held|authority|bilateral|offence|cost|notice|emergency|preservation|languages|calendar|must_include)\//;
    const latin = facts.filter(({ id }) => kinds.test(id)).filter((fact) => !/[\u0600-\u06FF]/.test(factTitle(fact, knowledge, 'ar')));
    assert.deepEqual(
      latin.map(({ id }) => id),
      [],
    );
  });
});

test('each group of states has its name in three languages', () => {
  const unnamed = Object.keys(knowledge.setFacts).filter((set) => set !== 'ROW' && factWord(set, 'ar') === undefined);
  assert.deepEqual(unnamed, []);
});

describe('a text that is no code', () => {
  test('stays as it is, marked for readers of another language', () => {
    assert.deepEqual(
      [factText('call on Tuesdays', 'en'), factText('call on Tuesdays', 'ar')],
      ['call on Tuesdays', '[en] call on Tuesdays'],
    );
    const [row] = factRows({ note: 'call on Tuesdays' }, { language: 'ar', knowledge });
    assert.deepEqual(row, { name: 'ملاحظة', value: 'call on Tuesdays', prose: true });
  });
  test('stands in a row of its own beside the codes of the same list', () => {
    assert.deepEqual(factRows({ caveats: ['sworn_officer', 'bring a pen'] }, { language: 'fr', knowledge }), [
      { name: 'à noter', value: 'agent assermenté', prose: false },
      { name: 'à noter', value: 'bring a pen', prose: true },
    ]);
  });
  test('is never read from what every object has', () => {
    assert.deepEqual([factWord('constructor', 'en'), factText('toString', 'en')], [undefined, 'toString']);
  });
});

test('a rule reads as names: the company, the states that are meant, the categories of data', () => {
  const meta = knowledge.providers.get('meta');
  const rule = meta?.rules.find(({ id }) => id === 'meta-addr-row');
  assert.deepEqual(
    factRows(rule, { language: 'fr', knowledge, provider: meta }).map(({ name, value }) => `${name}: ${value}`),
    ['si · État de l’utilisateur: sauf région européenne du fournisseur', 'alors · à: Meta Platforms, Inc.', 'alors · canal: portail'],
  );
});
