// SPDX-License-Identifier: Apache-2.0
/** Every paper in Arabic and in French, filled in: no sentence of it is left in English. PDF, DOCX and HTML print the same lines. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completeValues } from '../src/core/documents/complete-values.ts';
import { linesOf } from '../src/core/documents/document-text.ts';
import { fillDocument } from '../src/core/documents/fill-document.ts';
import { loadForms } from '../src/store/forms/load-forms.ts';
import { loadKnowledge } from '../src/store/knowledge/load-knowledge.ts';
import { isEnglish } from './web/english-left.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const known = { english: new Set<string>(), names: [] };

describe('no paper is left in English', () => {
  for (const form of forms.byId.values())
    for (const lang of ['ar', 'fr'] as const)
      test(`${form.id} [${lang}]`, () => {
        const { blocks } = fillDocument(form, completeValues(form, lang), { lang, about });
        const lines = blocks.flatMap((block) =>
          linesOf(block).map((line) => line.map((run) => (run.kind === 'blank' ? run.label : run.text)).join('')),
        );
        assert.ok(lines.length > 3);
        assert.deepEqual(
          lines.filter((line) => isEnglish(line, known)),
          [],
        );
      });
});
