// SPDX-License-Identifier: Apache-2.0
/** A bundle holds the road of papers outside the desk, approvals of single targets and requests of other States, and tells nothing of what is left out. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Static } from 'typebox';
import { makeWhole, readWhole, uploadWhole, zipOf } from '../../test/case.ts';
import { openTestDesk, type Page } from '../../test/desk.ts';
import { DAY, filled, openLantern } from '../../test/lantern-requests.ts';
import { whenSealed } from '../cli/desk/requests.ts';
import type { EvidenceItem, ReadingShown } from '../core/api/evidence.ts';
import type { IncomingGiven } from '../core/api/incoming.ts';
import type { proofRoutes } from '../core/api/proof.ts';
import type { RequestDetail } from '../core/api/requests.ts';
import { NO_TRUST } from '../verify/trust.ts';
import { verifyFile } from '../verify/verify-file.ts';

const RETURN = readFileSync(join(import.meta.dirname, '../returns/meta-records-html/samples/instagram-17841400000000001.zip'));
const CHAT = '3/1/26, 22:10 - Lena: see you\n3/1/26, 22:13 - Omar: the password: hunter2-invented\n3/1/26, 22:14 - Lena: ok\n';
const HIDDEN = 'hidden_lantern';
const REASON = 'Talk of the accused with counsel.';

let desk: Awaited<ReturnType<typeof openTestDesk>>;
let folder = '';
let caseId = '';
let mona: Page;
let karim: Page;
let nadia: Page;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rogatory-bundle-roads-'));
  desk = await openTestDesk('embedded', { working: true });
  // Jobs go by the clock of the machine: so does the desk, or its log would go back in time.
  desk.advance(Date.now() - desk.now().getTime());
  ({ caseId } = await openLantern(desk, '2026-91'));
  [mona, karim, nadia] = [await desk.as('mona'), await desk.as('karim'), await desk.as('nadia')];
  await mona.call('addMember', { params: { caseId }, body: { personId: desk.idOf('nadia'), role: 'central-authority' } });
});
after(async () => {
  await desk?.close();
  rmSync(folder, { recursive: true, force: true });
});

const day = (before: number): string => new Date(desk.now().getTime() - before * DAY).toISOString().slice(0, 10);
const upload = async (name: string, bytes: Uint8Array): Promise<EvidenceItem> => await uploadWhole(mona, caseId, name, bytes, 'upload');

interface Unpacked {
  readonly files: readonly string[];
  readonly text: (pattern: string) => string;
  readonly json: (pattern: string) => Record<string, never>;
  readonly withheld: readonly string[];
}

/** A bundle is made, verified with nothing bad, and unpacked. */
async function bundleOf(body: Static<typeof proofRoutes.makeBundle.body>): Promise<Unpacked> {
  const { id } = await makeWhole(mona, caseId, body);
  const path = join(folder, `${id}.zip`);
  writeFileSync(path, await zipOf(mona, id));
  const report = await verifyFile(path, { ...NO_TRUST, keys: [desk.desk.signer] });
  assert.deepEqual(
    report?.findings.filter(({ good }) => !good),
    [],
  );
  const unpacked = join(folder, id);
  execFileSync('unzip', ['-q', path, '-d', unpacked]);
  const bag = join(unpacked, readdirSync(unpacked)[0] as string);
  const text = (pattern: string): string => {
    const found = globSync(pattern, { cwd: bag });
    assert.equal(found.length, 1, `${pattern}: ${found}`);
    return readFileSync(join(bag, found[0] as string), 'utf8');
  };
  return {
    files: globSync('**/*', { cwd: bag, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name)),
    text,
    json: (pattern) => JSON.parse(text(pattern)),
    withheld: report?.findings.filter(({ code }) => code === 'WITHHELD').map(({ what }) => what) ?? [],
  };
}

let request: RequestDetail;
let target: RequestDetail['asked'][number];
test('a request of a batch is approved target by target', async () => {
  const batch = await mona.call('draftBatch', {
    params: { caseId },
    body: {
      ...{ key: 'one', document: 'preservation_letter', language: 'en' },
      rows: [{ written: 'boats_1', service: 'x', relevance: 'Announced a departure.' }],
      answers: { data: ['subscriber'], purpose: 'identify', preserve: 'yes', elements: { material_benefit: 'fees', crossing: 'by sea' } },
    },
  });
  const params = { requestId: batch.requests[0]?.id as string };
  await filled(mona, await mona.call('request', { params }));
  await mona.call('takeStep', { params, body: { event: 'submit' } });
  const read = await karim.call('request', { params });
  target = read.asked[0] ?? assert.fail('it asks about no target');
  await karim.call('approveTarget', { params: { ...params, targetId: target.id }, body: { digest: target.digest } });
  if (read.channelUnconfirmed !== null)
    await (await desk.as('laila')).call('confirmChannel', { params, body: { how: 'Read on its own page.' } });
  await karim.call('takeStep', { params, body: { event: 'approve', digest: read.digest } });
  request = await whenSealed(mona.call, await mona.call('request', { params }));
});

