// SPDX-License-Identifier: Apache-2.0
/** Every form in every language through every adapter: the same bytes twice, each identifier whole, and nothing read as markup. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import yauzl from 'yauzl';
import { completeValues } from '../core/documents/complete-values.ts';
import { type Block, type DocumentText, type Language, languages, linesOf } from '../core/documents/document-text.ts';
import { fillDocument } from '../core/documents/fill-document.ts';
import type { FieldValues, Form } from '../core/documents/form.ts';
import { comparable } from '../core/requests/printed-text.ts';
import { loadForms } from '../store/forms/load-forms.ts';
import { loadKnowledge } from '../store/knowledge/load-knowledge.ts';
import { renderDocx } from './docx/render-docx.ts';
import { renderHtml } from './html/render-html.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { renderPlainText } from './plain-text/render-plain-text.ts';

const forms = loadForms();
const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
const folder = mkdtempSync(join(tmpdir(), 'rogatory-documents-'));
after(() => rmSync(folder, { recursive: true }));

const formOf = (id: string): Form => forms.byId.get(id) as Form;
const filled = (id: string, lang: Language, more: FieldValues = {}): DocumentText =>
  fillDocument(formOf(id), { ...completeValues(formOf(id), lang), ...more }, { lang, about });

/** The text of a PDF as a reader selects and copies it, without the marks that pdftotext adds and without line ends. */
function pdfText(pdf: Uint8Array, ...options: string[]): string {
  const file = join(folder, 'read.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', [...options, file, '-'], { encoding: 'utf8' }).replaceAll(
    /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g,
    '',
  );
}

async function partOf(docx: Uint8Array, name: string): Promise<string> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(docx), { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    if (entry.fileName === name) return (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
  throw new Error(`no part ${name}`);
}

const identifiersOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => linesOf(block).flatMap((line) => line.flatMap((run) => (run.kind === 'identifier' ? [run.text] : []))));

const TRICKY = ['2001:db8::1', '100004417000123', '+20 2 2555 0100', 'seller@example.org', '2026-11-20T18:04:09Z', 'a-b_c.d/e?f=1&g=2'];

describe('a Hijri date in a PDF', () => {
  test('stands beside the Gregorian in right order, in each language', () => {
    const said = {
      en: '11 March 2024 (1 Ramadan 1445 AH)',
      ar: '11 مارس 2024 (الموافق 1 رمضان 1445هـ)',
      fr: '11 mars 2024 (1er ramadan 1445 H)',
    };
    for (const lang of languages) {
      const form = formOf('preservation_letter');
      const document = fillDocument(form, { ...completeValues(form, lang), date: '2024-03-11' }, { lang, about, hijri: true });
      // pdftotext puts a bracket between two directions to either side; the page was looked at.
      const read = (text: string): string => comparable(text).replace(/[()]/g, '');
      assert.ok(read(pdfText(renderPdf(document))).includes(read(said[lang])), lang);
      assert.ok(!comparable(pdfText(renderPdf(filled('preservation_letter', lang, { date: '2024-03-11' })))).includes('1445'), lang);
    }
  });
});

describe('every document in every language', () => {
  for (const form of forms.byId.values())
    test(`${form.id}: PDF/A, the same bytes twice, with every short identifier whole in its text`, () => {
      for (const lang of languages) {
        const document = filled(form.id, lang);
        const pdf = renderPdf(document);
        assert.deepEqual(Buffer.from(renderPdf(document)), Buffer.from(pdf));
        assert.match(Buffer.from(pdf).toString('latin1'), /<pdfaid:part>2<\/pdfaid:part>/);
        const text = pdfText(pdf);
        for (const one of identifiersOf(document.blocks).filter((each) => each.length < 24))
          assert.ok(text.includes(one), `${lang}: ${one}`);
      }
    });
  for (const form of forms.byId.values())
    test(`${form.id}: the text of its PDF is the one that was read and kept`, () => {
      for (const lang of languages) assertGolden(`${form.id}.${lang}.txt`, pdfText(renderPdf(filled(form.id, lang)), '-layout'));
    });
});

/** Kept under goldens/; `ROGATORY_WRITE_GOLDENS=1` writes them anew, to be read before they are committed. */
function assertGolden(name: string, text: string): void {
  const file = join(import.meta.dirname, 'goldens', name);
  const plain = `${text
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()}\n`;
  if (process.env.ROGATORY_WRITE_GOLDENS === '1') writeFileSync(file, plain);
  assert.equal(plain, readFileSync(file, 'utf8'));
}

