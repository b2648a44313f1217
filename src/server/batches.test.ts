// SPDX-License-Identifier: Apache-2.0
/** A list of targets becomes requests by each provider's rule: all or none, once, each target with its own link, approved one by one. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachDesk, type Page, type TestDesk } from '../../test/desk.ts';
import { draftOf, filled, openLantern } from '../../test/lantern-requests.ts';
import type { BatchShown } from '../core/api/batches.ts';

const ANSWERS = { data: ['subscriber'], purpose: 'identify', preserve: 'yes', elements: { material_benefit: 'fees', crossing: 'by sea' } };
const SERVICES = ['telegram', 'x', 'discord', 'reddit', 'tiktok'];
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    written: `boats_${at}`,
    service: SERVICES[at % SERVICES.length] as string,
    relevance: `Announced departure ${at}.`,
  }));

forEachDesk('a batch of requests', (open) => {
  let it: TestDesk;
  let mona: Page;
  let karim: Page;
  let caseId: string;
  const draft = (key: string, list: object[], more: object = {}) =>
    mona.call('draftBatch', {
      params: { caseId },
      body: { key, document: 'preservation_letter', rows: list as ReturnType<typeof rows>, answers: ANSWERS, language: 'en', ...more },
    });
  const outcome = (key: string, list: object[], more: object = {}) =>
    mona.outcome('draftBatch', {
      params: { caseId },
      body: { key, document: 'preservation_letter', rows: list, answers: ANSWERS, ...more },
    });
  const counts = async () => {
    const { requests } = await mona.call('requests', { query: { caseId } });
    const { targets } = await mona.call('caseDetail', { params: { caseId } });
    return [requests.length, targets.length];
  };

  before(async () => {
    it = open();
    ({ caseId } = await openLantern(it, '2026-31'));
    [mona, karim] = [await it.as('mona'), await it.as('karim')];
  });

  let forty: BatchShown;
  test('forty accounts at five providers are five requests, each target with its own link on it', async () => {
    forty = await draft('first', rows(40));
    assert.deepEqual(
      forty.requests.map(({ asked }) => asked.length),
      [8, 8, 8, 8, 8],
    );
    const links = forty.requests.flatMap(({ asked }) => asked.map(({ written, link }) => `${written}: ${link}`));
    assert.deepEqual(
      links.toSorted(),
      rows(40)
        .map((one) => `${one.written}: ${one.relevance}`)
        .toSorted(),
    );
    assert.ok(forty.requests.every(({ each, state }) => each && state === 'draft'));
  });
  test('the same list again is the same batch; another list under its key is refused', async () => {
    const before = await counts();
    assert.equal((await draft('first', rows(40))).id, forty.id);
    assert.equal(await outcome('first', rows(39)), 'REQUEST_BATCH_CHANGED');
    assert.deepEqual(await counts(), before);
  });
  test('a fault in one line leaves nothing behind of any', async () => {
    const before = await counts();
    const fine = { written: 'another_boat', service: 'x', relevance: 'Posted the price.' };
    const faults: readonly (readonly [string, object])[] = [
      ['INPUT_WRONG', { ...fine, relevance: 'Twice.' }],
      ['INPUT_WRONG', { written: '?!', relevance: 'Says nothing.' }],
      ['INPUT_WRONG', { written: 'boats_0', service: 'telegram', relevance: 'Another link than the case has.' }],
      ['REQUEST_NOT_OFFERED', { written: 'lantern', service: 'nowhere_known', relevance: 'A service without any road.' }],
    ];
    for (const [code, fault] of faults.slice(0, 3)) assert.equal(await outcome(`k ${JSON.stringify(fault)}`, [fine, fault]), code);
    assert.equal(await outcome('k mla', [fine], { document: 'eio_annex_a' }), 'REQUEST_NOT_OFFERED');
    assert.equal(await outcome('k half', [{ ...fine, relevance: '\ud800' }]), 'INPUT_WRONG');
    assert.equal(await outcome('k none', [{ ...fine, relevance: '' }]), 'INPUT_WRONG');
    assert.deepEqual(await counts(), before);
  });
  test('of an address the list says in which State its operator sits; the State of the case is not taken for it', async () => {
    const before = await counts();
    const address = { written: '203.0.113.7', relevance: 'It opened the page.', at: '2026-10-05 21:14:03', zone: 'UTC', port: 40001 };
    assert.equal(await outcome('ip', [address], { document: 'domestic_order' }), 'INPUT_WRONG');
    assert.equal(await outcome('ip', [{ ...address, holder: 'Egypt' }], { document: 'domestic_order' }), 'INPUT_WRONG');
    assert.deepEqual(await counts(), before);
    assert.equal(await outcome('ip at home', [{ ...address, holder: 'EG' }], { document: 'domestic_order' }), 'done');
    assert.equal(await outcome('ip abroad', [{ ...address, holder: 'CY' }], { document: 'domestic_order' }), 'REQUEST_NOT_OFFERED');
  });
  test('what one paper says is written into the others; accounts and addressees stay their own', async () => {
    const [first] = forty.requests;
    const read = await filled(mona, await mona.call('request', { params: { requestId: first?.id as string } }));
    const params = { batchId: forty.id };
    assert.equal(await mona.outcome('fillBatch', { params, body: { requestId: read.id, digest: 'other' } }), 'INPUT_CHANGED_MEANWHILE');
    const after = await mona.call('fillBatch', { params, body: { requestId: read.id, digest: read.digest } });
    assert.deepEqual(
      after.requests.map(({ missing }) => missing.filter((field) => field !== 'channel')),
      [[], [], [], [], []],
    );
    const papers = await Promise.all(after.requests.map(({ id }) => mona.call('request', { params: { requestId: id } })));
    assert.equal(new Set(papers.map(({ values }) => values.organisation)).size, 5);
    assert.equal(new Set(papers.map(({ values }) => JSON.stringify(values.identifiers))).size, 5);
    assert.equal(new Set(papers.map(({ values }) => values.offence_name)).size, 1);
  });
  test('above the limit of the desk nothing is approved before each target is, by the same person, as it was read', async () => {
    const [first] = (await mona.call('batch', { params: { batchId: forty.id } })).requests;
    const params = { requestId: first?.id as string };
    await mona.call('takeStep', { params, body: { event: 'submit' } });
    const read = await karim.call('request', { params });
    assert.equal(
      await karim.outcome('takeStep', { params, body: { event: 'approve', digest: read.digest } }),
      'REQUEST_TARGETS_NOT_APPROVED',
    );
    assert.equal(read.can.includes('approve'), false);
    const [one, ...others] = read.asked;
    const approve = (page: Page, target: typeof one, digest = target?.digest) =>
      page.outcome('approveTarget', { params: { ...params, targetId: target?.id as string }, body: { digest: digest as string } });
    assert.equal(await approve(mona, one), 'ACCESS_NOT_ALLOWED');
    assert.equal(await approve(karim, one, others[0]?.digest), 'INPUT_CHANGED_MEANWHILE');
    assert.equal(await approve(karim, one), 'done');
    assert.equal(await approve(karim, one), 'done');
    await mona.call('changeTarget', { params: { caseId, targetId: one?.id as string }, body: { relevance: 'Something else.' } });
    for (const target of others) assert.equal(await approve(karim, target), 'done');
    assert.equal(
      await karim.outcome('takeStep', { params, body: { event: 'approve', digest: read.digest } }),
      'REQUEST_TARGETS_NOT_APPROVED',
    );
    const again = (await karim.call('request', { params })).asked.find(({ id }) => id === one?.id);
    assert.deepEqual([again?.link, again?.approvedBy], ['Something else.', []]);
    assert.equal(await approve(karim, again), 'done');
    assert.equal((await karim.call('takeStep', { params, body: { event: 'approve', digest: read.digest } })).state, 'approved');
  });
  test('accounts typed past the list have no link, and the paper is not handed in', async () => {
    const second = (await mona.call('batch', { params: { batchId: forty.id } })).requests[1];
    const params = { requestId: second?.id as string };
    const { digest, values } = await mona.call('request', { params });
    const more = [...(values.identifiers as object[]), { kind: 'username', written: 'slipped_in' }];
    const changed = await mona.call('changeRequest', { params, body: { digest, values: { ...values, identifiers: more } } });
    assert.deepEqual(changed.loose, ['slipped_in']);
    assert.equal(await mona.outcome('takeStep', { params, body: { event: 'submit' } }), 'REQUEST_TARGET_WITHOUT_LINK');
  });
  test('below the limit a request is approved in one go', async () => {
    const { targets } = await mona.call('caseDetail', { params: { caseId } });
    const single = await filled(
      mona,
      await draftOf(mona, { caseId, targetId: targets.find(({ kind }) => kind === 'profile-url')?.id as string }, 'preservation_letter'),
    );
    assert.equal(single.each, false);
    assert.equal(single.asked[0]?.link, 'It advertises crossings.');
  });
  test('the log holds each target, each request and each approval of one, without what they say', async () => {
    const { entries } = await mona.call('log', { query: { caseId, kind: 'target-approved', limit: 200 } });
    assert.equal(entries.filter(({ outcome }) => outcome === 'done').length >= 9, true);
    const all = await it.desk.store.db.selectFrom('log_entry').select('bytes').execute();
    assert.doesNotMatch(all.map(({ bytes }) => Buffer.from(bytes).toString()).join(), /Announced departure/);
  });
});