let [scan, receipt, theirPaper]: EvidenceItem[] = [];
test('its paper comes back with ink, goes its road, and other States ask', async () => {
  const params = { requestId: request.id };
  const { papers } = await mona.call('paperRoad', { params });
  const english = papers.find(({ language }) => language === 'en') ?? assert.fail('no English paper');
  const printed = Buffer.from(await (await mona.fetch(`/api/v1/requests/${request.id}/preview?language=en&format=pdf`)).arrayBuffer());
  scan = await upload('scan-of-counsel.pdf', printed);
  await mona.call('bindOriginal', { params, body: { evidenceId: scan.id, code: english.code, pages: english.pages } });
  receipt = await upload('receipt.txt', Buffer.from('received'));
  const step = (body: object) => mona.call('recordPaperStep', { params, body: body as never });
  await step({ kind: 'registry-out', on: day(2), number: 'W/4411', note: `They asked about ${HIDDEN.toUpperCase()} too.` });
  await step({ kind: 'diplomatic-bag', on: day(1), number: 'BAG 12', office: 'Ministry', evidenceId: receipt.id });
  await mona.call('fileMessage', { params, body: { direction: 'in', kind: 'question', text: `Is it ${HIDDEN}?` } });

  const given: IncomingGiven = {
    ...{ requestingState: 'PT', requestingAuthority: 'Procuradoria-Geral da República', theirReference: 'PGR/77' },
    ...{ treatyBasis: 'UNTOC, article 18', receivedOn: day(1), channel: 'diplomatic', language: 'pt', urgency: 'urgent' },
    ...{ asked: 'Subscriber data of one account', neededBy: null, secrecy: true, secrecyUntil: null, translation: 'not-needed' },
  };
  const open = await nadia.call('registerIncoming', { params: { caseId }, body: { ...given, stated: { facts: `page 2: ${HIDDEN}` } } });
  await nadia.call('stepIncoming', {
    params: { incomingId: open.id },
    body: { event: 'acknowledge', reference: 'note 5', evidenceIds: [receipt.id] } as never,
  });
  theirPaper = await uploadWhole(nadia, caseId, 'their-paper.pdf', Buffer.from('%PDF-1.7 invented'));
  const closed = { ...given, asked: 'Sealed wishes', originalId: theirPaper.id };
  await nadia.call('registerIncoming', { params: { caseId }, body: closed });
});

interface Listed {
  readonly papers: readonly { readonly file: string; readonly item: string; readonly fields: Readonly<Record<string, unknown>> }[];
}

/** Papers beside the case: one on an item, one that names an identifier in its words. */
test('papers are printed beside the case', async () => {
  const make = async (values: object, about: object = {}) => {
    const answer = await mona.fetch(`/api/v1/cases/${caseId}/companions/receipt`, {
      method: 'POST',
      headers: { ...mona.headers(), 'content-type': 'application/json' },
      body: JSON.stringify({ values, language: 'en', format: 'docx', incomplete: true, ...about }),
    });
    assert.equal(answer.status, 200);
  };
  await make({ handover_place: 'Office 4' }, { requestId: request.id });
  await make({ handover_place: 'Office 5' }, { evidenceId: receipt?.id });
  await make({ handover_place: `Near ${HIDDEN}` });
});

let whole: Unpacked;
test('the bundle holds each of them, and verifies', async () => {
  whole = await bundleOf({ language: 'en' });
  const road = whole.json('data/requests/*/paper-road.json');
  assert.partialDeepStrictEqual(road, {
    originals: [{ kind: 'ink', exhibit: { item: scan?.sha256, name: 'scan-of-counsel.pdf' }, boundBy: 'Mona Farid', signedBy: null }],
    steps: [
      { kind: 'registry-out', number: 'W/4411', note: `They asked about ${HIDDEN.toUpperCase()} too.`, exhibit: null },
      { kind: 'diplomatic-bag', number: 'BAG 12', office: 'Ministry', exhibit: { item: receipt?.sha256 }, recordedBy: 'Mona Farid' },
    ],
  } as object);
  assert.partialDeepStrictEqual(whole.json('data/requests/*/request.json'), {
    batch: { kind: 'preservation_letter', targets: 1, madeBy: 'Mona Farid' },
    messages: [{ text: `Is it ${HIDDEN}?` }],
  } as object);
  const approved = whole.text('data/requests/target-approvals.csv').split('\r\n')[1] ?? '';
  assert.ok(approved.startsWith(`${request.number},${target.id},${target.digest},Karim`), approved);
  assert.partialDeepStrictEqual(whole.json('data/incoming/2026-91-IN1-*.json'), {
    ...{ requestingState: 'PT', secrecy: true, stated: { facts: `page 2: ${HIDDEN}` }, original: null },
    steps: [{ event: 'acknowledge', reference: 'note 5', exhibits: [{ item: receipt?.sha256, name: 'receipt.txt' }] }],
  } as object);
  assert.partialDeepStrictEqual(whole.json('data/incoming/2026-91-IN2-*.json'), { original: { item: theirPaper?.sha256 } } as object);
  const { papers } = whole.json('data/papers/papers.json') as unknown as Listed;
  const place = ({ fields }: Listed['papers'][number]): string => String(fields.handover_place);
  assert.partialDeepStrictEqual(
    papers.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)),
    [
      { fields: { handover_place: `Near ${HIDDEN}` } },
      { kind: 'receipt', version: 1, request: request.id, madeBy: 'Mona Farid', fields: { handover_place: 'Office 4' } },
      { exhibit: { item: receipt?.sha256, name: 'receipt.txt' } },
    ] as object[],
  );
  for (const { file, item } of papers)
    assert.ok(
      whole.files.some((one) => one.endsWith(file) && hash('sha256', readFileSync(one)) === item),
      file,
    );
  assert.doesNotMatch(whole.text('data/README.txt'), /SECRETS/);
});

