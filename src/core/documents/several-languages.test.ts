// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { completeValues } from './complete-values.ts';
import { linesOf, plainText } from './document-text.ts';
import { fillDocument } from './fill-document.ts';
import type { Form } from './form.ts';
import { identifierDifferences, inSeveralLanguages } from './several-languages.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const form = forms.byId.get('mla_request') as Form;
const values = completeValues(form, 'ar');
const text = (lang: 'en' | 'ar' | 'fr') => fillDocument(form, values, { lang, about });
const said = (paper: ReturnType<typeof text> | undefined) =>
  (paper?.blocks ?? []).flatMap((block) => linesOf(block).map(plainText)).join('\n');

test('each of two languages says which one governs, in its own words', () => {
  const [arabic, english] = inSeveralLanguages([text('ar'), text('en')], form);
  assert.match(said(arabic), /العربية والإنجليزية.*يُعتد بالنص المحرر باللغة العربية/);
  assert.match(said(english), /written in Arabic and English\. If the texts differ, the Arabic text governs/);
});
test('a document in one language says nothing of it', () => assert.deepEqual(inSeveralLanguages([text('fr')], form), [text('fr')]));
test('the identifiers of both are the same; one digit changed in a translation is found', () => {
  const other = fillDocument(form, { ...values, identifiers: [{ kind: 'ip', written: '2001:db8::2' }] }, { lang: 'en', about });
  assert.deepEqual(identifierDifferences(text('ar'), text('en')), []);
  assert.ok(identifierDifferences(text('ar'), other).includes('2001:db8::2'));
});
