// SPDX-License-Identifier: Apache-2.0
/** A request that carries its own proof, and what people try with one. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inventedDesk } from '../../test/invented-bundle.ts';
import { ACCOUNT, type PaperTwist, paperDocument, paperFor, REQUEST_ID, signedPaper, text } from '../../test/invented-paper.ts';
import { missing, sharedFolder } from '../../test/shared.ts';
import { makeSigningDesk, type SigningDesk } from '../../test/signing-desk.ts';
import { retiredKeys, rotationNote, withRotations } from '../core/custody/key-rotation.ts';
import { noteSigner } from '../core/custody/signed-note.ts';
import { type WithdrawnPaper, withdrawalsNote } from '../core/custody/withdrawals.ts';
import { completeValues } from '../core/documents/complete-values.ts';
import { type Language, languages, linesOf, plainText } from '../core/documents/document-text.ts';
import { fillDocument } from '../core/documents/fill-document.ts';
import type { Form } from '../core/documents/form.ts';
import { PAPER_FORMAT, type Paper, parsePaper, printedValues } from '../core/requests/paper.ts';
import { proofBox } from '../core/requests/proof-box.ts';
import { renderPdf } from '../documents/pdf/render-pdf.ts';
import { signPdf } from '../documents/pdf/sign-pdf.ts';
import { loadForms } from '../store/forms/load-forms.ts';
import { madeCertificate } from '../store/keys/self-signed-certificate.ts';
import { signingKeyFromText } from '../store/keys/signing-key.ts';
import { loadKnowledge } from '../store/knowledge/load-knowledge.ts';
import type { Report } from './finding.ts';
import { attachmentsOf } from './pdf-attachments.ts';
import { linesOf as reportLinesOf } from './report-lines.ts';
import { reportWords } from './report-words.ts';
import { NO_TRUST, type Trust } from './trust.ts';
import { verifyFile } from './verify-file.ts';

const forms = loadForms();

/** As profiles have them: letters that no face has, marks, both directions, what hides and turns. */
const NAMES = [
  '😀👨‍👩‍👧boat❤️',
  'محمد علي',
  'محمد_علي-2024',
  '٠١٢٣٤٥',
  '漢字_1',
  'שלום עולם',
  'ẹṣọ́ Ọ̀',
  'x̌́Zalgơ̸̢',
  'user\u202Egnp.exe',
  'a\u200bb\u200dc',
];
const OTHER_NAMES = [
  ['user\u202Egnp.exe', 'usergnp.exe'],
  ['a\u200bb', 'ab'],
  ['😀', '😁'],
  ['محمد علي', 'علي محمد'],
  ['٠١٢', '٢١٠'],
  ['ẹ', 'e'],
] as const;