test('of what is left out none of them tells anything; each gap is stated', async () => {
  const item = await uploadWhole(mona, caseId, 'instagram.zip', RETURN);
  const reading = await readWhole(mona, item.id);
  const { records } = await mona.call('records', { params: { readingId: reading.id }, query: { kind: 'message' } });
  const [first] = records as unknown as { id: string }[];
  await mona.call('addTarget', {
    params: { caseId },
    body: {
      ...{ written: `https://x.com/${HIDDEN}`, role: 'suspect', relevance: 'Named in the message.' },
      from: { readingId: reading.id, recordId: first?.id as string },
    },
  });
  const left = await bundleOf({
    language: 'ar',
    withhold: [scan, receipt, theirPaper].map((one) => ({ evidenceId: one?.id as string, reason: REASON })),
    withholdRecords: [{ evidenceId: item.id, records: [first?.id as string], reason: REASON }],
  });
  assert.partialDeepStrictEqual(left.json('data/requests/*/paper-road.json'), {
    originals: [{ exhibit: { leftOut: REASON } }],
    steps: [{ note: '(left out)' }, { number: 'BAG 12', exhibit: { leftOut: REASON } }],
  } as object);
  assert.partialDeepStrictEqual(left.json('data/requests/*/request.json'), { messages: [{ text: '(left out)' }] } as object);
  assert.partialDeepStrictEqual(left.json('data/incoming/*.json'), {
    stated: { facts: '(left out)' },
    steps: [{ exhibits: [{ leftOut: REASON }] }],
  } as object);
  assert.ok(
    left.withheld.includes(`Left out: 1 × requests of other States whose paper is left out. Reason: ${REASON} Decided by: Mona Farid.`),
    left.withheld.join('\n'),
  );
  const notes = left.withheld.filter((what) => what.includes('× notes and messages that name such identifiers'));
  assert.deepEqual(notes.map((what) => what.replace('Left out: ', '').slice(0, 1)).toSorted(), ['1', '2'], notes.join('\n'));
  assert.deepEqual(
    (left.json('data/papers/papers.json') as unknown as Listed).papers.map(({ fields }) => fields.handover_place),
    ['Office 4'],
  );
  for (const file of left.files) {
    const bytes = readFileSync(file).toString('latin1').toLowerCase();
    for (const word of [HIDDEN, 'scan-of-counsel', 'receipt.txt', 'their-paper', 'sealed wishes'])
      assert.ok(!bytes.includes(word), `${file} tells ${word}`);
  }
});

test('the README says which originals hold secrets, and where the coverage counts them', async () => {
  const chat = await uploadWhole(mona, caseId, 'WhatsApp Chat with Lena.txt', Buffer.from(CHAT));
  const reading: ReadingShown = await readWhole(mona, chat.id);
  assert.deepEqual(reading.coverage?.mentions?.secrets, { password: 1 });
  const made = await bundleOf({ language: 'fr' });
  const [, secrets = ''] = made.text('data/README.txt').split('\nSECRETS\n');
  const coverage = `coverage/${chat.sha256.slice(0, 16)}-${reading.id}.json`;
  assert.deepEqual(
    secrets.split('\n').filter((line) => /^ +(originals|coverage)\//.test(line)),
    [`  originals/${chat.sha256}.txt`, `    ${coverage}`],
  );
  assert.partialDeepStrictEqual(made.json(`data/${coverage}`), { coverage: { mentions: { secrets: { password: 1 } } } } as object);
  const without = await bundleOf({ language: 'fr', withhold: [{ evidenceId: chat.id, reason: REASON }] });
  assert.doesNotMatch(without.text('data/README.txt'), /SECRETS/);
});
