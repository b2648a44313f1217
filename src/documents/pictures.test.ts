// SPDX-License-Identifier: Apache-2.0
/**
 * Every document in every language looks as it did when somebody last looked at it. Kept under goldens/pictures; `ROGATORY_WRITE_GOLDENS=1`
 * draws them anew, to be looked at before they are committed.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { differences, type Picture, pictureIn, pictureOf, pngOf } from '../../test/page-pictures.ts';
import { completeValues } from '../core/documents/complete-values.ts';
import { type Language, languages } from '../core/documents/document-text.ts';
import { fillDocument } from '../core/documents/fill-document.ts';
import type { FieldValues, Form } from '../core/documents/form.ts';
import { loadForms } from '../store/forms/load-forms.ts';
import { loadKnowledge } from '../store/knowledge/load-knowledge.ts';
import { renderPdf } from './pdf/render-pdf.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const kept = join(import.meta.dirname, 'goldens', 'pictures');

function drawn(form: Form, lang: Language, more: FieldValues = {}): Picture {
  return pictureOf(renderPdf(fillDocument(form, { ...completeValues(form, lang), ...more }, { lang, about })));
}

describe('the pages of every document in every language', () => {
  const names = [...forms.byId.keys()].flatMap((id) => languages.map((lang) => `${id}.${lang}.png`));
  for (const form of forms.byId.values())
    test(`${form.id}: its pages look as they were looked at`, () => {
      for (const lang of languages) {
        const file = join(kept, `${form.id}.${lang}.png`);
        const now = drawn(form, lang);
        if (process.env.ROGATORY_WRITE_GOLDENS === '1') {
          mkdirSync(kept, { recursive: true });
          writeFileSync(file, pngOf(now));
        }
        assert.ok(existsSync(file), `${form.id}.${lang}: no picture is kept; draw it with ROGATORY_WRITE_GOLDENS=1 and look at it`);
        assert.deepEqual(differences(pictureIn(readFileSync(file)), now), [], `${form.id}.${lang}`);
      }
    });
  test('no picture is kept of a document that is not there', () => {
    assert.deepEqual(
      readdirSync(kept).filter((name) => !names.includes(name)),
      [],
    );
  });
});

describe('the comparison of pages', () => {
  const form = forms.byId.get('preservation_letter') as Form;
  const page = drawn(form, 'en');
  test('sees a line that is missing, a word that is another one, and another direction', () => {
    assert.notDeepEqual(differences(page, drawn(form, 'en', { attention: undefined })), []);
    assert.notDeepEqual(differences(page, drawn(form, 'en', { offence_name: 'Trafficking in persons' })), []);
    assert.notDeepEqual(differences(page, drawn(form, 'ar')), []);
  });
  test('sees that a page came or went', () => {
    const long = 'Another sentence of the same kind. '.repeat(400);
    assert.equal(differences(page, drawn(form, 'en', { reason_data_may_vanish: long })), undefined);
  });
  test('does not see how letters are smoothed', () => {
    const softer = page.grey.map((one) => (one > 200 ? 255 : Math.min(255, one + 24)));
    assert.deepEqual(differences(page, { ...page, grey: softer }), []);
  });
});
