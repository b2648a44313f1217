// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { forEachDesk, type Page } from '../../test/desk.ts';
import { WIDE_SERVICE, wideTrace } from '../../test/wide-trace.ts';
import { INVENTED_EXCHANGE, inventedChain } from '../core/currency/economy/invented-case.ts';
import { INVENTED_HOPS, inventedBitcoinTrace, inventedTronTrace } from '../core/currency/economy/invented-traces.ts';
import { TRANSFER_TOPIC } from '../core/currency/tokens/read-transfers.ts';

const invented = inventedChain();
const certificate = inventedBitcoinTrace(invented);
const tokenCertificate = inventedTronTrace(invented);
const word = (hex: string) => hex.padStart(64, '0');
const TRON_TRANSACTION = 'ab'.repeat(32);
const LIMITS = {
  sources: ['own-tron', 'other-tron'],
  maxHops: INVENTED_HOPS,
  minAmount: null,
  untilDay: null,
  reason: 'The fees of two departures',
};

async function sealed(page: Page, caseId: string, bytes: Uint8Array, name: string): Promise<string> {
  const about = { name, bytes: bytes.length, how: 'upload', receivedFrom: 'own analysis' } as const;
  const { id } = await page.call('beginUpload', { params: { caseId }, body: about });
  const sha256 = hash('sha256', bytes);
  const headers = { ...page.headers(), 'content-type': 'application/octet-stream', 'upload-offset': '0', 'upload-sha256': sha256 };
  assert.equal((await page.fetch(`/api/v1/uploads/${id}`, { method: 'PATCH', headers, body: new Uint8Array(bytes) })).status, 200);
  return (await page.call('finishUpload', { params: { uploadId: id }, body: { sha256 } })).id;
}

