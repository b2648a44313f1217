// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { toHex } from '../../src/core/currency/addresses/digests.ts';
import { readHeader } from '../../src/core/currency/bitcoin/header.ts';
import { networkById } from '../../src/core/currency/bitcoin/networks.ts';
import { addressOfScript, scriptOfAddress } from '../../src/core/currency/bitcoin/script.ts';
import { type Inclusion, makeCertificate } from '../../src/core/currency/certificate/trace-certificate.ts';
import { verifyAnyTrace } from '../../src/core/currency/certificate/verify-certificate.ts';
import { ChainBuilder } from '../../src/core/currency/chain/build-chain.ts';
import { type Chain, scriptBytes } from '../../src/core/currency/chain/chain.ts';
import { outpoint, outputsOf } from '../../src/core/currency/chain/outpoints.ts';
import { simulateEconomy } from '../../src/core/currency/economy/simulate-economy.ts';
import { type Flow, follow } from '../../src/core/currency/follow/follow.ts';
import { clusterScripts } from '../../src/core/currency/patterns/cluster-scripts.ts';
import { labelScripts } from '../../src/core/currency/tags/label-scripts.ts';
import { RogatoryError } from '../../src/core/errors/index.ts';
import { crawlForward } from '../../src/ledgers/esplora/crawl-forward.ts';
import { Esplora } from '../../src/ledgers/esplora/esplora.ts';
import { type LedgerAnswer, LookUp } from '../../src/ledgers/look-up/look-up.ts';
import { EsploraServer, type Lie } from './esplora-server.ts';

const economy = simulateEconomy({ seed: 21, users: 60, blocks: 60, transactionsPerBlock: 30 });
const server = new EsploraServer(economy.blocks);
const answers: LedgerAnswer[] = [];
let url = '';
const client = (allowed = ['own-esplora'], purpose = 'where the ransom went') =>
  new Esplora(
    new LookUp(
      { id: 'own-esplora', kind: 'esplora', url },
      { allowed: new Set(allowed), purpose, now: () => new Date('2026-11-24T10:00:00Z'), record: (answer) => void answers.push(answer) },
    ),
  );
const seeds = economy.truth.ransom.map(({ outpoint: at }) => at);
const first = (seeds[0] as string).split(':')[0] as string;
const code = (expected: string) => (error: unknown) => error instanceof RogatoryError && error.fullCode === expected;

before(async () => {
  url = await server.listen();
});
after(() => server.close());
beforeEach(() => {
  server.lie = undefined;
  server.about = undefined;
  server.told = undefined;
  server.asked.length = 0;
  answers.length = 0;
});

describe('a look-up', () => {
  test('does not leave the desk for a source the case does not allow, nor without a purpose', async () => {
    await assert.rejects(client([]).transaction(first), code('CURRENCY_SOURCE_NOT_ALLOWED'));
    await assert.rejects(client(['own-esplora'], ' ').transaction(first), code('CURRENCY_SOURCE_NOT_ALLOWED'));
    assert.deepEqual(server.asked, []);
  });
  test('keeps every answer as it came, with purpose and time, before it is used', async () => {
    await client().transaction(first);
    assert.equal(answers.length, server.asked.length);
    for (const { purpose, at, sha256, bytes } of answers)
      assert.ok(purpose !== '' && at === '2026-11-24T10:00:00.000Z' && sha256.length === 64 && bytes.length > 0);
  });
  test('to a server that is not there fails with a sentence', async () => {
    const nowhere = new Esplora(
      new LookUp(
        { id: 'own-esplora', kind: 'esplora', url: 'http://127.0.0.1:9' },
        { allowed: new Set(['own-esplora']), purpose: 'x', now: () => new Date(), record() {} },
      ),
    );
    await assert.rejects(nowhere.transaction(first), code('CURRENCY_SOURCE_FAILED'));
  });
});