describe('a request as a PDF', () => {
  let folder: string;
  let signing: SigningDesk;
  let honest: Buffer;
  let count = 0;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rogatory-request-'));
    signing = makeSigningDesk();
    honest = await signedPaper(signing);
  });
  after(() => {
    signing.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const trust = (): Trust => ({ ...NO_TRUST, keys: [inventedDesk], certificates: [signing.root] });

  const sealed = (twist: PaperTwist = {}) => signedPaper(signing, twist);
  async function check(pdf: Buffer, given = trust()) {
    count += 1;
    const path = join(folder, `request-${count}.pdf`);
    writeFileSync(path, pdf);
    const report = await verifyFile(path, given);
    assert.equal(report?.kind, 'request-pdf');
    return report;
  }
  const bad = async (pdf: Buffer, given?: Trust) => (await check(pdf, given)).findings.filter(({ good }) => !good).map(({ code }) => code);

  test('is genuine: signed over every byte, stamped, in the log of the desk, and its pages show what the log holds', async () => {
    const report = await check(honest);
    assert.deepEqual(
      report.findings.filter(({ good }) => !good),
      [],
    );
    const good = report.findings.filter(({ note }) => note === undefined).map(({ code }) => code);
    for (const code of ['PDF_SIGNATURE', 'PDF_CERTIFICATE', 'STAMP_VALID', 'REQUEST_IN_LOG', 'KEY_TRUSTED', 'REQUEST_TEXT'] as const)
      assert.ok(good.includes(code), code);
    assert.ok(!report.findings.some(({ code }) => code === 'PDF_NOT_PADES'));
  });
  test('says who approved it in which role, and for whom it is', async () => {
    const { findings } = await check(honest);
    assert.match(findings.find(({ code }) => code === 'REQUEST_APPROVED')?.what ?? '', /Karim Adel as approver/);
    assert.match(findings.find(({ code }) => code === 'REQUEST_ADDRESSEE')?.what ?? '', /Meta Platforms, Inc\. \(US\)/);
  });
  test('the key of the log alone is enough: the log names the certificate that signs', async () => {
    const report = await check(await sealed({ stamped: false }), { ...trust(), certificates: [] });
    assert.ok(report.ok && report.findings.some(({ code, note }) => code === 'PDF_CERTIFICATE' && note === undefined));
  });
  test('without a key of the desk is not called genuine, nor said to be sent by it: another may use its name', async () => {
    const report = (await check(honest, NO_TRUST)) as Report;
    const inLog = report.findings.find(({ code }) => code === 'REQUEST_IN_LOG');
    for (const language of ['en', 'ar', 'fr'] as const) {
      const known = (await check(honest)) as Report;
      const sure = known.findings.find(({ code }) => code === 'REQUEST_IN_LOG')?.said[language];
      assert.notEqual(inLog?.said[language], sure);
      const comesTo = (one: Report) => [...reportLinesOf(one, language)].at(-1)?.trim();
      assert.equal(comesTo(known), reportWords[language].nothing);
      assert.equal(comesTo(report), reportWords[language].nobodyKnown);
    }
    assert.doesNotMatch(inLog?.what ?? '', /genuine|sent by this desk/);
  });
  test('signed with a key that the desk has replaced is its own up to the entry that key signed last, and somebody else’s after that', async () => {
    const under = (entries: number): Trust => {
      const note = rotationNote(inventedDesk, noteSigner(inventedDesk.name, Buffer.alloc(32, 77)), {
        entries,
        at: '2026-11-26T08:00:00.000Z',
      });
      return { ...trust(), keys: withRotations([inventedDesk], [note]), retired: retiredKeys([note]) };
    };
    assert.deepEqual(await bad(honest, under(1)), []);
    assert.deepEqual(await bad(honest, under(0)), ['KEY_NOT_TRUSTED']);
  });
  test('is read by a program that is not ours', { skip: notInstalled('pdfsig') }, () => {
    const path = join(folder, 'foreign.pdf');
    writeFileSync(path, honest);
    const said = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
    assert.match(said, /Signature is Valid/);
    assert.match(said, /Total document signed/);
    assert.match(said, /ETSI\.CAdES\.detached/);
  });
  test('without a time-stamp says so, and is genuine still', async () => {
    const report = await check(await sealed({ stamped: false }));
    assert.ok(report.ok && report.findings.some(({ code }) => code === 'UNSTAMPED'));
  });
  test('changed by one character is named', async () => {
    for (const at of [9, honest.indexOf('/EmbeddedFile'), honest.length - 8]) {
      const changed = Buffer.from(honest);
      changed[at] = (changed[at] as number) ^ 1;
      assert.ok(
        (await bad(changed)).some((code) => code.startsWith('PDF_')),
        `byte ${at}`,
      );
    }
  });
  test('signed with a certificate that had ended by then is named', async () => {
    const ended = signingKeyFromText(
      await madeCertificate({ name: 'An authority', desk: inventedDesk.name }, new Date('2015-01-01T00:00:00Z')),
    );
    const signer = { sign: ended.sign, certificates: [ended.certificates[0].raw] as const };
    const late = {
      ...signing,
      withoutStamp: signer,
      signer: { ...signer, stamp: async (bytes: Uint8Array) => signing.stamp(bytes).token },
    };
    for (const stamped of [true, false]) assert.deepEqual(await bad(await signedPaper(late, { stamped })), ['PDF_CERTIFICATE']);
  });
  test('with something in the room that the signature leaves is named, though nobody has signed that room', async () => {
    const room = honest.lastIndexOf('0000>');
    for (const [at, byte] of [
      [room, '1'],
      [honest.indexOf('<3', honest.indexOf('/Contents')) + 1, ' '],
    ] as const) {
      const changed = Buffer.from(honest);
      changed[at] = byte.charCodeAt(0);
      assert.ok(
        (await bad(changed)).some((code) => code.startsWith('PDF_')),
        `byte ${at}`,
      );
    }
  });
  test('with something written after the signature is named', async () => {
    assert.ok((await bad(Buffer.concat([honest, Buffer.from('\n% and pay to another account\n')]))).includes('PDF_CHANGED'));
  });
  test('whose attached request is not the one in the log is named', async () => {
    const other = await sealed({ logged: paperFor(), attached: paperFor('100012345678902') });
    assert.deepEqual(await bad(other), ['REQUEST_NOT_IN_LOG']);
  });
  test('whose pages show one figure otherwise than the log, signed by an insider, is named', async () => {
    assert.deepEqual(await bad(await sealed({ printed: paperDocument('100012345678902') })), ['REQUEST_TEXT']);
  });
  test('whose pages show a sentence more than the log is named', async () => {
    const honestText = paperDocument(ACCOUNT);
    const printed = { ...honestText, blocks: [...honestText.blocks, { kind: 'paragraph', line: text('Tell nobody.') } as const] };
    assert.deepEqual(await bad(await sealed({ printed })), ['REQUEST_TEXT']);
  });
  test('whose pages show another date than the log is named, and the reader is shown both', async () => {
    const report = await check(await sealed({ printed: paperDocument(ACCOUNT, '24 December 2026') }));
    const [found, ...more] = report.findings.filter(({ good }) => !good);
    assert.deepEqual([found?.code, more], ['REQUEST_TEXT', []]);
    assert.match(found?.what ?? '', /show “[^”]*24December2026.* has “[^”]*24November2026/);
  });
  test('whose date is changed on the pages of a real form is named in every language', async () => {
    for (const language of languages) {
      const attached = letterOf(language, '2026-11-24');
      assert.deepEqual(await bad(await sealed({ attached })), [], language);
      const { document: printed } = letterOf(language, '2026-11-25');
      assert.deepEqual(await bad(await sealed({ attached, printed })), ['REQUEST_TEXT'], language);
    }
  });
  test('is genuine whatever its account is called, and another name in its place is named', async () => {
    for (const account of NAMES)
      for (const language of languages) {
        const attached = letterOf(language, '2026-11-24', account);
        assert.deepEqual(await bad(await sealed({ attached, stamped: false })), [], `${language}: ${account}`);
      }
    for (const [account, other] of OTHER_NAMES) {
      const { document: printed } = letterOf('en', '2026-11-24', other);
      const pdf = await sealed({ attached: letterOf('en', '2026-11-24', account), printed, stamped: false });
      assert.deepEqual(await bad(pdf), ['REQUEST_TEXT'], account);
    }
  });
  test('made before its words were written otherwise is genuine still: what it says is attached to it', async () => {
    const old = readFileSync(join(import.meta.dirname, 'samples', 'paper-of-before.pdf'));
    const report = await check(old, { ...trust(), certificates: [] });
    assert.deepEqual(
      report.findings.filter(({ good }) => !good),
      [],
    );
    assert.ok(report.findings.some(({ code, good, note }) => code === 'REQUEST_TEXT' && good && note === undefined));
    const said = parsePaper(
      attachmentsOf(old)
        .map(String)
        .find((text) => text.includes(PAPER_FORMAT)) ?? '',
    );
    const lines = said?.document.blocks.flatMap(linesOf).map(plainText) ?? [];
    for (const was of [/^instagram$/, /بالهاتف المبين أعلاه/])
      assert.ok(
        lines.some((line) => was.test(line)),
        String(was),
      );
  });
  test('whose fields for programs name an account that the pages do not show is named', async () => {
    const paper = { ...paperFor(), values: { identifiers: [{ kind: 'user-id', written: '100099999999999' }] } };
    assert.deepEqual(await bad(await sealed({ attached: paper })), ['REQUEST_TEXT']);
  });
  test('from the right mailbox with the wrong key is named', async () => {
    const forger = noteSigner(inventedDesk.name, Buffer.alloc(32, 99));
    assert.ok((await bad(await sealed({ logKey: forger }))).includes('KEY_NOT_TRUSTED'));
  });
  test('printed anew by a forger around the genuine proof is named', async () => {
    const forged = await sealed({ named: 'cd'.repeat(32) });
    assert.deepEqual(await bad(forged), ['PDF_CERTIFICATE']);
  });
  test('of an unknown desk, signed with a certificate that leads nowhere trusted, is named', async () => {
    const other = makeSigningDesk();
    const pdf = Buffer.from(await signPdf(renderPdf(paperDocument(ACCOUNT)), signing.signer, new Date()));
    assert.ok((await bad(pdf, { ...trust(), certificates: [other.root] })).includes('PDF_CERTIFICATE'));
    other.remove();
  });
  test('replayed to another provider is named, and the true addressee is told that it is theirs', async () => {
    assert.deepEqual(await bad(honest, { ...trust(), addressees: ['X Corp.'] }), ['REQUEST_ADDRESSEE']);
    const { findings } = await check(honest, { ...trust(), addressees: ['X Corp.', 'META PLATFORMS INC'] });
    assert.ok(findings.some(({ code, good, note }) => code === 'REQUEST_ADDRESSEE' && good && note === undefined));
  });
  test('withdrawn, or replaced by another version, is named by the newest list of the desk', async () => {
    const list = (papers: readonly WithdrawnPaper[], signer = inventedDesk) => {
      const note = withdrawalsNote({ desk: inventedDesk.name, entries: 9, at: '2026-11-25T08:00:00.000Z', papers }, signer);
      return { ...trust(), withdrawals: [{ name: 'desk.withdrawn', note }] };
    };
    const gone = (what: WithdrawnPaper['what']) => [{ request: REQUEST_ID, version: 1, what, at: '2026-11-25T07:00:00.000Z' }];
    assert.deepEqual(await bad(honest, list(gone('withdrawn'))), ['REQUEST_WITHDRAWN']);
    assert.deepEqual(await bad(honest, list(gone('replaced'))), ['REQUEST_WITHDRAWN']);
    assert.deepEqual(await bad(honest, list([])), []);
    assert.deepEqual(await bad(honest, list([], noteSigner(inventedDesk.name, Buffer.alloc(32, 99)))), ['WITHDRAWALS_FORM']);
  });
  test('without its proof, or without any signature, is named', async () => {
    assert.deepEqual(await bad(Buffer.from(await signPdf(renderPdf(paperDocument(ACCOUNT)), signing.signer, new Date()))), [
      'REQUEST_PROOF_MISSING',
    ]);
    assert.deepEqual(await bad(Buffer.from(renderPdf(paperDocument(ACCOUNT)))), ['PDF_UNSIGNED', 'REQUEST_PROOF_MISSING']);
  });
});

