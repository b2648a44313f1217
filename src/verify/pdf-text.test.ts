// SPDX-License-Identifier: Apache-2.0
/** What is read back from the pages of a PDF is what was printed on them, letter by letter, in every form. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completeValues } from '../core/documents/complete-values.ts';
import type { Language } from '../core/documents/document-text.ts';
import { fillDocument } from '../core/documents/fill-document.ts';
import type { Form } from '../core/documents/form.ts';
import { SaidError } from '../core/errors/said-error.ts';
import { comparable, printedText } from '../core/requests/printed-text.ts';
import { renderPdf } from '../documents/pdf/render-pdf.ts';
import { loadForms } from '../store/forms/load-forms.ts';
import { loadKnowledge } from '../store/knowledge/load-knowledge.ts';
import { textOfPdf } from './pdf-text.ts';

const { byId, conditions } = loadForms();
const about = { conditions, knowledge: loadKnowledge() };

function printedAndRead(form: Form, lang: Language): { readonly printed: string; readonly read: string } {
  const document = fillDocument(form, completeValues(form, lang), { lang, about, versionCode: '2026-14/R1 v1 0123456789abcdef' });
  const { pages } = textOfPdf(renderPdf(document));
  return { printed: comparable(printedText(document)), read: comparable(pages.map(({ body }) => body).join('')) };
}

describe('the pages of a paper are read back', () => {
  test('in Arabic, every form', () => {
    for (const form of byId.values()) {
      const { printed, read } = printedAndRead(form, 'ar');
      assert.equal(read, printed, form.id);
    }
  });
  test('in English and French', () => {
    for (const form of ['preservation_letter', 'mla_request'].map((id) => byId.get(id) as Form))
      for (const lang of ['en', 'fr'] as const) {
        const { printed, read } = printedAndRead(form, lang);
        assert.equal(read, printed, `${form.id} ${lang}`);
      }
  });
  test('a file of another form is refused with a reason', () => {
    for (const text of ['%PDF-1.7\n', '%PDF-1.7\ntrailer << /Size 3 /Root 1 0 R >>\nstartxref\n7\n%%EOF', ''])
      assert.throws(() => textOfPdf(Buffer.from(text)), SaidError);
  });
});