describe('the history of an address', () => {
  const builder = new ChainBuilder();
  for (const block of economy.blocks) builder.addBlock(block, ({ statedHeight }) => statedHeight ?? -1);
  const chain = builder.done('bitcoin-regtest');

  test('says what came in, output by output, and what each transaction spent of it, as the blocks do', async () => {
    const paid = outputsOf(chain, seeds).map((output) => scriptBytes(chain, chain.outputScript[output] as number));
    const asked = [server.busiestAddress, ...paid.map((script) => addressOfScript(script, networkById('bitcoin-regtest')) as string)];
    for (const address of asked) {
      const script = toHex(scriptOfAddress(address) as Uint8Array);
      const isOurs = (output: number) => toHex(scriptBytes(chain, chain.outputScript[output] as number)) === script;
      const history = await client().historyOf(address);
      const came = history.flatMap(({ txid, received }) => received.map(({ output, value }) => [`${txid}:${output}`, value] as const));
      const outputs = Array.from(chain.outputValue.keys()).filter(isOurs);
      assert.deepEqual(new Map(came), new Map(outputs.map((output) => [outpoint(chain, output), chain.outputValue[output] as number])));
      const spent = [...chain.inputSource].filter((output) => output < chain.outputValue.length && isOurs(output));
      assert.equal(
        history.reduce((sum, one) => sum + (one.spent ?? 0n), 0n),
        spent.reduce((sum, output) => sum + BigInt(chain.outputValue[output] as number), 0n),
      );
      assert.ok(history.every(({ time }) => (time ?? 0) > 1_600_000_000));
    }
  });
  test('of a list of another shape only names are taken, and of what is no list nothing', async () => {
    const address = server.busiestAddress;
    const txid = 'ab'.repeat(32);
    const scriptpubkey = toHex(scriptOfAddress(address) as Uint8Array);
    const odd = [
      { txid },
      { txid: '__proto__', vout: [{ scriptpubkey, value: 1 }] },
      { txid: 'cd'.repeat(32), vin: [null, { prevout: null }, 7], vout: 'none', status: null },
      {
        txid: 'ef'.repeat(32),
        vin: {},
        vout: [null, { scriptpubkey, value: -1 }, { scriptpubkey, value: '5' }, { scriptpubkey, value: 2 ** 60 }],
      },
      null,
      5,
    ];
    server.told = JSON.stringify(odd);
    assert.deepEqual(await client().historyOf(address), [
      { txid, received: [] },
      { txid: 'cd'.repeat(32), received: [] },
      { txid: 'ef'.repeat(32), received: [] },
    ]);
    server.told = '{"error":"no"}';
    await assert.rejects(client().historyOf(address), code('CURRENCY_SOURCE_FAILED'));
  });
});

describe('a transaction from an Esplora server', () => {
  test('is proven by its own bytes, its Merkle branch and the header', async () => {
    const found = await client().transaction(first);
    assert.equal(found?.grade, 'proven');
    assert.equal(found?.value.txid, first);
    assert.deepEqual(
      found?.answers,
      answers.map(({ sha256 }) => sha256),
    );
  });
  test('is what one source says when the server gives no proof', async () => {
    server.lie = 'no-proof';
    assert.equal((await client().transaction(first))?.grade, 'one-source');
  });
  const lies: [Lie, string][] = [
    ['another-amount', 'CURRENCY_SOURCE_CONTRADICTED'],
    ['another-transaction', 'CURRENCY_SOURCE_CONTRADICTED'],
    ['forged-branch', 'CURRENCY_SOURCE_CONTRADICTED'],
    ['other-header', 'CURRENCY_SOURCE_CONTRADICTED'],
  ];
  for (const [lie, expected] of lies)
    test(`is refused when the server lies: ${lie}`, async () => {
      server.lie = lie;
      await assert.rejects(client().transaction(first), code(expected));
    });
  test('that the server hides is missing, not invented', async () => {
    server.lie = 'missing-transaction';
    assert.equal(await client().transaction(first), undefined);
  });
  test('an address is paged to its end', async () => {
    server.pageSize = 3;
    const listed = await client().transactionsOf(server.busiestAddress);
    server.pageSize = 1000;
    assert.deepEqual(listed, await client().transactionsOf(server.busiestAddress));
    assert.ok(listed.length > 6);
  });
});

