// SPDX-License-Identifier: Apache-2.0
/** The paper road: what comes back with ink or another office's signature, what happens outside the desk, the translator's pack. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { uploadWhole } from '../../test/case.ts';
import { forEachWorkingDesk, type Page } from '../../test/desk.ts';
import { approvedRequest, DAY, draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import { makeSigningDesk } from '../../test/signing-desk.ts';
import type { EvidenceItem } from '../core/api/evidence.ts';
import type { PaperRoad } from '../core/api/paper-road.ts';
import type { RequestDetail } from '../core/api/requests.ts';
import { remind } from '../desk/deadlines/remind.ts';
import { renderPdf } from '../documents/pdf/render-pdf.ts';

const signing = makeSigningDesk();
after(() => signing.remove());

forEachWorkingDesk('a paper outside the desk', (it) => {
  let place = { caseId: '', targetId: '' };
  let request: RequestDetail;
  let road: PaperRoad;
  let english: PaperRoad['papers'][number];
  const params = () => ({ requestId: request.id });
  const upload = async (page: Page, name: string, bytes: Uint8Array): Promise<EvidenceItem> =>
    await uploadWhole(page, place.caseId, name, bytes, 'upload');
  const bytesOf = async (page: Page, path: string): Promise<Buffer> => {
    const answer = await page.fetch(`/api/v1${path}`);
    assert.equal(answer.status, 200, path);
    return Buffer.from(await answer.arrayBuffer());
  };

  test('has a code and pages that a person can compare', async () => {
    place = await openLantern(it(), '2026-14');
    const mona = await it().as('mona');
    request = await approvedRequest(it(), await filled(mona, await draftOf(mona, place, 'voluntary_request')));
    road = await mona.call('paperRoad', { params: params() });
    english = road.papers.find(({ language }) => language === 'en') ?? assert.fail('no English paper');
    assert.match(english.code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    assert.ok(english.pages >= 1);
    assert.deepEqual([road.originals, road.mayBind], [[], true]);
  });

  test('a scan is bound by the code on it and by every page, and refused by name otherwise', async () => {
    const mona = await it().as('mona');
    // As if every page of the paper had been scanned: the desk's own pages in a file of another make.
    const printed = await bytesOf(mona, `/requests/${request.id}/preview?language=en&format=pdf`);
    const scan = await upload(mona, 'scan.pdf', printed);
    const bind = (body: object) =>
      mona.outcome('bindOriginal', { params: params(), body: { evidenceId: scan.id, code: english.code, pages: english.pages, ...body } });
    assert.equal(await bind({ code: '0000-0000-0000-0000' }), 'REQUEST_CODE_UNKNOWN');
    assert.equal(await bind({ pages: english.pages - 1 }), 'REQUEST_PAGES_DIFFER');
    const text = await upload(mona, 'notes.txt', Buffer.from('no scan'));
    assert.equal(await bind({ evidenceId: text.id }), 'REQUEST_SCAN_UNUSABLE');
    assert.equal(
      await (await it().as('yara')).outcome('bindOriginal', { params: params(), body: { evidenceId: scan.id, code: 'x', pages: 1 } }),
      'ACCESS_NOT_ALLOWED',
    );
    assert.equal(await bind({ code: english.code.toLowerCase().replaceAll('-', ' ') }), 'done');
    const { originals } = await mona.call('paperRoad', { params: params() });
    assert.partialDeepStrictEqual(originals, [
      { kind: 'ink', code: english.code, sha256: scan.sha256, pages: english.pages, by: { name: 'Mona Farid' } },
    ]);
    assert.deepEqual(await bytesOf(mona, `/requests/${request.id}/scans/${scan.id}`), printed);
    const { entries } = await mona.call('log', { query: { caseId: place.caseId, kind: 'original-bound' } });
    assert.deepEqual(entries.map(({ outcome }) => outcome).toSorted(), ['done', 'refused', 'refused', 'refused']);
  });

  test('a PDF that another office signed is the desk’s own file with a good signature over all of it', async () => {
    const mona = await it().as('mona');
    const own = await bytesOf(mona, `/requests/${request.id}/documents/${english.document}`);
    const countersigned = countersign(own);
    const bind = async (name: string, bytes: Buffer) => {
      const { id } = await upload(mona, name, bytes);
      return await mona.outcome('bindOriginal', { params: params(), body: { evidenceId: id, code: english.code, pages: english.pages } });
    };
    assert.equal(await bind('unsigned.pdf', own), 'REQUEST_SIGNATURE_WRONG');
    const flipped = Buffer.from(countersigned);
    flipped[flipped.length - 60] = (flipped[flipped.length - 60] as number) ^ 1;
    assert.notEqual(await bind('flipped.pdf', flipped), 'done');
    assert.equal(await bind('more.pdf', Buffer.concat([countersigned, Buffer.from('\n% more\n')])), 'REQUEST_SIGNATURE_WRONG');
    assert.equal(await bind('signed.pdf', countersigned), 'done');
    const { originals } = await mona.call('paperRoad', { params: params() });
    const electronic = originals.find(({ kind }) => kind === 'electronic');
    assert.ok(electronic !== undefined && electronic.signedBy !== null && electronic.signedBy !== '');
  });

  test('what answers a request is no scan, and nobody opens it as one', async () => {
    const mona = await it().as('mona');
    const answer = await uploadWhole(mona, place.caseId, 'answer.pdf', Buffer.from(renderPdf({ ...EMPTY, blocks: [] })));
    const { db } = it().desk.store;
    await db.updateTable('evidence').set({ request_id: request.id }).where('id', '=', answer.id).execute();
    const at = { requestId: request.id, evidenceId: answer.id };
    assert.equal(await mona.outcome('scanBytes', { params: at }), 'REQUEST_SCAN_UNUSABLE');
    assert.ok(!(await mona.call('paperRoad', { params: params() })).scans.some(({ id }) => id === answer.id));
  });

  test('registry, seal, post and bag are recorded with their numbers; a hearing and the end of detention are deadlines', async () => {
    const mona = await it().as('mona');
    const step = async (body: object) => await mona.outcome('recordPaperStep', { params: params(), body });
    assert.equal(await step({ kind: 'registry-out', on: '2026-11-24' }), 'INPUT_WRONG');
    assert.equal(await step({ kind: 'registry-out', on: '2026-11-24', number: 'W/4411' }), 'done');
    assert.equal(await step({ kind: 'originals-made', on: '2026-11-24', copies: 3 }), 'done');
    assert.equal(await step({ kind: 'apostille', on: '2026-11-24', number: 'A-7', office: 'Ministry of Foreign Affairs' }), 'done');
    assert.equal(await step({ kind: 'diplomatic-bag', on: '2026-11-24', number: 'BAG 12' }), 'done');
    assert.equal(await step({ kind: 'delivered', on: '2026-12-24' }), 'INPUT_WRONG');
    assert.equal(await step({ kind: 'hearing', on: '2026-11-01' }), 'INPUT_WRONG');
    assert.equal(await step({ kind: 'hearing', on: '2026-12-15', office: 'Court of Alexandria' }), 'done');
    assert.equal(await step({ kind: 'hearing', on: '2026-12-01' }), 'done');
    assert.equal(await step({ kind: 'detention-end', on: '2026-12-08' }), 'done');
    const open = (await mona.call('request', { params: params() })).deadlines.filter(({ metAt }) => metAt === null);
    const days = (kind: string) => open.filter((one) => one.kind === kind).map(({ lastDay }) => lastDay);
    assert.deepEqual([days('hearing'), days('detention-end')], [['2026-12-01'], ['2026-12-08']]);
    it().advance(5 * DAY);
    await remind(it().desk);
    const { reminders } = await (await it().as('karim')).call('reminders', {});
    assert.ok(reminders.some(({ deadline }) => deadline.kind === 'hearing'));
    assert.equal(
      await (await it().as('karim')).outcome('recordPaperStep', { params: params(), body: { kind: 'lost', on: '2026-11-25' } }),
      'ACCESS_NOT_ALLOWED',
    );
  });

  test('the translator’s pack comes back with every identifier, or each that differs is named', async () => {
    const mona = await it().as('mona');
    const csv = (await bytesOf(mona, `/requests/${request.id}/translation?language=en&format=csv`)).toString('utf8');
    assert.match(csv, /^\ufeffid,source,target\r\n/);
    const rows = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.replace(/,$/, ''));
    const target = (line: string): string => line.slice(line.indexOf(',') + 1);
    const filledIn = (change: (text: string) => string) =>
      Buffer.from(`id,source,target\r\n${rows.map((line) => `${line},${change(target(line))}`).join('\r\n')}\r\n`);
    const check = async (name: string, bytes: Buffer) => {
      const { id } = await upload(mona, name, bytes);
      return await mona.call('checkTranslation', { params: params(), body: { evidenceId: id, language: 'en' } });
    };
    const good = await check(
      'back.csv',
      filledIn((text) => text),
    );
    assert.deepEqual(good.faults, []);
    assert.ok(good.locked > 5 && good.text !== null && !good.text.includes('\u27e6'));
    const bad = await check(
      'wrong.csv',
      filledIn((text) => text.replace(/(\u27e6\d+:[^\u27e7]*)\d(\u27e7)/, '$1x$2')),
    );
    assert.ok(bad.faults.length > 0 && bad.faults.every(({ kind }) => kind === 'token-changed'));
    assert.equal(bad.text, null);
    const docx = await bytesOf(mona, `/requests/${request.id}/translation?language=ar&format=docx`);
    const empty = await check('empty.docx', docx);
    assert.ok(empty.faults.every(({ kind }) => kind === 'missing'));
    const other = await upload(mona, 'other.csv', Buffer.from('a,b\r\n1,2\r\n'));
    assert.equal(
      await mona.outcome('checkTranslation', { params: params(), body: { evidenceId: other.id, language: 'en' } }),
      'REQUEST_SCAN_UNUSABLE',
    );
  });
});

const EMPTY = {
  ...({ schema: 'rogatory.document/1', form: 'x', language: 'en', direction: 'ltr', title: 't', date: '2026-11-24' } as const),
  ...{ reference: '', authority: '', footer: '', words: { candidate: '', colon: ': ' } },
};

/** Another office signs the file: an incremental update with a signature over all bytes but its own, made with openssl. */
function countersign(own: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-countersign-'));
  try {
    const { privateKey, withoutStamp } = signing;
    const { certificates } = withoutStamp;
    const at = own.toString('latin1');
    const [size, root, before] = [/\/Size (\d+)/g, /\/Root (\d+) 0 R/g, /startxref\s+(\d+)/g].map((one) =>
      Number([...at.matchAll(one)].at(-1)?.[1]),
    );
    const room = '0'.repeat(16_000);
    const head = (range: string) =>
      `\n${size} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [${range}] /Contents `;
    const wide = (n: number): string => String(n).padStart(10, '0');
    const from = own.length + head(`0 ${wide(0)} ${wide(0)} ${wide(0)}`).length;
    const to = from + room.length + 2;
    const objectAt = own.length + 1;
    const tail = ` >>\nendobj\nxref\n${size} 1\n${wide(objectAt)} 00000 n \ntrailer\n<< /Size ${(size as number) + 1} /Root ${root} 0 R /Prev ${before} >>\nstartxref\n`;
    const end = `${to + ` >>\nendobj\n`.length}\n%%EOF\n`;
    const range = `0 ${wide(from)} ${wide(to)} ${wide(tail.length + end.length)}`;
    const [first, last] = [Buffer.concat([own, Buffer.from(head(range))]), Buffer.from(tail + end)];
    const path = (name: string): string => join(folder, name);
    writeFileSync(path('data'), Buffer.concat([first, last]));
    writeFileSync(path('key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(path('cert.pem'), new X509Certificate(certificates[0]).toString());
    const files = ['-in', path('data'), '-signer', path('cert.pem'), '-inkey', path('key.pem')];
    const cms = execFileSync('openssl', ['cms', '-sign', '-binary', '-cades', '-outform', 'DER', ...files]);
    return Buffer.concat([first, Buffer.from(`<${cms.toString('hex').padEnd(room.length, '0')}>`), last]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
