// SPDX-License-Identifier: Apache-2.0
/** Codes of the desk that a paper says in words, and words that agree with their number. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { articleBefore } from './article-before.ts';
import { basisOnPaper } from './basis-on-paper.ts';
import { completeValues } from './complete-values.ts';
import { daysAfter } from './counted-days.ts';
import { type Language, languages, linesOf, plainText } from './document-text.ts';
import { fillDocument } from './fill-document.ts';
import type { FieldValues, Form } from './form.ts';
import { penFor } from './write-value.ts';

const knowledge = loadKnowledge();
const forms = loadForms();
const about = { conditions: forms.conditions, knowledge };
const formOf = (id: string): Form => forms.byId.get(id) as Form;
const textOf = (id: string, lang: Language, more: FieldValues): string =>
  fillDocument(formOf(id), { ...completeValues(formOf(id), lang), ...more }, { lang, about })
    .blocks.flatMap((block) => linesOf(block).map(plainText))
    .join('\n');

describe('the basis of a request to another State', () => {
  const said = (written: string, language: Language) =>
    basisOnPaper(written, penFor(language, formOf('mla_request').words[language], { knowledge }));
  test('is the treaty by its name and its articles in words, where the desk filled in its code', () => {
    const { name } = knowledge.instruments.get('untoc') ?? assert.fail('untoc');
    assert.equal(said('untoc, 18', 'ar'), `${name.ar}، المادة 18`);
    assert.equal(said('untoc, 18 to 20', 'fr'), `${name.fr}, articles 18 à 20`);
    assert.equal(said('untoc', 'en'), name.en);
    for (const language of languages) {
      assert.doesNotMatch(said('bilateral', language), /^bilateral$/);
      for (const id of knowledge.instruments.keys()) assert.notEqual(said(id, language), id);
    }
  });
  test('stays as a person wrote it', () => {
    for (const own of ['Convention on mutual assistance of 1982, article 2', 'untoc and another', 'none', '', 'constructor, 18'])
      assert.equal(said(own, 'en'), own);
  });
});

describe('a number of days', () => {
  test('has the form of the word that it asks for', () => {
    const one = (count: string, language: Language) =>
      daysAfter(count, { en: ' days, then', ar: ' يومًا من', fr: ' jours, puis' }[language], language);
    const arabic = ['1', '3', '10', '11', '90', '100', '103', '180'].map((count) => one(count, 'ar').split(' ')[1]);
    assert.deepEqual(arabic, ['يوم', 'أيام', 'أيام', 'يومًا', 'يومًا', 'يوم', 'أيام', 'يومًا']);
    assert.deepEqual([one('1', 'en'), one('2', 'en'), one('1', 'fr')], [' day, then', ' days, then', ' jour, puis']);
    assert.equal(one('ninety', 'ar'), ' يومًا من');
    assert.equal(daysAfter('1', ' daysful', 'en'), ' daysful');
  });
  test('agrees on the paper', () => {
    assert.match(textOf('preservation_letter', 'ar', { hold_days_wanted: '7' }), /لمدة 7 أيام من/);
    assert.match(textOf('preservation_extension', 'en', { extension_days: '1' }), /by 1 day\./);
    assert.match(textOf('freeze_request', 'ar', { hold_days_wanted: '30' }), /لمدة 30 يومًا بحيث/);
  });
});

describe('the article before a name', () => {
  test('is not said twice where the name brings its own', () => {
    const before = (name: string, text: string, language: Language = 'en') => articleBefore(name, text, language);
    assert.equal(before('the central authority of Malta', 'presents this to the '), 'presents this to ');
    assert.equal(before('The Hague Prosecutor', 'The '), '');
    assert.equal(before('the prosecutor', 'The '), 'The ', 'a sentence begins with a capital');
    assert.equal(before('Ministry of Justice', 'to the '), 'to the ');
    assert.equal(before('Theatre Office', 'to the '), 'to the ');
    assert.equal(before('the office', 'to breathe '), 'to breathe ');
    assert.equal(before('the office', 'the ', 'fr'), 'the ');
  });
  test('nor on the paper', () => {
    const said = textOf('mla_request', 'en', { requested_central_authority: 'the central authority of Malta' });
    assert.match(said, /presents this request to the central authority of Malta/);
  });
});

describe('a day', () => {
  test('that no calendar has stands as it was written, and is not the day of the file', () => {
    const form = formOf('preservation_letter');
    const document = fillDocument(form, { ...completeValues(form, 'en'), date: '2026-02-30' }, { lang: 'en', about });
    assert.equal(document.date, '1970-01-01');
    assert.match(textOf('preservation_letter', 'en', { date: '2026-02-30' }), /^2026-02-30$/m);
  });
});

describe('a state', () => {
  test('stands by its name beside its code', () => {
    assert.deepEqual(
      languages.map((lang) => /(.*) \(EG\)/.exec(textOf('epoc', lang, { issuing_state: 'EG' }))?.[1]),
      ['Egypt', 'جمهورية مصر العربية', 'Égypte'],
    );
    assert.match(textOf('epoc', 'fr', { issuing_state: 'DE' }), /Allemagne \(DE\)/);
    assert.match(textOf('epoc', 'en', { issuing_state: 'nowhere' }), /^nowhere$/m);
  });
  test('of a person is said likewise, and a birthday as every day', () => {
    const persons = [{ name: 'Nora Hassan', nationality: 'EG', birth_date: '1990-03-01' }];
    assert.match(textOf('mla_request', 'fr', { persons }), /Égypte \(EG\)/);
    assert.match(textOf('mla_request', 'ar', { persons }), /1 مارس 1990/);
  });
});

describe('a list that two fields of a form share', () => {
  const captions = (more: FieldValues): readonly string[] =>
    fillDocument(
      formOf('emergency_request'),
      { ...completeValues(formOf('emergency_request'), 'en'), ...more },
      { lang: 'en', about },
    ).blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []));
  const data = (reason: string) => [{ category: 'location', reason }];
  test('stands once where both say the same, and twice where one says more', () => {
    assert.deepEqual(captions({ specific_data_only: data('why'), data_categories: data('why') }), ['Identifiers', 'Data needed']);
    assert.deepEqual(captions({ specific_data_only: data('why'), data_categories: data('more') }), [
      'Identifiers',
      'Data needed',
      'Data categories',
    ]);
  });
});

describe('a paper on which only what must be is filled', () => {
  test('has no blank for what may be left out, and no sentence that ends in nothing', () => {
    const found = [...forms.byId.values()].flatMap((form) =>
      languages.flatMap((lang) => {
        const all = completeValues(form, lang);
        const musts = Object.fromEntries(form.fields.filter(({ level }) => level === 'must').map(({ field }) => [field, all[field]]));
        const { blocks } = fillDocument(form, musts, { lang, about });
        return blocks.flatMap((block) =>
          linesOf(block)
            .filter((line) => line.some((run) => run.kind === 'blank') || /[:،,(]\s*[.)،,]| \.$/u.test(plainText(line)))
            .map((line) => `${form.id}.${lang}: ${plainText(line)}`),
        );
      }),
    );
    assert.deepEqual(found, []);
  });
});