describe('following value through an Esplora server', () => {
  const question = {
    network: 'bitcoin-regtest',
    seeds: seeds.slice(0, 3),
    method: 'fifo',
    tags: [],
    coSigners: false,
    mostTransactions: 5000,
  } as const;
  const builder = new ChainBuilder();
  for (const block of economy.blocks) builder.addBlock(block, ({ statedHeight }) => statedHeight ?? -1);
  const whole = builder.done('bitcoin-regtest');
  const ends = (chain: Chain, flow: Flow) => ({
    fees: flow.fees,
    absorbed: flow.absorbed,
    unspent: flow.unspent.map(({ output, amount }) => `${outpoint(chain, output)} ${amount}`).sort(),
  });

  for (const [method, limits] of [
    ['fifo', {}],
    ['fifo', { maxHops: 3 }],
    ['fifo', { minAmount: 2_000_000n }],
    ['haircut', { maxHops: 5 }],
    ['poison', { maxHops: 4 }],
  ] as const)
    test(`gives the same flow as the blocks themselves: ${method}, ${Object.keys(limits)[0] ?? 'no limit'}`, async () => {
      const { chain, flow, stopped } = await crawlForward(client(), { ...question, method, ...limits });
      const expected = follow(whole, { seeds: outputsOf(whole, question.seeds), method, ...limits });
      assert.deepEqual(ends(chain, flow), ends(whole, expected));
      assert.deepEqual(stopped, []);
    });
  test('tells every output that it calls unspent, and no other', async () => {
    const { chain, flow, unspent, stopped } = await crawlForward(client(), question);
    assert.deepEqual(stopped, []);
    assert.ok(unspent.length > 0);
    assert.deepEqual(unspent.toSorted(), flow.unspent.map(({ output }) => outpoint(chain, output)).toSorted());
    const { unspent: within } = await crawlForward(client(), { ...question, maxHops: 2 });
    for (const [txid = '', number] of within.map((one) => one.split(':')))
      assert.equal((await client().spenders(txid))[Number(number)], undefined, 'a limit makes nothing unspent');
  });
  test('comes to a certificate that anybody can repeat', async () => {
    const { chain, flow, labels, transactions } = await crawlForward(client(), { ...question, maxHops: 4 });
    const bytes = makeCertificate({
      ...{ chain, flow, labels, method: 'fifo', parameters: { maxHops: 4 }, sources: [] },
      rawOf: (tx) => transactions[tx]?.raw as Uint8Array,
      inclusionOf: (tx) => transactions[tx]?.inclusion as Inclusion,
    });
    const { ok, findings } = verifyAnyTrace(bytes);
    assert.ok(ok, JSON.stringify(findings));
  });
  test('asks about what the value reaches and nothing else', async () => {
    await crawlForward(client(), { ...question, maxHops: 2 });
    const asked = new Set(server.asked.flatMap((path) => /^\/tx\/(\w+)\/outspends/.exec(path)?.[1] ?? []));
    const near = follow(whole, { seeds: outputsOf(whole, question.seeds), method: 'fifo', maxHops: 1 });
    const reached = new Set([...near.seeds, ...near.unspent].map(({ output }) => outpoint(whole, output).split(':')[0]));
    for (const { to } of near.edges) reached.add(outpoint(whole, to).split(':')[0]);
    assert.ok(asked.size > 3 && [...asked].every((txid) => reached.has(txid)));
  });
  test('ends at a service, and asks nothing behind it', async () => {
    const all = follow(whole, { seeds: outputsOf(whole, question.seeds), method: 'fifo' });
    const passed = all.edges.map(({ to }) => to).find((output) => all.edges.some(({ from }) => from === output)) as number;
    const script = toHex(scriptBytes(whole, whole.outputScript[passed] as number));
    const tags = [{ script, label: 'Lantern Exchange', pack: 'own', doubts: [] }];
    const { flow } = await crawlForward(client(), { ...question, tags });
    assert.ok(flow.deposits.some(({ label }) => label === 'Lantern Exchange'));
  });
  test('says that it asked for as much as it may', async () => {
    const { stopped, transactions } = await crawlForward(client(), { ...question, mostTransactions: 12 });
    assert.deepEqual(stopped, ['calls']);
    assert.ok(transactions.length < 60);
  });
  test('says that value went on after the last day the case allows', async () => {
    const all = await crawlForward(client(), question);
    const days = all.transactions.map(({ time = 0 }) => new Date(time * 1000).toISOString().slice(0, 10)).sort();
    const untilDay = days[0] as string;
    const { stopped, transactions } = await crawlForward(client(), { ...question, untilDay });
    if (days.at(-1) === untilDay) assert.deepEqual(stopped, []);
    else assert.deepEqual(stopped, ['day']);
    assert.ok(transactions.every(({ time = 0 }) => new Date(time * 1000).toISOString().slice(0, 10) <= untilDay));
  });
  test('refuses a source that gives no proofs, because a trace stands on them', async () => {
    server.lie = 'no-proof';
    await assert.rejects(crawlForward(client(), question), code('CURRENCY_SOURCE_FAILED'));
  });
  test('ends, and says so, where a spender has no proof: it is in no block yet', async () => {
    const all = follow(whole, { seeds: outputsOf(whole, question.seeds.slice(0, 1)), method: 'fifo' });
    server.lie = 'no-proof';
    server.about = outpoint(whole, all.edges[0]?.to as number).split(':')[0];
    const { stopped, flow } = await crawlForward(client(), { ...question, seeds: question.seeds.slice(0, 1) });
    assert.deepEqual(stopped, ['unproven']);
    assert.equal(flow.edges.length, 0);
  });
  test('a seed the source does not know is no lie of the source, a transaction it named itself is', async () => {
    await assert.rejects(crawlForward(client(), { ...question, seeds: [`${'ab'.repeat(32)}:0`] }), code('CURRENCY_UNKNOWN_OUTPUT'));
    const all = follow(whole, { seeds: outputsOf(whole, question.seeds.slice(0, 1)), method: 'fifo' });
    server.lie = 'missing-transaction';
    server.about = outpoint(whole, all.edges[0]?.to as number).split(':')[0];
    await assert.rejects(crawlForward(client(), { ...question, seeds: question.seeds.slice(0, 1) }), code('CURRENCY_SOURCE_CONTRADICTED'));
  });
  test('a spender that does not spend is a lie that is caught', async () => {
    server.lie = 'wrong-spender';
    await assert.rejects(crawlForward(client(), question), code('CURRENCY_SOURCE_CONTRADICTED'));
  });
});

