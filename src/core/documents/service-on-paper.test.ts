// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { completeValues } from './complete-values.ts';
import { languages, linesOf, plainText } from './document-text.ts';
import { fillDocument } from './fill-document.ts';
import { serviceOnPaper } from './service-on-paper.ts';

const knowledge = loadKnowledge();
const forms = loadForms();
const about = { conditions: forms.conditions, knowledge };

describe('a service on a paper', () => {
  test('no form in any language prints the code of a service, on a line or in a list of accounts', () => {
    const identifiers = [{ kind: 'username', written: 'rosetta_trips', service: 'instagram' }];
    for (const form of forms.byId.values())
      for (const lang of languages) {
        const document = fillDocument(form, { ...completeValues(form, lang), service_name: 'instagram', identifiers }, { lang, about });
        const text = document.blocks.flatMap((block) => linesOf(block).map(plainText)).join('\n');
        assert.doesNotMatch(text, /instagram/, `${form.id}.${lang}`);
        if (form.fields.some(({ field }) => field === 'service_name')) assert.match(text, /Instagram/, `${form.id}.${lang}`);
      }
  });
  test('every service of the files has a name that is no code', () => {
    for (const language of languages)
      for (const { id, services } of knowledge.providers.values())
        for (const service of [id, ...services]) assert.doesNotMatch(serviceOnPaper(service, { knowledge, language }), /_/, service);
  });
  test('what is no code stands as it was written, and so does everything without the files', () => {
    const said = (written: string) => serviceOnPaper(written, { knowledge, language: 'en' });
    for (const own of ['Instagram and Threads', 'examplegram', 'إنستغرام', '', 'constructor', '__proto__']) assert.equal(said(own), own);
    assert.equal(serviceOnPaper('instagram', { language: 'en' }), 'instagram');
  });
});
