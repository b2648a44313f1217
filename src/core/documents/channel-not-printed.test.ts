// SPDX-License-Identifier: Apache-2.0
/** By which way a paper goes is chosen when it is handed over, after it was approved: no paper says it before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { printedValues } from '../requests/paper.ts';
import { printedText } from '../requests/printed-text.ts';
import { completeValues } from './complete-values.ts';
import { languages } from './document-text.ts';
import { fillDocument } from './fill-document.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const planning = [...forms.byId.values()].filter(({ fields }) => fields.some(({ field }) => field === 'channel'));

test('no paper prints the way that was planned, in any language, nor carries it for programs', () => {
  assert.ok(planning.length > 10);
  for (const form of planning)
    for (const lang of languages) {
      const values = { ...completeValues(form, lang), channel: 'planned-channel-x' };
      const text = printedText(fillDocument(form, values, { lang, about }));
      assert.ok(!text.includes('planned-channel-x') && !text.includes(form.words[lang].labels.channel ?? '?'), `${form.id} ${lang}`);
      assert.equal(printedValues(form, values).channel, undefined);
    }
});
