// SPDX-License-Identifier: Apache-2.0
/**
 * What can be seen of PDF/A-2b and PDF/A-3b (ISO 19005-2 and -3) without a validator, of plain papers and of sealed ones: the structure as our
 * own reader finds it, and as poppler does. It is no validation: no rule on colours, fonts' programs or content streams is tried here.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { signedPaper } from '../../../test/invented-paper.ts';
import { makeSigningDesk, type SigningDesk } from '../../../test/signing-desk.ts';
import { completeValues } from '../../core/documents/complete-values.ts';
import { languages } from '../../core/documents/document-text.ts';
import { fillDocument } from '../../core/documents/fill-document.ts';
import { readPdfObjects } from '../../core/documents/pdf-objects.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { renderPdf } from './render-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'rogatory-pdf-a-'));
let signing: SigningDesk;
const papers = new Map<string, Buffer>();
before(async () => {
  const forms = loadForms();
  const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
  for (const lang of languages)
    for (const id of ['mla_request', 'receipt']) {
      const form = forms.byId.get(id) ?? assert.fail(id);
      papers.set(`${id} ${lang}`, Buffer.from(renderPdf(fillDocument(form, completeValues(form, lang), { lang, about }))));
    }
  signing = makeSigningDesk();
  papers.set('sealed', await signedPaper(signing));
});
after(() => {
  signing.remove();
  rmSync(folder, { recursive: true });
});

const isSealed = (name: string): boolean => name === 'sealed';

function each(what: string, look: (pdf: Buffer, name: string) => void): void {
  test(what, () => {
    assert.equal(papers.size, 7);
    for (const [name, pdf] of papers) look(pdf, name);
  });
}

/** What a program of others says of the file. */
function ask(program: string, pdf: Buffer, ...options: string[]): string {
  const path = join(folder, 'asked.pdf');
  writeFileSync(path, pdf);
  return execFileSync(program, [...options, path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

describe('a paper as PDF/A', () => {
  each('begins with its version and four bytes above 127, has an ID, and is not encrypted (6.1.2, 6.1.3)', (pdf, name) => {
    assert.match(pdf.subarray(0, 16).toString('latin1'), /^%PDF-1\.[4-7]\n%[\x80-\xff]{4}/, name);
    const { trailer, text } = readPdfObjects(pdf);
    assert.match(trailer.kept, /\/ID \[/, name);
    assert.doesNotMatch(text, /\/Encrypt\b|\/LZWDecode/, name);
  });
  each('says of itself which part and level it is: 2 for a copy, 3 where something is attached (6.6.4)', (pdf, name) => {
    const { dictionary, trailer, stream, text } = readPdfObjects(pdf);
    const metadata = Number(/\/Metadata (\d+) 0 R/.exec(dictionary(trailer.root))?.[1]);
    const { from, to, dictionary: about } = stream(metadata);
    assert.doesNotMatch(about, /\/Filter/, `${name}: metadata stand there unfiltered`);
    const xmp = text.slice(from, to);
    assert.match(xmp, new RegExp(`<pdfaid:part>${isSealed(name) ? 3 : 2}</pdfaid:part>`), name);
    assert.match(xmp, /<pdfaid:conformance>[BUA]<\/pdfaid:conformance>/, name);
  });
  each('has one output intent with a profile inside (6.2.3)', (pdf, name) => {
    const { text, stream } = readPdfObjects(pdf);
    const profiles = [...text.matchAll(/\/DestOutputProfile (\d+) 0 R/g)].map((found) => Number(found[1]));
    assert.equal(profiles.length, 1, name);
    assert.match(text, /\/S \/GTS_PDFA1/, name);
    const { from, to, dictionary } = stream(profiles[0] as number);
    const bytes = pdf.subarray(from, to);
    const profile = dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
    assert.equal(profile.subarray(36, 40).toString('latin1'), 'acsp', name);
    assert.equal(profile.readUInt32BE(0), profile.length, name);
    const colours = { 'RGB ': 3, GRAY: 1 }[profile.subarray(16, 20).toString('latin1')];
    assert.equal(Number(/\/N (\d)/.exec(dictionary)?.[1]), colours, name);
  });
  each('does nothing by itself and calls nobody: no script, no action, no file from outside (6.5, 6.1.7)', (pdf, name) => {
    const { text } = readPdfObjects(pdf);
    const forbidden = /\/(JavaScript|JS|Launch|Sound|Movie|ResetForm|ImportData|OpenAction|AA|RichMedia|XFA|NeedAppearances true)\b/;
    assert.doesNotMatch(text, forbidden, name);
  });
  each('is tagged, says its language, and poppler finds neither script nor lock (pdfinfo)', (pdf, name) => {
    const said = ask('pdfinfo', pdf);
    for (const line of [/^Tagged:\s+yes$/m, /^JavaScript:\s+no$/m, /^Encrypted:\s+no$/m, /^Metadata Stream:\s+yes$/m])
      assert.match(said, line, name);
    assert.match(readPdfObjects(pdf).text, /\/Lang \((?:en|ar|fr)/, name);
    assert.match(ask('pdfinfo', pdf, '-struct'), /^Document\n\s+\S/, name);
  });
  each('carries every font, in part, with the letters that its signs stand for (6.2.11; pdffonts)', (pdf, name) => {
    const fonts = ask('pdffonts', pdf).trim().split('\n').slice(2);
    assert.ok(fonts.length > 0, name);
    for (const font of fonts) assert.match(font, / yes yes yes +\d+ +0$/, `${name}: ${font}`);
  });
  each('has attachments only where it says part 3, each with what it is to the paper (6.8; pdfdetach)', (pdf, name) => {
    const { text } = readPdfObjects(pdf);
    const count = Number(/^(\d+) embedded files/.exec(ask('pdfdetach', pdf, '-list'))?.[1]);
    assert.equal(count > 0, isSealed(name), name);
    assert.equal([...text.matchAll(/\/Type \/EmbeddedFile\b/g)].length, count, name);
    assert.equal([...text.matchAll(/\/AFRelationship \/(?:Source|Supplement|Data)\b/g)].length, count, name);
  });
  test('sealed: the field of the signature is printed or takes no room, and is hidden from nobody (6.3.2, 6.3.3)', () => {
    const { text } = readPdfObjects(papers.get('sealed') as Buffer);
    const widgets = [...text.matchAll(/<<(?:[^<>]|<<[^<>]*>>)*\/Subtype \/Widget(?:[^<>]|<<[^<>]*>>)*>>/g)].map(([found]) => found);
    assert.equal(widgets.length, 1);
    const [widget = ''] = widgets;
    const flags = Number(/\/F (\d+)/.exec(widget)?.[1]);
    assert.equal(flags & 0b100, 0b100, 'Print is set');
    assert.equal(flags & 0b100011, 0, 'Invisible, Hidden and NoView are not');
    assert.ok(/\/Rect \[0 0 0 0\]/.test(widget) || /\/AP </.test(widget), widget);
    assert.match(ask('pdfsig', papers.get('sealed') as Buffer, '-nocert'), /Total document signed/);
  });
});
