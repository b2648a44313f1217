// SPDX-License-Identifier: Apache-2.0
/** Value followed by the desk itself, through sources on this machine that are asked step by step; honest ones, liars, busy ones. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { forEachDesk, forEachWorkingDesk, type Page } from '../../test/desk.ts';
import { EsploraServer } from '../../test/ledgers/esplora-server.ts';
import type { FollowingShown } from '../core/api/currency.ts';
import { verifyAnyTrace } from '../core/currency/certificate/verify-certificate.ts';
import { INVENTED_EXCHANGE, inventedChain } from '../core/currency/economy/invented-case.ts';
import { servedFees } from '../core/currency/economy/served-accounts.ts';
import { framedBlocks } from '../core/currency/economy/write-block.ts';
import { followSourceJob } from '../desk/currency/follow-source-job.ts';
import type { NewFollowing } from '../desk/currency/followings.ts';
import type { JobKind } from '../jobs/job-kind.ts';
import { runJob } from '../jobs/run-job.ts';

const invented = inventedChain();
const USDT = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const hot = (invented.tags.tags as readonly { readonly address: string }[])[0]?.address as string;
const LIMITS = { sources: ['own-electrs', 'own-tron'], maxHops: 8, minAmount: null, untilDay: null, reason: 'The fees of two departures' };
const CASE = {
  title: 'Operation Lantern',
  summary: 'x',
  country: 'EG',
  stage: 'investigation' as const,
  offences: [{ family: 'smuggling-of-migrants' as const, maxYears: 15 }],
  handling: { restricted: true, minors: false, privileged: false },
};

type Asked = Pick<NewFollowing, 'source' | 'method' | 'purpose'> & { seeds: string[] };
const ASKED: Asked = { source: 'own-electrs', seeds: [...invented.seeds], method: 'fifo', purpose: 'who was paid' };

async function ended(page: Page, caseId: string, id: string): Promise<FollowingShown> {
  let last: unknown;
  for (let tries = 0; tries < 600; tries++) {
    const { followings } = await page.call('followings', { params: { caseId } });
    const found = followings.find((one) => one.id === id);
    last = found?.job;
    if (found?.job?.state === 'done' || found?.job?.state === 'failed') return found;
    await wait(50);
  }
  throw new Error(`the following did not end: ${JSON.stringify(last)}`);
}

forEachWorkingDesk('value followed by the desk through a source', (it) => {
  const bitcoin = new EsploraServer(framedBlocks(invented.blockFile));
  const second = new EsploraServer(framedBlocks(invented.blockFile));
  const accounts = servedFees(invented);
  let caseId = '';
  let tron: Server | undefined;
  let refusals = 0;

  before(async () => {
    tron = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      if (refusals-- > 0) return void response.writeHead(429, { 'retry-after': '0' }).end();
      const found = accounts.answer(request.url ?? '', body);
      response.writeHead(found === undefined ? 404 : 200).end(found);
    }).listen(0, '127.0.0.1');
    await new Promise((done) => tron?.once('listening', done));
    writeFileSync(
      join(it().desk.configuration.dataFolder, 'ledgers.yaml'),
      JSON.stringify([
        { id: 'own-electrs', kind: 'esplora', url: await bitcoin.listen(), network: 'bitcoin-regtest' },
        { id: 'other-electrs', kind: 'esplora', url: await second.listen(), network: 'bitcoin-regtest' },
        { id: 'main-electrs', kind: 'esplora', url: 'http://127.0.0.1:8', network: 'bitcoin' },
        { id: 'own-tron', kind: 'tron', url: `http://127.0.0.1:${(tron.address() as AddressInfo).port}` },
        { id: 'own-node', kind: 'bitcoin-core', url: 'http://127.0.0.1:9' },
        { id: 'own-geth', kind: 'evm', url: 'http://127.0.0.1:9' },
      ]),
    );
    const mona = await it().as('mona');
    const opened = await mona.call('openCase', { body: { ...CASE, number: '2026-34' } });
    caseId = opened.id;
    await mona.call('addMember', { params: { caseId }, body: { personId: it().idOf('karim'), role: 'approver' } });
  });
  after(async () => {
    await bitcoin.close();
    await second.close();
    tron?.closeAllConnections();
    tron?.close();
  });

  test('nothing is asked of anybody before the approver allows it', async () => {
    const mona = await it().as('mona');
    assert.equal(await mona.outcome('follow', { params: { caseId }, body: ASKED }), 'CURRENCY_SOURCE_NOT_ALLOWED');
    assert.deepEqual(bitcoin.asked, []);
    await (await it().as('karim')).call('allowTracing', {
      params: { caseId },
      body: { ...LIMITS, sources: [...LIMITS.sources, 'own-node', 'own-geth', 'other-electrs', 'main-electrs'] },
    });
  });

  test('what does not fit the source, or goes beyond the limits of the case, is refused with what was expected', async () => {
    const mona = await it().as('mona');
    const outcome = async (more: object) => await mona.outcome('follow', { params: { caseId }, body: { ...ASKED, ...more } });
    assert.equal(await outcome({ maxHops: 9 }), 'CURRENCY_BEYOND_LIMITS');
    assert.equal(await outcome({ source: 'own-node' }), 'INPUT_WRONG');
    for (const unlike of ['own-electrs', 'own-tron', 'main-electrs'])
      assert.equal(await outcome({ second: unlike }), 'INPUT_WRONG', unlike);
    assert.equal(await outcome({ second: 'nobody' }), 'CURRENCY_SOURCE_NOT_ALLOWED');
    assert.equal(await outcome({ seeds: ['../../wallet/createtransaction'] }), 'INPUT_WRONG');
    assert.equal(await outcome({ seeds: [`${'ab'.repeat(32)}`] }), 'INPUT_WRONG');
    assert.equal(await outcome({ source: 'own-tron', seeds: [invented.tron.feeAddress] }), 'INPUT_WRONG');
    assert.equal(
      await outcome({ source: 'own-tron', seeds: [`${invented.tron.feeAddress.slice(0, -1)}x`], contract: USDT }),
      'INPUT_WRONG',
    );
    const ethereum = { source: 'own-geth', seeds: [`0x${'ab'.repeat(32)}:3`], contract: `0x${'ab'.repeat(20)}` };
    assert.equal(await outcome({ ...ethereum, contract: undefined }), 'INPUT_WRONG', 'ether is not followed');
    assert.equal(await outcome({ ...ethereum, contract: 'native' }), 'INPUT_WRONG');
    assert.equal(
      await outcome({ ...ethereum, contract: '0xdAC17F958D2ee523a2206206994597C13D831eC7' }),
      'INPUT_WRONG',
      'its letters do not fit',
    );
    assert.equal(await outcome({ ...ethereum, seeds: ['ab'.repeat(32)] }), 'INPUT_WRONG');
    assert.equal(await outcome({ ...ethereum, seeds: [invented.tron.feeAddress] }), 'INPUT_WRONG');
    assert.deepEqual(bitcoin.asked, []);
    for (const login of ['karim', 'nadia'])
      assert.notEqual(await (await it().as(login)).outcome('follow', { params: { caseId }, body: ASKED }), 'done');
  });

  test('the value of the seeds is followed, proven, to a certificate that repeats; all answers are one item of the case', async () => {
    const mona = await it().as('mona');
    await mona.call('addAddressTag', {
      params: { caseId },
      body: { address: hot, label: INVENTED_EXCHANGE, category: 'exchange', source: 'its own list' },
    });
    const { id } = await mona.call('follow', { params: { caseId }, body: { ...ASKED, coSigners: true } });
    const found = await ended(mona, caseId, id);
    assert.equal(found.job?.state, 'done', JSON.stringify(found.job));
    assert.deepEqual([found.stopped, found.coSigners], [[], true]);
    assert.equal(found.maxHops, LIMITS.maxHops);
    assert.equal(found.answers?.count, bitcoin.asked.length);
    const trace = await mona.call('trace', { params: { traceId: found.traceId ?? '' }, query: {} });
    assert.equal(trace.summary.grade, 'proven');
    assert.deepEqual(
      trace.summary.services.map(({ label }) => label),
      [INVENTED_EXCHANGE],
    );
    const reached = trace.nodes.filter(({ kind }) => kind === 'service').map(({ address }) => address);
    assert.deepEqual(reached, [invented.deposits[0]?.address], 'the address of the customer, not that of the exchange');
    assert.ok(trace.explained.some((sentence) => sentence.includes('swept whole')));
    const bytes = async (evidenceId: string) =>
      Buffer.from(await (await mona.fetch(`/api/v1/evidence/${evidenceId}/bytes?reason=check`)).arrayBuffer());
    const certificate = await bytes(trace.evidenceId);
    assert.equal(verifyAnyTrace(certificate).ok, true);
    const { sources } = JSON.parse(certificate.toString()) as { sources: { sha256: string }[] };
    assert.equal(sources[0]?.sha256, found.answers?.sha256);
    const answers = (await bytes(found.answers?.evidenceId ?? '')).toString().trim().split('\n');
    for (const line of answers) {
      const { text, sha256 } = JSON.parse(line) as { text: string; sha256: string };
      assert.equal(hash('sha256', text), sha256);
    }
    const { entries } = await mona.call('log', { query: { caseId } });
    const kinds = entries.map(({ kind }) => kind);
    assert.ok(entries.some(({ about }) => about['co-signers'] === 'asked'));
    for (const kind of ['following-begun', 'following-ended', 'trace-made'] as const) assert.ok(kinds.includes(kind), kind);
  });

  test('addresses of other customers are not asked about unless somebody wants it; the trace says which it was', async () => {
    const mona = await it().as('mona');
    bitcoin.asked.length = 0;
    const found = await ended(mona, caseId, (await mona.call('follow', { params: { caseId }, body: ASKED })).id);
    assert.equal(found.coSigners, false);
    assert.deepEqual(
      bitcoin.asked.filter((path) => path.startsWith('/address/')),
      [],
    );
    const trace = await mona.call('trace', { params: { traceId: found.traceId ?? '' }, query: {} });
    assert.deepEqual(
      trace.nodes.filter(({ kind }) => kind === 'service').map(({ address }) => address),
      [hot],
    );
    assert.ok(trace.explained.some((sentence) => sentence.startsWith('The source was not asked about addresses that signed together')));
  });

  test('a second source is asked about nothing but what the first calls unspent, and two sources agree', async () => {
    const mona = await it().as('mona');
    second.asked.length = 0;
    const found = await ended(
      mona,
      caseId,
      (await mona.call('follow', { params: { caseId }, body: { ...ASKED, second: 'other-electrs' } })).id,
    );
    const { of, agreed, spent } = found.unspent ?? { of: 0, agreed: -1, spent: [] };
    assert.ok(of > 0 && agreed === of && spent.length === 0, JSON.stringify(found.unspent));
    assert.ok(second.asked.length > 0 && second.asked.every((path) => path.endsWith('/outspends')));
    const trace = await mona.call('trace', { params: { traceId: found.traceId ?? '' }, query: {} });
    assert.ok(
      trace.explained.some((sentence) => sentence.endsWith(`of ${agreed} of them other-electrs says the same. Two sources agree.`)),
    );
    const kept = await (await mona.fetch(`/api/v1/evidence/${found.secondAnswers?.evidenceId}/bytes?reason=check`)).text();
    assert.equal(kept.trim().split('\n').length, second.asked.length);
    const { entries } = await mona.call('log', { query: { caseId } });
    assert.ok(entries.some(({ kind, about }) => kind === 'following-begun' && about.second === 'other-electrs'));
    assert.ok(entries.some(({ kind, about }) => kind === 'evidence-received' && about.from === 'other-electrs'));
  });

  test('a spender that the first source hides is named by the second, and the trace says that they contradict each other', async () => {
    const mona = await it().as('mona');
    const [seed] = invented.seeds as readonly [string, ...string[]];
    bitcoin.lie = 'hidden-spender';
    bitcoin.about = seed.split(':')[0];
    const body = { ...ASKED, seeds: [seed], second: 'other-electrs' };
    const found = await ended(mona, caseId, (await mona.call('follow', { params: { caseId }, body })).id);
    bitcoin.lie = undefined;
    bitcoin.about = undefined;
    assert.deepEqual([found.unspent?.of, found.unspent?.agreed, found.unspent?.spent[0]?.output], [1, 0, seed]);
    const trace = await mona.call('trace', { params: { traceId: found.traceId ?? '' }, query: {} });
    const spender = found.unspent?.spent[0]?.spender ?? 'none';
    assert.ok(trace.explained.some((sentence) => sentence.startsWith('The sources contradict each other') && sentence.includes(spender)));
  });

  test('a second source that does not know an output says nothing of it', async () => {
    const mona = await it().as('mona');
    second.lie = 'missing-transaction';
    const found = await ended(
      mona,
      caseId,
      (await mona.call('follow', { params: { caseId }, body: { ...ASKED, second: 'other-electrs' } })).id,
    );
    second.lie = undefined;
    assert.ok((found.unspent?.of ?? 0) > 0);
    assert.deepEqual([found.unspent?.agreed, found.unspent?.spent], [0, []]);
  });

  test('a token is followed through accounts, also past a server that says wait', async () => {
    const mona = await it().as('mona');
    await mona.call('addAddressTag', {
      params: { caseId },
      body: { address: invented.tron.exchangeAddress, label: INVENTED_EXCHANGE, category: 'exchange', source: 'its own list' },
    });
    refusals = 2;
    const body = { ...ASKED, source: 'own-tron', seeds: [invented.tron.feeAddress], contract: USDT };
    const found = await ended(mona, caseId, (await mona.call('follow', { params: { caseId }, body })).id);
    assert.equal(found.job?.state, 'done', JSON.stringify(found.job));
    const { summary } = await mona.call('trace', { params: { traceId: found.traceId ?? '' }, query: {} });
    assert.deepEqual(
      [summary.grade, summary.services[0]?.label, summary.services[0]?.amount],
      ['one-source', INVENTED_EXCHANGE, '2600000000'],
    );
  });

  test('a source that lies gives no trace; what it said stays as evidence of that', async () => {
    const mona = await it().as('mona');
    bitcoin.lie = 'wrong-spender';
    const found = await ended(mona, caseId, (await mona.call('follow', { params: { caseId }, body: ASKED })).id);
    bitcoin.lie = undefined;
    assert.equal(found.job?.error?.code, 'CURRENCY_SOURCE_CONTRADICTED');
    assert.equal(found.traceId, null);
    assert.ok((found.answers?.count ?? 0) > 0);
    const { entries } = await (await it().as('karim')).call('log', { query: { caseId, kind: 'following-ended' } });
    assert.ok(entries.some(({ outcome }) => outcome === 'refused'));
  });

  test('a limit that is tightened while it is followed holds at the end', async () => {
    const [mona, karim] = [await it().as('mona'), await it().as('karim')];
    const { id } = await mona.call('follow', { params: { caseId }, body: ASKED });
    await karim.call('allowTracing', { params: { caseId }, body: { ...LIMITS, maxHops: 2 } });
    const found = await ended(mona, caseId, id);
    assert.equal(found.job?.error?.code, 'CURRENCY_BEYOND_LIMITS');
    assert.equal(found.traceId, null);
  });

  test('nobody from outside the case sees what is followed', async () => {
    assert.equal(await (await it().as('nadia')).outcome('followings', { params: { caseId } }), 'ACCESS_NOT_FOUND');
  });
});

forEachDesk('a worker that ends while value is followed', (it) => {
  const chain = new EsploraServer(framedBlocks(invented.blockFile));
  after(async () => await chain.close());

  test('the job is no failure and begins anew', async () => {
    const { desk } = it();
    const url = await chain.listen();
    writeFileSync(
      join(desk.configuration.dataFolder, 'ledgers.yaml'),
      JSON.stringify([{ id: 'own-electrs', kind: 'esplora', url, network: 'bitcoin-regtest' }]),
    );
    const mona = await it().as('mona');
    const { id: caseId } = await mona.call('openCase', { body: { ...CASE, number: '2026-35' } });
    await mona.call('addMember', { params: { caseId }, body: { personId: it().idOf('karim'), role: 'approver' } });
    await (await it().as('karim')).call('allowTracing', { params: { caseId }, body: { ...LIMITS, sources: ['own-electrs'] } });
    const { job } = await mona.call('follow', { params: { caseId }, body: ASKED });
    const kinds = new Map([[followSourceJob.name, followSourceJob as JobKind<never>]]) as ReadonlyMap<string, JobKind>;
    const ending = new AbortController();
    chain.onAsked = () => ending.abort();
    await assert.rejects(runJob(desk.store, kinds, job?.id ?? '', ending.signal, () => undefined));
    chain.onAsked = undefined;
    const told = async () => (await mona.call('followings', { params: { caseId } })).followings[0];
    assert.deepEqual([(await told())?.job?.state, (await told())?.traceId], ['running', null]);
    await runJob(desk.store, kinds, job?.id ?? '', new AbortController().signal, () => undefined);
    assert.equal((await told())?.job?.state, 'done');
    assert.notEqual((await told())?.traceId, null);
    assert.equal((await mona.call('traces', { params: { caseId } })).traces.length, 1);
  });
});