describe('an identifier among Arabic', () => {
  const document = () => filled('preservation_letter', 'ar', { identifiers: TRICKY.map((written) => ({ kind: 'username', written })) });

  test('PDF: its characters stand in their order', () => {
    const text = pdfText(renderPdf(document()));
    for (const one of TRICKY) assert.ok(text.includes(one.replace('T18:04:09Z', '')), one);
  });
  test('HTML: it stands in <bdi dir="ltr"> and nowhere bare', () => {
    const page = renderHtml([document()]);
    for (const one of TRICKY) assert.ok(page.includes(`<bdi dir="ltr">${one.replaceAll('&', '&amp;')}</bdi>`), one);
    assert.doesNotMatch(page.replaceAll(/<bdi[^>]*>[^<]*<\/bdi>/g, ''), /2001:db8|100004417/);
  });
  test('DOCX: it is a run of its own without w:rtl, and the paragraphs are right to left', async () => {
    const docx = await renderDocx([document()]);
    const xml = await partOf(docx, 'word/document.xml');
    const runs = [...xml.matchAll(/<w:r>(.*?)<\/w:r>/g)].map((found) => found[1] as string);
    for (const one of TRICKY) {
      const run = runs.find((each) => each.includes(`>${one.replaceAll('&', '&amp;')}<`));
      assert.ok(run !== undefined, one);
      assert.doesNotMatch(run, /<w:rtl\/>/);
    }
    assert.match(xml, /<w:bidi\/>/);
    assert.match(xml, /<w:bidiVisual\/>/);
  });
  test('plain text: it stands between U+2066 and U+2069, and in English without marks', () => {
    const text = renderPlainText([document()]);
    for (const one of TRICKY) assert.ok(text.includes(`\u2066${one}\u2069`), one);
    assert.doesNotMatch(renderPlainText([filled('preservation_letter', 'en')]), /[\u2066-\u2069]/);
  });
});

describe('hostile values', () => {
  const hostile = '#read("/etc/passwd") <script>alert(1)</script> $x$ @ref \\u{41} \u202Eexe.gnp & "quoted"';
  const document = filled('preservation_letter', 'en', { reason_data_may_vanish: hostile, attention: hostile });

  test('are text in a PDF, never Typst markup', () => {
    const text = pdfText(renderPdf(document)).replaceAll(/\s+/g, ' ');
    assert.match(text, /#read\("\/etc\/passwd"\) <script>alert\(1\)<\/script> \$x\$ @ref \\u\{41\} ⟨U\+202E⟩exe\.gnp/);
    assert.doesNotMatch(text, /root:/);
  });
  test('are text in HTML, never elements', () => {
    const page = renderHtml([document]);
    assert.doesNotMatch(page, /<script>/);
    assert.match(page, /&lt;script&gt;/);
  });
  test('are text in a DOCX, and the file stays well formed', async () => {
    const xml = await partOf(await renderDocx([document]), 'word/document.xml');
    assert.doesNotMatch(xml, /<script>/);
    assert.match(xml, /&lt;script&gt;/);
  });
});

test('DOCX and HTML: the same document gives the same bytes', async () => {
  const document = filled('voluntary_request', 'fr');
  assert.deepEqual(await renderDocx([document]), await renderDocx([document]));
  assert.equal(renderHtml([document]), renderHtml([document]));
});

describe('a PDF that carries its proof', () => {
  const document = filled('preservation_letter', 'ar');
  const bytes = Buffer.from('{"kind":"preservation_letter"}');
  const attachment = { name: 'request.json', bytes, mime: 'application/json', relationship: 'source' } as const;

  test('is PDF/A-3b, and the attachment comes out of it unchanged', () => {
    const pdf = renderPdf(document, { standard: 'a-3b', attachments: [attachment] });
    assert.match(Buffer.from(pdf).toString('latin1'), /<pdfaid:part>3<\/pdfaid:part>/);
    const file = join(folder, 'proof.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdfdetach', ['-save', '1', '-o', join(folder, 'out.json'), file], { stdio: 'ignore' });
    assert.deepEqual(readFileSync(join(folder, 'out.json')), bytes);
  });
  test('a copy under PDF/A-2b refuses attachments, and so does a name that is a path', () => {
    assert.throws(() => renderPdf(document, { attachments: [attachment] }), { code: 'ATTACHMENT_REFUSED' });
    assert.throws(() => renderPdf(document, { standard: 'a-3b', attachments: [{ ...attachment, name: '../letter.typ' }] }), {
      code: 'ATTACHMENT_REFUSED',
    });
    assert.throws(() => renderPdf(document, { standard: 'a-3b', attachments: [attachment, attachment] }), { code: 'ATTACHMENT_REFUSED' });
  });
  test('the next document does not carry the last one’s attachment', () => {
    renderPdf(document, { standard: 'a-3b', attachments: [attachment] });
    assert.doesNotMatch(Buffer.from(renderPdf(document)).toString('latin1'), /request\.json/);
  });
});

test('what nobody has approved says so on every page, also where nothing else is missing', () => {
  const form = formOf('preservation_letter');
  const values = completeValues(form, 'en');
  const { approver: _, ...unsigned } = values;
  const { authority_name: __, ...lacking } = unsigned;
  const under = (given: FieldValues, unapproved?: (field: string) => boolean) =>
    fillDocument(form, given, { lang: 'en', about, incomplete: true, ...(unapproved !== undefined && { unapproved }) }).watermark;
  const { watermark_incomplete: incomplete, watermark_unapproved: notApproved } = form.words.en.phrases;
  const atApproval = (field: string) => field === 'approver';
  assert.deepEqual(
    [under(values), under(values, atApproval), under(unsigned, atApproval), under(unsigned), under(lacking, atApproval)],
    [undefined, notApproved, notApproved, incomplete, incomplete],
  );
});

test('what is missing is a marked blank under a watermark on every page', () => {
  const form = formOf('preservation_letter');
  const { authority_name: _, identifiers: __, ...values } = completeValues(form, 'ar');
  const document = fillDocument(form, values, { lang: 'ar', about, incomplete: true });
  assert.equal(document.watermark, form.words.ar.phrases.watermark_incomplete);
  assert.ok(renderPdf(document).length > 1000);
  assert.match(renderHtml([document]), /class="watermark"/);
});
