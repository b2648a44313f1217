// SPDX-License-Identifier: Apache-2.0
/** Addresses of pages, hashes and letters without a blank, in every field that takes a text: they stay on the paper, and copy out as they are. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { noBrowser, openBrowser } from '../../test/browser.ts';
import { completeValues } from '../core/documents/complete-values.ts';
import { languages } from '../core/documents/document-text.ts';
import { fillDocument } from '../core/documents/fill-document.ts';
import type { FieldType, Form } from '../core/documents/form.ts';
import { loadForms } from '../store/forms/load-forms.ts';
import { loadKnowledge } from '../store/knowledge/load-knowledge.ts';
import { renderDocx } from './docx/render-docx.ts';
import { renderHtml } from './html/render-html.ts';
import { renderPdf } from './pdf/render-pdf.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const RUNS = {
  'of a hash': 'a1b2c3d4'.repeat(25),
  'of an address': `https://example.org/${'path/x?y=1&z=2'.repeat(20)}`,
  'of Arabic letters': 'عين'.repeat(60),
  'of both': 'ab'.repeat(50) + 'عين'.repeat(30),
};
/** A4 with margins of 24 mm is 527 of 595 points wide; a mark may stand a little beyond. */
const [LEFT, RIGHT] = [60, 535];

function withRun(form: Form, values: Readonly<Record<string, unknown>>, run: string): Record<string, unknown> {
  const written: Partial<Record<FieldType, unknown>> = {
    text: `x ${run} y`,
    longtext: `x ${run} y`,
    reference: run,
    person: { name: run, latin: run },
    identifier_list: [{ kind: 'profile-url', written: run }],
    data_category_list: [{ category: 'subscriber', reason: `x ${run}` }],
  };
  const free = form.fields.filter(({ type, values: closed }) => closed === undefined && written[type] !== undefined);
  return { ...values, ...Object.fromEntries(free.map(({ field, type }) => [field, written[type]])) };
}

const read = (pdf: Uint8Array, ...options: string[]): string =>
  execFileSync('pdftotext', [...options, '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

describe('a run of letters without a blank', () => {
  for (const id of ['preservation_letter', 'mla_request'])
    for (const [what, run] of Object.entries(RUNS))
      test(`${what} stays between the margins of ${id}, in each language`, () => {
        const form = forms.byId.get(id) as Form;
        for (const lang of languages) {
          const pdf = renderPdf(fillDocument(form, withRun(form, completeValues(form, lang), run), { lang, about }));
          const words = [...read(pdf, '-bbox').matchAll(/<word xMin="([-\d.]+)" yMin="[^"]+" xMax="([-\d.]+)"[^>]*>(.*?)<\/word>/g)];
          const over = words.filter(([, from, to]) => Number(from) < LEFT || Number(to) > RIGHT);
          assert.deepEqual(
            over.map(([, from, to, text]) => `${lang}: ${from} to ${to}: ${text?.slice(0, 20)}`),
            [],
          );
        }
      });
  test('stays between the margins of a DOCX: its tables are as wide as the text, whatever stands in them', async () => {
    for (const id of ['preservation_letter', 'mla_request'])
      for (const lang of languages) {
        const form = forms.byId.get(id) as Form;
        const zip = unzipSync(
          await renderDocx([fillDocument(form, withRun(form, completeValues(form, lang), RUNS['of both']), { lang, about })]),
        );
        const xml = new TextDecoder().decode(zip['word/document.xml']);
        const page = Number(/<w:pgSz w:w="(\d+)"/.exec(xml)?.[1]);
        const [left, right] = ['left', 'right'].map((side) => Number(new RegExp(`<w:pgMar[^>]* w:${side}="(\\d+)"`).exec(xml)?.[1]));
        const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tblGrid>/gs)].map(([head]) => head);
        assert.ok(tables.length > 0);
        for (const head of tables) {
          assert.match(head, /<w:tblLayout w:type="fixed"\/>/);
          const columns = [...head.matchAll(/<w:gridCol w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0);
          assert.ok(columns <= page - (left ?? 0) - (right ?? 0), `${id} ${lang}: ${columns}`);
        }
        assert.equal(xml.includes('<w:bidiVisual/>'), lang === 'ar');
        assert.equal(xml.includes('w:lang w:val="fr-FR"'), lang === 'fr');
      }
  });
  test('stays in the window of an HTML page, as narrow as a telephone and on paper', { skip: noBrowser }, async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      for (const id of ['preservation_letter', 'mla_request'])
        for (const lang of languages) {
          const form = forms.byId.get(id) as Form;
          for (const run of [RUNS['of a hash'], RUNS['of both']]) {
            await page.setContent(renderHtml([fillDocument(form, withRun(form, completeValues(form, lang), run), { lang, about })]));
            for (const media of ['screen', 'print'] as const) {
              await page.emulateMedia({ media });
              assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, `${id} ${lang} ${media}`);
            }
          }
        }
    } finally {
      await browser.close();
    }
  });
  test('copies out letter for letter, also where the line breaks', () => {
    const form = forms.byId.get('preservation_letter') as Form;
    const pdf = renderPdf(fillDocument(form, withRun(form, completeValues(form, 'ar'), RUNS['of a hash']), { lang: 'ar', about }));
    const copied = read(pdf, '-raw').replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\s]/g, '');
    assert.ok(copied.includes(RUNS['of a hash']));
    assert.doesNotMatch(read(pdf), /\u200b/);
  });
});