describe('a deposit address of a customer, through an Esplora server', () => {
  const builder = new ChainBuilder();
  for (const block of economy.blocks) builder.addBlock(block, ({ statedHeight }) => statedHeight ?? -1);
  const whole = builder.done('bitcoin-regtest');
  const tags = economy.truth.tags.flatMap(({ label, scripts }) => scripts.map((script) => ({ script, label, pack: 'public', doubts: [] })));
  const question = { network: 'bitcoin-regtest', seeds, method: 'fifo', tags, coSigners: true, mostTransactions: 5000 } as const;
  const named = labelScripts(whole, clusterScripts(whole).root, tags);
  const expected = follow(whole, { seeds: outputsOf(whole, seeds), method: 'fifo', serviceOf: (script) => named.of(script)?.label });
  /** What reached services, and on what each name rests. */
  const deposits = ({ chain, flow, labels }: Pick<Awaited<ReturnType<typeof crawlForward>>, 'chain' | 'flow' | 'labels'>) =>
    flow.deposits.map(({ output, label, amount }) => {
      const basis = labels.of(chain.outputScript[output] as number)?.basis;
      return `${outpoint(chain, output)} ${label} ${amount} ${basis}`;
    });
  const listed = () => server.asked.filter((path) => path.startsWith('/address/')).length;

  test('is known by what it ever did, as in whole blocks: the trace ends there, and the rule is named', async () => {
    const found = await crawlForward(client(), question);
    assert.deepEqual(deposits(found).sort(), deposits({ chain: whole, flow: expected, labels: named }).sort());
    assert.ok(deposits(found).some((one) => one.endsWith(' deposit')));
    assert.deepEqual(found.stopped, []);
  });
  test('is not asked for unless that is wanted: no list of an address, and the trace ends at the service itself', async () => {
    const found = await crawlForward(client(), { ...question, coSigners: false });
    assert.equal(listed(), 0);
    const all = deposits(found);
    assert.ok(all.length > 0 && all.every((one) => / (?:tag|cluster)$/.test(one)), all.join('\n'));
    assert.deepEqual(new Set(found.flow.services.map(({ label }) => label)), new Set(expected.services.map(({ label }) => label)));
  });
  test('costs fewer questions than following the service itself, and none where nobody has named it', async () => {
    await crawlForward(client(), question);
    const tagged = server.asked.length;
    assert.ok(listed() > 0);
    server.asked.length = 0;
    await crawlForward(client(), { ...question, tags: [] });
    assert.equal(listed(), 0);
    assert.ok(server.asked.length > tagged);
  });
  test('is looked at no further than the last day the case allows', async () => {
    const days = economy.blocks.map((block) => new Date(readHeader(block.subarray(0, 80)).time * 1000).toISOString().slice(0, 10));
    const untilDay = days[Math.floor(days.length / 2)] as string;
    const found = await crawlForward(client(), { ...question, untilDay });
    assert.ok(found.transactions.every(({ time = 0 }) => new Date(time * 1000).toISOString().slice(0, 10) <= untilDay));
  });
});
