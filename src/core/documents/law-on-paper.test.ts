// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { factIndex } from '../routes/fact-index.ts';
import { freshnessOf, needsConfirmation } from '../routes/freshness.ts';
import { offencesOf, wordingsOfLaw } from '../routes/offences-of.ts';
import { applyOverlay, snapshot } from '../routes/overlay.ts';
import { completeValues } from './complete-values.ts';
import { type Block, languages, linesOf, type Run } from './document-text.ts';
import { fillDocument } from './fill-document.ts';
import type { Form, FormField } from './form.ts';
import { paperCheck } from './law-on-paper.ts';

const forms = loadForms();
const knowledge = loadKnowledge();
const about = { conditions: forms.conditions, knowledge };
const TODAY = '2026-11-25';
const check = paperCheck(knowledge, TODAY);

/** The text that stands on the paper as known: candidates in blanks are not part of it. */
const stated = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => linesOf(block).flatMap((line) => line.map((run: Run) => (run.kind === 'blank' ? '' : run.text)))).join('\n');
const blanks = (blocks: readonly Block[]) => blocks.flatMap((block) => linesOf(block).flat()).filter((run) => run.kind === 'blank');

const LAW = new Set<FormField['type']>(['statute', 'authority', 'organisation']);

describe('no unverified law on paper', () => {
  for (const form of forms.byId.values())
    test(`${form.id}: in no language does a value whose fact is unverified stand as if it were known`, () => {
      for (const lang of languages) {
        const lawFields = form.fields.filter((one) => LAW.has(one.type));
        const marked = Object.fromEntries(lawFields.map((one) => [one.field, { text: `CANDIDATE${one.field}`, fact: 'rule/m-untoc' }]));
        const values = { ...completeValues(form, lang), ...marked };
        const { blocks } = fillDocument(form, values, { lang, about, check });
        assert.doesNotMatch(stated(blocks), /CANDIDATE/);
        for (const one of lawFields.filter(({ field }) => !form.hidden.includes(field)))
          assert.ok(JSON.stringify(blocks).includes(`CANDIDATE${one.field}`), `${one.field}: the candidate stands beside the blank`);
      }
    });

  test('every fact that needs a confirmation is kept off the paper, every other is printed', () => {
    const form = forms.byId.get('mla_request') as Form;
    const field = form.fields.find((one) => one.field === 'treaty_basis_and_article') as FormField;
    for (const fact of factIndex(knowledge).values()) {
      const doubt = check(field, { text: 'words of nobody', fact: fact.id });
      assert.equal(doubt !== undefined, needsConfirmation(freshnessOf(knowledge, fact, TODAY).state), fact.id);
    }
  });

  test('a value that nobody tied to a fact but that says what an unverified fact says is a blank as well', () => {
    const form = forms.byId.get('preservation_treaty') as Form;
    const values = { ...completeValues(form, 'en'), treaty_article: 'bc185 29' };
    const { blocks } = fillDocument(form, values, { lang: 'en', about, check });
    assert.doesNotMatch(stated(blocks), /bc185/);
    assert.ok(blanks(blocks).length > 0);
  });

  test('a provision as the desk writes it from a country pack, or as a person would, is known by its fact in every language', () => {
    const field = (forms.byId.get('preservation_letter') as Form).fields.find((one) => one.type === 'statute') as FormField;
    for (const [iso, { offences }] of knowledge.countries)
      for (const [id, { law, art }] of Object.entries(offences ?? {})) {
        const fact = factIndex(knowledge).get(`offence/${iso}/${id}`) ?? assert.fail(`${iso}:${id}`);
        if (!needsConfirmation(freshnessOf(knowledge, fact, TODAY).state)) continue;
        const written = languages.map((lang) => offencesOf(knowledge, iso, lang).find((one) => one.id === `${iso}:${id}`)?.provision);
        const typed = wordingsOfLaw(law).map((wording) => (art === undefined ? wording : `${wording} Article ${art}.`));
        for (const text of [...written, ...typed]) assert.notEqual(check(field, text), undefined, `${iso}:${id}: ${text}`);
      }
  });

  test('a fact that nobody knows counts as unverified', () => {
    const field = (forms.byId.get('epoc') as Form).fields.find((one) => one.field === 'issuing_authority') as FormField;
    assert.equal(check(field, { text: 'x', fact: 'authority/XX/none' })?.state, 'unverified');
  });

  test('once the legal reviewer has confirmed the fact, it is printed', () => {
    const fact = 'entity/meta/us';
    const entry = { fact, by: 'reviewer', on: '2026-11-24', document: 'company register extract', was: snapshot(knowledge, fact) };
    const own = applyOverlay(knowledge, [entry]).knowledge;
    const form = forms.byId.get('preservation_letter') as Form;
    const values = { ...completeValues(form, 'en'), organisation: { text: 'Meta Platforms, Inc.', fact } };
    const before = fillDocument(form, values, { lang: 'en', about, check });
    const after = fillDocument(form, values, { lang: 'en', about, check: paperCheck(own, TODAY) });
    assert.doesNotMatch(stated(before.blocks), /Meta Platforms/);
    assert.match(stated(after.blocks), /Meta Platforms, Inc\./);
    assert.deepEqual(blanks(after.blocks), []);
  });
});
