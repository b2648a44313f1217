// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ChainBuilder } from '../../src/core/currency/chain/build-chain.ts';
import { outpoint, outputsOf } from '../../src/core/currency/chain/outpoints.ts';
import { simulateEconomy } from '../../src/core/currency/economy/simulate-economy.ts';
import { follow } from '../../src/core/currency/follow/follow.ts';
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
  test('gives the same flow as the blocks themselves', async () => {
    const crawled = await crawlForward(client(), 'bitcoin-regtest', seeds.slice(0, 3), { mostTransactions: 5000, mostHops: 500 });
    const builder = new ChainBuilder();
    for (const block of economy.blocks) builder.addBlock(block, ({ statedHeight }) => statedHeight ?? -1);
    const whole = builder.done('bitcoin-regtest');
    const flows = [crawled.chain, whole].map((chain) => {
      const flow = follow(chain, { seeds: outputsOf(chain, seeds.slice(0, 3)), method: 'fifo' });
      return { fees: flow.fees, unspent: flow.unspent.map(({ output, amount }) => `${outpoint(chain, output)} ${amount}`).sort() };
    });
    assert.deepEqual(flows[0], flows[1]);
    assert.deepEqual(crawled.limitsMet, []);
    for (const { grade } of crawled.grades.values()) assert.equal(grade, 'proven');
  });
  test('says which limit ended it', async () => {
    const { limitsMet } = await crawlForward(client(), 'bitcoin-regtest', seeds.slice(0, 1), { mostTransactions: 5000, mostHops: 1 });
    assert.deepEqual(limitsMet, ['hops']);
  });
  test('a spender that does not spend is a lie that is caught', async () => {
    server.lie = 'wrong-spender';
    await assert.rejects(
      crawlForward(client(), 'bitcoin-regtest', seeds.slice(0, 1), { mostTransactions: 50, mostHops: 5 }),
      code('CURRENCY_SOURCE_CONTRADICTED'),
    );
  });
});
