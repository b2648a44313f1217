// SPDX-License-Identifier: Apache-2.0
/** The USDT of the invented case, from the logs of a node to the request, as commands a person would type. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { commandLineIn } from '../../../test/command-line.ts';
import { canonicalJson } from '../../core/currency/certificate/canonical-json.ts';
import type { TokenTraceCertificate } from '../../core/currency/certificate/token-certificate.ts';
import { verifyAnyTrace } from '../../core/currency/certificate/verify-certificate.ts';
import { INVENTED_EXCHANGE, inventedChain } from '../../core/currency/economy/invented-case.ts';
import { tronAddress } from '../../core/currency/tokens/read-transfers.ts';

const folder = mkdtempSync(join(tmpdir(), 'token-trace-'));
after(() => rmSync(folder, { recursive: true }));
const { tron } = inventedChain();
const logs = join(folder, 'logs.ndjson');
const tags = join(folder, 'tags.json');
const certificate = join(folder, 'certificate.json');
before(() => {
  writeFileSync(logs, tron.logs);
  writeFileSync(tags, JSON.stringify({ category: 'exchange', tags: [{ label: INVENTED_EXCHANGE, address: tron.exchangeAddress }] }));
});

const rogatory = commandLineIn(folder);
const seeds = ['--into', tron.feeAddress, '--tags', tags];

describe('the USDT of the invented case', () => {
  test('is followed from the fee address to the exchange, and the rest is where it was left', async () => {
    const { exit, out } = await rogatory('trace', 'follow', logs, ...seeds, '--json');
    const { services, heldTotal, held, conserved, seedsTotal } = JSON.parse(out);
    assert.deepEqual(services, [{ label: INVENTED_EXCHANGE, amount: '2600000000' }]);
    assert.deepEqual([exit, heldTotal, seedsTotal, conserved], [0, '75000000', '2675000000', true]);
    assert.equal(held[0].account, tron.feeAddress);
  });
  test('gets a certificate that repeats to the byte and that rogatory verify accepts', async () => {
    assert.equal((await rogatory('trace', 'certificate', logs, ...seeds, '--out', certificate)).exit, 0);
    const first = readFileSync(certificate);
    await rogatory('trace', 'certificate', logs, ...seeds, '--out', certificate);
    assert.ok(readFileSync(certificate).equals(first));
    const verified = await rogatory('verify', certificate, '--json');
    assert.deepEqual([verified.exit, JSON.parse(verified.out).ok], [0, true]);
  });
  test('every attack on the certificate is named', () => {
    type Open = { -readonly [K in keyof TokenTraceCertificate]: TokenTraceCertificate[K] } & { transfers: Record<string, unknown>[] };
    const attacks: [string, string, (one: Open) => unknown][] = [
      ['an amount is raised', 'TRACE_REPLAY', (one) => Object.assign(one.transfers[0] as object, { amount: '900000001' })],
      ['a transfer is left out', 'TRACE_REPLAY', (one) => one.transfers.splice(1, 1)],
      ['a transfer goes to somebody else', 'TRACE_REPLAY', (one) => Object.assign(one.transfers.at(-1) as object, { to: tron.feeAddress })],
      ['two transfers change their places', 'TRACE_REPLAY', (one) => Object.assign(one.transfers[0] as object, { blockNumber: 9e9 })],
      ['the service gets another name', 'TRACE_REPLAY', (one) => Object.assign(one.labels[0] as object, { label: 'Somebody' })],
      [
        'another method is named',
        'TRACE_REPLAY',
        (one) => Object.assign(one, { method: 'poison', result: { ...one.result, drawnIn: '1' } }),
      ],
      ['a limit is added', 'TRACE_REPLAY', (one) => Object.assign(one, { parameters: { minAmount: '900000001' } })],
      ['a deposit is left out', 'TRACE_REPLAY', (one) => Object.assign(one.result, { deposits: [] })],
      ['another engine', 'TRACE_ENGINE', (one) => Object.assign(one, { engine: 'other/9' })],
      ['an amount is no number', 'TRACE_FORM', (one) => Object.assign(one.transfers[0] as object, { amount: '-5' })],
      ['a label is nothing', 'TRACE_FORM', (one) => Object.assign(one, { labels: [null] })],
    ];
    for (const [what, code, change] of attacks) {
      const changed = JSON.parse(readFileSync(certificate, 'utf8'));
      change(changed);
      const { ok, findings } = verifyAnyTrace(Buffer.from(`${canonicalJson(changed)}\n`));
      assert.equal(ok, false, what);
      assert.ok(
        findings.some((one) => !one.good && one.code === code),
        what,
      );
    }
    const loose = Buffer.from(JSON.stringify(JSON.parse(readFileSync(certificate, 'utf8')), null, 1));
    assert.deepEqual(
      verifyAnyTrace(loose)
        .findings.filter(({ good }) => !good)
        .map(({ code }) => code),
      ['TRACE_BYTES'],
    );
    for (const torn of ['{"schema":"rogatory.token-trace-certificate/1"}', '{"schema":"rogatory.token-trace-certificate/1"'])
      assert.equal(verifyAnyTrace(Buffer.from(torn)).ok, false);
  });
  test('the request to the exchange and the one to the issuer ask for what the trace says, with contract, log and block', async () => {
    const ask = async (...args: string[]) => JSON.parse((await rogatory('trace', 'request', certificate, ...args, '--json')).out);
    const exchange = await ask('--service', INVENTED_EXCHANGE, '--kind', 'freeze');
    assert.deepEqual([exchange.kind, exchange.total], ['freeze_request', '2600000000']);
    const [row] = exchange.fields.transactions_with_hashes;
    assert.deepEqual(
      Object.keys(row).sort(),
      ['amount', row.at === undefined ? 'block' : 'at', 'chain', 'contract', 'kind', 'unit', 'written'].sort(),
    );
    const issuer = await ask('--service', 'Tether', '--kind', 'issuer');
    assert.equal(issuer.total, '75000000');
    assert.equal(issuer.fields.chain_and_addresses[0].written, tron.feeAddress);
    for (const [language, said] of [
      ['ar', /^[^a-zA-Z]*«[^a-zA-Z]*2600\.000000 USDT/],
      ['fr', /^Selon la méthode «\u00a0premier entré, premier sorti\u00a0», 2600\.000000 USDT/],
    ] as const) {
      const { fields } = await ask('--service', INVENTED_EXCHANGE, '--lang', language);
      assert.match(fields.link_of_identifier_to_offence, said);
      assert.ok(fields.link_of_identifier_to_offence.includes(INVENTED_EXCHANGE));
      for (const { reason } of fields.data_categories) assert.doesNotMatch(reason, /\b(the|to|with)\b/, language);
    }
    const refused = await rogatory('trace', 'request', certificate, '--service', 'Nobody');
    assert.equal(refused.exit, 2);
  });
  for (const [language, direction] of [
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['fr', 'ltr'],
  ] as const)
    test(`the report in ${language} names every amount, isolates what reads left to right, and runs nothing`, async () => {
      const page = join(folder, `report-${language}.html`);
      assert.equal((await rogatory('trace', 'report', certificate, '--lang', language, '--out', page)).exit, 0);
      const html = readFileSync(page, 'utf8');
      assert.ok(html.includes(`<html lang="${language}" dir="${direction}">`));
      for (const text of ['2600000000', '75000000', tron.exchangeAddress]) assert.ok(html.includes(`<bdi dir="ltr">${text}</bdi>`), text);
      assert.ok(!/<script|onerror|src=/i.test(html));
      const spoken = await rogatory('trace', 'report', certificate, '--lang', language, '--json');
      assert.equal(JSON.parse(spoken.out).paragraphs.length, 7);
    });
  test('a name that is markup stays a name', async () => {
    writeFileSync(
      tags,
      JSON.stringify({ category: 'exchange', tags: [{ label: '<img src=x onerror=alert(1)>', address: tron.exchangeAddress }] }),
    );
    const [made, page] = [join(folder, 'hostile.json'), join(folder, 'hostile.html')];
    await rogatory('trace', 'certificate', logs, ...seeds, '--out', made);
    await rogatory('trace', 'report', made, '--out', page);
    assert.ok(!readFileSync(page, 'utf8').includes('<img'));
  });
  test('of a certificate that does not repeat no report and no request is made', async () => {
    const forged = join(folder, 'forged.json');
    writeFileSync(forged, readFileSync(certificate, 'utf8').replace('"2600000000"', '"2600000001"'));
    assert.equal((await rogatory('trace', 'report', forged)).exit, 1);
    assert.equal((await rogatory('trace', 'request', forged, '--service', INVENTED_EXCHANGE)).exit, 2);
  });
  test('an answer of the exchange becomes a tag of one’s own, which the next trace uses; another name for it stands beside it', async () => {
    const own = join(folder, 'own');
    const add = (...more: string[]) => rogatory('trace', 'tags', 'add', ...more, '--into', own, '--json');
    const named = ['--label', INVENTED_EXCHANGE, '--source', 'answer of the exchange'];
    assert.equal((await add(tron.exchangeAddress, ...named)).exit, 0);
    const { out } = await rogatory('trace', 'follow', logs, '--into', tron.feeAddress, '--tags', own, '--json');
    assert.deepEqual(JSON.parse(out).services, [{ label: INVENTED_EXCHANGE, amount: '2600000000' }]);
    const second = JSON.parse((await add(tron.exchangeAddress, '--label', 'Another name', '--source', 'a page')).out);
    assert.deepEqual(
      second.conflicts[0].labels.map(({ label }: { label: string }) => label),
      [INVENTED_EXCHANGE, 'Another name'],
    );
    assert.equal((await add(`${tron.exchangeAddress.slice(0, -1)}1`, ...named)).exit, 2);
    assert.equal((await add(tron.exchangeAddress, '--label', 'Without a source')).exit, 2);
  });
  test('TRX is followed from an account’s transactions as TronGrid lists them, the fee as a fee', async () => {
    const list = new URL('../../../test/ledgers/trongrid-transactions.json', import.meta.url).pathname;
    const { out } = await rogatory('trace', 'follow', list, '--into', tronAddress('a1'.repeat(20)), '--json');
    const { contract, services, fees, heldTotal, conserved, seedsTotal, held } = JSON.parse(out);
    assert.deepEqual([contract, services, seedsTotal, fees, conserved], ['native', [], '250000000', '1725000', true]);
    assert.equal(held.length, 2);
    assert.equal(heldTotal, String(250_000_000 - 1_725_000));
    const made = join(folder, 'trx.json');
    await rogatory('trace', 'certificate', list, '--into', tronAddress('a1'.repeat(20)), '--out', made);
    assert.equal((await rogatory('verify', made)).exit, 0);
    const report = await rogatory('trace', 'report', made, '--lang', 'ar');
    assert.match(report.out, /صن/);
    const asked = JSON.parse((await rogatory('trace', 'request', made, '--service', 'Somebody', '--kind', 'issuer', '--json')).out);
    assert.deepEqual(
      [asked.fields.transactions_with_hashes[0].unit, asked.fields.transactions_with_hashes[0].contract],
      ['sun', undefined],
    );
  });
  test('the way to the exchange is told, from the seed on, with what came by it at the least', async () => {
    const { exit, out } = await rogatory('trace', 'paths', logs, ...seeds, '--json');
    const [first] = JSON.parse(out).paths;
    assert.deepEqual([exit, first.amount, first.hops], [0, '2600000000', 1]);
    assert.deepEqual(
      first.steps.map(({ account }: { account: string }) => account),
      [tron.feeAddress, tron.exchangeAddress],
    );
    assert.equal(first.carried, '900000000');
  });
  test('a table of another tool is followed and certified; rows without an exact amount, both parties or a time in UTC are not', async () => {
    const table = join(folder, 'export.csv');
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => `0x${letter.repeat(40)}`) as [string, string, string];
    const row = (hash: string, from: string, to: string, amount: string, at: string) =>
      [hash.repeat(32), from, to, amount, 'USDT', at].join(',');
    writeFileSync(
      table,
      [
        'Txn Hash,From,To,Value,Token,DateTime (UTC)',
        row('a2', b, c, '40.25', '2026-03-02 10:00:00'),
        row('a1', a, b.toUpperCase().replace('0X', '0x'), '100.5', '2026-03-01 10:00:00'),
        row('a3', b, c, '1.1234567', '2026-03-03 10:00:00'),
        row('a4', '', c, '5', '2026-03-03 10:00:00'),
      ].join('\n'),
    );
    const more = [table, '--into', b, '--decimals', '6'];
    const { out, exit, err } = await rogatory('trace', 'follow', ...more, '--json');
    assert.equal(exit, 0, err);
    const flow = JSON.parse(out);
    assert.deepEqual([flow.seedsTotal, flow.grade, flow.conserved], ['100500000', 'one-source', true]);
    assert.deepEqual(
      flow.held.map(({ account, amount }: { account: string; amount: string }) => [account, amount]),
      [
        [b, '60250000'],
        [c, '40250000'],
      ],
    );
    const told = await rogatory('trace', 'transfers', table, '--decimals', '6');
    assert.match(told.err, /2 that do not say enough/);
    const made = join(folder, 'table.json');
    await rogatory('trace', 'certificate', ...more, '--out', made);
    assert.equal((await rogatory('verify', made)).exit, 0);
    assert.equal((await rogatory('trace', 'follow', ...more, '--until-block', '5')).exit, 2);
    writeFileSync(table, readFileSync(table, 'utf8').replace('DateTime (UTC)', 'DateTime'));
    const zoneless = await rogatory('trace', 'follow', ...more);
    assert.equal(zoneless.exit, 2);
    assert.match(zoneless.err, /time in UTC/);
    assert.equal((await rogatory('trace', 'follow', table, '--into', b, '--decimals', 'x')).exit, 2);
  });
  test('answers that are nested without end are refused, not run into', async () => {
    const [deep, calls] = [join(folder, 'deep.json'), join(folder, 'calls.json')];
    const hash = `0x${'1'.repeat(64)}`;
    const [from, to] = [`0x${'a'.repeat(40)}`, `0x${'b'.repeat(40)}`];
    const transaction = { hash, from, to, value: '0x1', blockNumber: '0x1', transactionIndex: '0x0', blockHash: '0x2' };
    const receipt = { transactionHash: hash, gasUsed: '0x1', effectiveGasPrice: '0x1', status: '0x1', blockHash: '0x2' };
    const call = `{"type":"CALL","from":"${from}","to":"${to}","value":"0x1","calls":[`;
    writeFileSync(deep, '['.repeat(50_000) + ']'.repeat(50_000));
    const frames = `{"txHash":"${hash}","result":${call.repeat(5000)}${']}'.repeat(5000)}}`;
    writeFileSync(calls, `${JSON.stringify(transaction)}\n${JSON.stringify(receipt)}\n${frames}\n`);
    for (const path of [deep, calls]) {
      const { exit, err } = await rogatory('trace', 'transfers', path);
      assert.equal(exit, 2);
      assert.match(err, /Expected the answers of a node/);
    }
  });
  test('what cannot be followed is wrong use, said in one sentence', async () => {
    for (const args of [
      [],
      ['--from', 'ab:0'],
      ['--into', tron.feeAddress, '--method', 'lifo'],
      ['--into', tron.feeAddress, '--max-hops', 'x'],
    ]) {
      const { exit, err } = await rogatory('trace', 'follow', logs, ...args);
      assert.equal(exit, 2);
      assert.equal(err.trim().split('\n').length, 1);
    }
  });
});