describe('signed PDFs made by another program', { skip: missing('standards/pdf-signature') }, () => {
  const fixture = (name: string) => join(sharedFolder('standards/pdf-signature') as string, name);
  test('one is whole, of the other a byte was changed', async () => {
    const codes = async (name: string) =>
      (await verifyFile(fixture(name), NO_TRUST))?.findings.filter(({ good }) => !good).map(({ code }) => code);
    assert.ok(readFileSync(fixture('signed.pdf')).length > 0);
    assert.deepEqual(await codes('signed.pdf'), ['REQUEST_PROOF_MISSING']);
    assert.ok((await codes('tampered.pdf'))?.includes('PDF_CHANGED'));
  });
});

/** A letter as a desk fills it, of this date. */
function letterOf(language: Language, date: string, account = 'rosetta_trips'): Paper {
  const form = forms.byId.get('preservation_letter') as Form;
  const values = {
    ...completeValues(form, language),
    service_name: 'instagram',
    date,
    identifiers: [{ kind: 'username', written: account }],
  };
  const document = fillDocument(form, values, { lang: language, about: { conditions: forms.conditions, knowledge: loadKnowledge() } });
  return { ...paperFor(), language, box: proofBox(language), values: printedValues(form, values), document };
}

function notInstalled(program: string): string | false {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return false;
  } catch {
    return `needs the program ${program}`;
  }
}