forEachDesk('virtual currency in a case', (it) => {
  let caseId = '';
  let tron: Server | undefined;
  let other: Server | undefined;
  let otherLies = false;
  const asked: string[] = [];

  before(async () => {
    tron = createServer((request, response) => {
      asked.push(`${request.url}`);
      response.end(JSON.stringify({ id: TRON_TRANSACTION, blockNumber: 1, log: [] }));
    }).listen(0, '127.0.0.1');
    await new Promise((done) => tron?.once('listening', done));
    const { port } = tron.address() as AddressInfo;
    other = createServer((_, response) => {
      const log = [
        { address: 'a614f803b6fd780986a42c78ec9c7f77e6ded13c', topics: [TRANSFER_TOPIC, word('1'), word('2')], data: word('5') },
      ];
      response.end(JSON.stringify({ id: TRON_TRANSACTION, blockNumber: 1, log: otherLies ? log : [] }));
    }).listen(0, '127.0.0.1');
    await new Promise((done) => other?.once('listening', done));
    writeFileSync(
      join(it().desk.configuration.dataFolder, 'ledgers.yaml'),
      JSON.stringify([
        { id: 'own-tron', kind: 'tron', url: `http://127.0.0.1:${port}`, headers: { 'x-key': 'secret' } },
        { id: 'other-tron', kind: 'tron', url: `http://127.0.0.1:${(other.address() as AddressInfo).port}` },
        { id: 'somebody', kind: 'esplora', url: `http://127.0.0.1:${port}` },
      ]),
    );
    const mona = await it().as('mona');
    const opened = await mona.call('openCase', {
      body: {
        number: '2026-33',
        title: 'Operation Lantern',
        summary: 'x',
        country: 'EG',
        stage: 'investigation',
        offences: [{ family: 'smuggling-of-migrants', maxYears: 15 }],
        handling: { restricted: true, minors: false, privileged: false },
      },
    });
    caseId = opened.id;
    for (const [login, role] of [
      ['karim', 'approver'],
      ['yara', 'analyst'],
    ] as const)
      await mona.call('addMember', { params: { caseId }, body: { personId: it().idOf(login), role } });
  });
  after(() => {
    tron?.close();
    other?.close();
  });

  test('nothing is asked of anybody before the approver allows it, and a refusal is in the log', async () => {
    const yara = await it().as('yara');
    const body = { source: 'own-tron', what: 'transaction', written: TRON_TRANSACTION, purpose: 'the second half of the fee' } as const;
    assert.equal(await yara.outcome('lookUp', { params: { caseId }, body }), 'CURRENCY_SOURCE_NOT_ALLOWED');
    assert.deepEqual(asked, []);
    assert.equal(await yara.outcome('allowTracing', { params: { caseId }, body: LIMITS }), 'ACCESS_NOT_ALLOWED');
    const { entries } = await (await it().as('mona')).call('log', { query: { caseId, kind: 'look-up-made' } });
    assert.ok(entries.length === 1 && JSON.stringify(entries).includes('CURRENCY_SOURCE_NOT_ALLOWED'));
  });

  test('the approver allows sources the desk knows, and no others', async () => {
    const karim = await it().as('karim');
    const unknown = { ...LIMITS, sources: ['mempool.example'] };
    assert.equal(await karim.outcome('allowTracing', { params: { caseId }, body: unknown }), 'INPUT_WRONG');
    const { sources, maxHops } = await karim.call('allowTracing', { params: { caseId }, body: LIMITS });
    assert.deepEqual(
      sources.map(({ id, allowed }) => [id, allowed]),
      [
        ['own-tron', true],
        ['other-tron', true],
        ['somebody', false],
      ],
    );
    assert.equal(maxHops, INVENTED_HOPS);
  });

  test('an allowed source is asked once, and its answer is an item of the case, with the entry before it', async () => {
    const yara = await it().as('yara');
    const body = { source: 'own-tron', what: 'transaction', written: TRON_TRANSACTION, purpose: 'the second half of the fee' } as const;
    const answer = await yara.call('lookUp', { params: { caseId }, body });
    assert.equal(answer.grade, 'one-source');
    assert.deepEqual(asked, ['/wallet/gettransactioninfobyid', '/wallet/gettransactionbyid']);
    const { items } = await yara.call('evidenceOfCase', { params: { caseId } });
    assert.deepEqual(
      items.map(({ id, sha256, how }) => `${id} ${sha256} ${how}`).sort(),
      answer.items.map(({ evidenceId, sha256 }) => `${evidenceId} ${sha256} machine-delivery`).sort(),
    );
    assert.doesNotMatch(JSON.stringify(items), /secret/);
    assert.equal(
      await yara.outcome('lookUp', { params: { caseId }, body: { ...body, source: 'somebody' } }),
      'CURRENCY_SOURCE_NOT_ALLOWED',
    );
    assert.equal(asked.length, 2);
  });

  test('two sources that say the same are graded so; when one of them lies both answers stay as evidence and neither is used', async () => {
    const yara = await it().as('yara');
    const body = {
      source: 'own-tron',
      second: 'other-tron',
      what: 'transaction',
      written: TRON_TRANSACTION,
      purpose: 'to be sure',
    } as const;
    const answer = await yara.call('lookUp', { params: { caseId }, body });
    assert.deepEqual([answer.grade, answer.items.length], ['two-sources', 4]);
    otherLies = true;
    const kept = async () => (await yara.call('evidenceOfCase', { params: { caseId } })).items.length;
    const before = await kept();
    assert.equal(await yara.outcome('lookUp', { params: { caseId }, body }), 'CURRENCY_SOURCE_CONTRADICTED');
    assert.equal((await kept()) - before, 4);
    assert.equal(await yara.outcome('lookUp', { params: { caseId }, body: { ...body, second: 'own-tron' } }), 'INPUT_WRONG');
    assert.equal(await yara.outcome('lookUp', { params: { caseId }, body: { ...body, second: 'somebody' } }), 'INPUT_WRONG');
  });

  test('a certificate is repeated and kept; the graph says where the value went and the same item gives the same trace', async () => {
    const mona = await it().as('mona');
    const evidenceId = await sealed(mona, caseId, certificate, 'fees.json');
    const kept = await mona.call('keepTrace', { params: { caseId }, body: { evidenceId } });
    assert.deepEqual(
      kept.summary.services.map(({ label, deposits }) => [label, deposits]),
      [[INVENTED_EXCHANGE, 2]],
    );
    assert.equal((await mona.call('keepTrace', { params: { caseId }, body: { evidenceId } })).id, kept.id);
    const detail = await mona.call('trace', { params: { traceId: kept.id }, query: {} });
    const services = detail.nodes.filter(({ kind }) => kind === 'service');
    const total = services.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    assert.equal(String(total), kept.summary.services[0]?.amount);
    assert.ok(detail.nodes.some(({ kind, address }) => kind === 'seed' && address === invented.feeAddress));
    assert.ok(detail.steps.every(({ at, transaction }) => at !== null && /^[0-9a-f]{64}$/.test(transaction)));
    assert.equal(detail.quality.depositsFound, 10_000);
  });

  test('a note at an address, at a step or at the whole stays with the case, with who wrote it; it stands at something', async () => {
    const [mona, karim] = [await it().as('mona'), await it().as('karim')];
    const [trace] = (await mona.call('traces', { params: { caseId } })).traces;
    const params = { traceId: trace?.id ?? '' };
    const { steps } = await mona.call('trace', { params, query: {} });
    const [step] = steps;
    const places = [
      { kind: 'trace', from: null, to: null },
      { kind: 'node', from: step?.from ?? '', to: null },
      { kind: 'step', from: step?.from ?? '', to: step?.to ?? '' },
    ] as const;
    for (const at of places) await mona.call('annotateTrace', { params, body: { at, text: `  at the ${at.kind}  ` } });
    await karim.call('annotateTrace', { params, body: { at: places[0], text: 'the approver looked' } });
    const { notes, mayAnnotate } = await karim.call('trace', { params, query: {} });
    assert.deepEqual(
      notes.map(({ at, text }) => [at.kind, text]),
      [...places.map(({ kind }) => [kind, `at the ${kind}`]), ['trace', 'the approver looked']],
    );
    assert.equal(mayAnnotate, true);
    for (const at of [
      { kind: 'node', from: null, to: null },
      { kind: 'trace', from: 'x', to: null },
      { kind: 'step', from: 'x', to: null },
    ] as const)
      assert.equal(await mona.outcome('annotateTrace', { params, body: { at, text: 'x' } }), 'INPUT_WRONG');
    assert.equal(
      await (await it().as('nadia')).outcome('annotateTrace', { params, body: { at: places[0], text: 'x' } }),
      'ACCESS_NOT_FOUND',
    );
    const { entries } = await karim.call('log', { query: { caseId, kind: 'trace-annotated' } });
    assert.ok(entries.length >= 4);
  });

  test('a table that is taken out is made by the desk, and the log holds the hash of the bytes that it gave; nobody from outside gets one', async () => {
    const [mona, karim, nadia] = [await it().as('mona'), await it().as('karim'), await it().as('nadia')];
    const [trace] = (await mona.call('traces', { params: { caseId } })).traces;
    const traceId = trace?.id ?? '';
    const take = async (page: Page, path: string, body: object = {}) =>
      await page.fetch(`/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const [ofTrace, ofPayments] = [`/traces/${traceId}/steps`, `/cases/${caseId}/payments/file`];
    const newest = async (kind: 'trace-taken-out' | 'money-taken-out') => {
      const { entries } = await karim.call('log', { query: { caseId, kind } });
      return entries.find(({ outcome }) => outcome === 'done')?.about;
    };
    for (const [path, kind, head, about] of [
      [ofTrace, 'trace-taken-out', 'from,from label,to', { trace: traceId, item: trace?.sha256 }],
      [ofPayments, 'money-taken-out', 'at,from,to,amount', {}],
    ] as const) {
      const file = await take(mona, path);
      const bytes = Buffer.from(await file.arrayBuffer());
      assert.deepEqual([file.status, bytes.toString('utf8').slice(0, head.length + 1)], [200, `\ufeff${head}`]);
      assert.equal((await take(nadia, path)).status, 404);
      const made = { form: 'csv', 'file-hash': hash('sha256', bytes), bytes: bytes.length };
      assert.partialDeepStrictEqual(await newest(kind), { ...about, ...made });
    }
    const nobodys = await (await take(mona, ofPayments, { accounts: ['nobody'] })).text();
    assert.equal(nobodys.trim().split('\r\n').length, 1);
  });

  test('of a drawing the browser made, the log says that its hash was stated, and nothing as if the desk had seen it', async () => {
    const [mona, karim, nadia] = [await it().as('mona'), await it().as('karim'), await it().as('nadia')];
    const [trace] = (await mona.call('traces', { params: { caseId } })).traces;
    const params = { traceId: trace?.id ?? '' };
    const drawing = { form: 'svg' as const, sha256: 'a'.repeat(64), sizeBytes: 7 };
    await mona.call('takeOutDrawing', { params, body: drawing });
    assert.equal(await nadia.outcome('takeOutDrawing', { params, body: drawing }), 'ACCESS_NOT_FOUND');
    assert.equal(await mona.outcome('takeOutDrawing', { params, body: { ...drawing, form: 'csv' } }), 'INPUT_WRONG');
    const { entries } = await karim.call('log', { query: { caseId, kind: 'trace-taken-out' } });
    const { about } = entries.find(({ outcome, about: { form } }) => outcome === 'done' && form === 'svg') ?? {};
    const said = { trace: params.traceId, item: trace?.sha256, form: 'svg', 'stated-hash': drawing.sha256, 'stated-bytes': 7 };
    assert.partialDeepStrictEqual(about, said);
    assert.deepEqual([about?.made, about?.['file-hash'], about?.bytes], [undefined, undefined, undefined]);
  });

  test('a certificate that was changed, or that is none, gives no trace', async () => {
    const mona = await it().as('mona');
    const text = new TextDecoder().decode(certificate);
    const attacks = [
      text.replace('"fees":"', '"fees":"1'),
      text.replace('"clusterPairPrecision":9', '"clusterPairPrecision":99'),
      '{}',
      'x',
    ];
    for (const [at, attack] of attacks.entries()) {
      const evidenceId = await sealed(mona, caseId, new TextEncoder().encode(attack), `attack-${at}.json`);
      assert.equal(
        await mona.outcome('keepTrace', { params: { caseId }, body: { evidenceId } }),
        'CURRENCY_TRACE_NOT_REPEATED',
        attack.slice(0, 40),
      );
    }
  });

  test('a trace beyond the limits of the case is refused until they are changed', async () => {
    const [mona, karim] = [await it().as('mona'), await it().as('karim')];
    const evidenceId = await sealed(mona, caseId, tokenCertificate, 'usdt.json');
    for (const tighter of [{ maxHops: 2 }, { minAmount: '1000000' }, { untilDay: '2020-01-01' }]) {
      await karim.call('allowTracing', { params: { caseId }, body: { ...LIMITS, ...tighter } });
      assert.equal(
        await mona.outcome('keepTrace', { params: { caseId }, body: { evidenceId } }),
        'CURRENCY_BEYOND_LIMITS',
        JSON.stringify(tighter),
      );
    }
    await karim.call('allowTracing', { params: { caseId }, body: LIMITS });
    const { summary } = await mona.call('keepTrace', { params: { caseId }, body: { evidenceId } });
    assert.deepEqual([summary.chain, summary.grade, summary.services[0]?.amount], ['tron', 'one-source', '2600000000']);
  });

  test('a trace of thousands of steps is taken out whole, however few addresses a drawing shows, and its sums are those of the certificate', async () => {
    const mona = await it().as('mona');
    const payees = 2300;
    const evidenceId = await sealed(mona, caseId, wideTrace(payees, INVENTED_HOPS), 'wide.json');
    const { id, summary } = await mona.call('keepTrace', { params: { caseId }, body: { evidenceId } });
    const headers = { 'content-type': 'application/json' };
    const file = await mona.fetch(`/api/v1/traces/${id}/steps`, { method: 'POST', headers, body: '{}' });
    const rows = (await file.text())
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(','));
    assert.equal(rows.length, payees);
    const amounts = rows.map(([, , , , amount]) => BigInt(amount ?? ''));
    assert.equal(String(amounts.reduce((sum, amount) => sum + amount)), summary.seedsTotal);
    const toService = rows.find(([, , , label]) => label === WIDE_SERVICE);
    assert.equal(toService?.[4], summary.services[0]?.amount);
  });

  test('a draft is filled to the unit from the trace, and the request names the certificate', async () => {
    const mona = await it().as('mona');
    const [deposit] = invented.deposits;
    const body = { written: deposit?.address ?? '', service: INVENTED_EXCHANGE, role: 'unknown', relevance: 'Fees arrived there' } as const;
    const target = await mona.call('addTarget', { params: { caseId }, body });
    const { traces } = await mona.call('traces', { params: { caseId } });
    const trace = traces.find(({ summary }) => summary.contract === null);
    const amount = trace?.summary.services[0]?.amount;
    for (const [purpose, document] of [
      ['freeze', 'freeze_request'],
      ['disclose', 'mla_request'],
    ] as const) {
      const answers = { data: ['kyc'], purpose, holder: 'MT', elements: { material_benefit: 'fees', crossing: 'by sea' } };
      const kept = await mona.call('askAdvice', { params: { caseId, targetId: target.id }, body: { answers } });
      const list = purpose === 'freeze' ? 'step1' : 'options';
      const index = kept.advice[list].findIndex((option) => option.document === document);
      const draft = await mona.call('draftRequest', { params: { caseId }, body: { adviceId: kept.id, list, index, language: 'en' } });
      const filling = { digest: draft.digest, traceId: trace?.id ?? '', service: INVENTED_EXCHANGE };
      const nothing = { params: { requestId: draft.id }, body: { ...filling, service: 'Nobody' } };
      assert.equal(await mona.outcome('fillFromTrace', nothing), 'CURRENCY_NOTHING_REACHED');
      const filled = await mona.call('fillFromTrace', { params: { requestId: draft.id }, body: filling });
      const written = JSON.stringify(filled.values);
      for (const one of invented.deposits) assert.ok(written.includes(one.outpoint) && written.includes(one.address), document);
      assert.match(written, new RegExp(`${amount} satoshi`));
      if (document === 'freeze_request') assert.ok(written.includes(trace?.sha256 ?? 'no trace'));
      const { enclosures } = await mona.call('portalPack', { params: { requestId: draft.id } });
      const { evidenceId } = trace ?? assert.fail();
      const held = { evidenceId, traceId: trace?.id, keptBack: null };
      const enclosed = { name: 'trace-certificate.json', sha256: trace?.sha256, bytes: certificate.length, ...held };
      assert.deepEqual(enclosures, document === 'freeze_request' ? [enclosed] : []);
      const later = await mona.outcome('fillFromTrace', { params: { requestId: draft.id }, body: filling });
      assert.equal(later, 'INPUT_CHANGED_MEANWHILE');
    }
  });

  test('an own tag keeps the source and stands beside another name for the address', async () => {
    const yara = await it().as('yara');
    const address = invented.deposits[0]?.address ?? '';
    const named = (label: string) => ({ address, label, source: 'answer of the exchange, item 1' });
    await yara.call('addAddressTag', { params: { caseId }, body: named('Customer 4711 of Lighthouse') });
    const second = await yara.call('addAddressTag', { params: { caseId }, body: named('Somebody else') });
    assert.deepEqual(second.otherNames, ['Customer 4711 of Lighthouse']);
    const { traces } = await yara.call('traces', { params: { caseId } });
    const trace = traces.find(({ summary }) => summary.chain === 'bitcoin-regtest');
    const detail = await yara.call('trace', { params: { traceId: trace?.id ?? '' }, query: {} });
    assert.deepEqual(
      detail.nodes.flatMap((node) => (node.names.length === 0 ? [] : [[node.address, node.names.toSorted()]])),
      [[address, ['Customer 4711 of Lighthouse', 'Somebody else']]],
    );
    assert.equal(
      await yara.outcome('addAddressTag', { params: { caseId }, body: { ...named('x'), address: `${address}x` } }),
      'INPUT_WRONG',
    );
    const record = { readingId: '00000000-0000-4000-8000-000000000003', recordId: 'r' };
    assert.equal(await yara.outcome('addAddressTag', { params: { caseId }, body: { ...named('x'), record } }), 'RECORDS_NOT_FOUND');
  });
});
