// SPDX-License-Identifier: Apache-2.0
/** A token followed through accounts that a TronGrid-shaped server is asked about, on an invented economy whose whole truth is known. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { makeTokenCertificate } from '../../src/core/currency/certificate/token-certificate.ts';
import { verifyAnyTrace } from '../../src/core/currency/certificate/verify-certificate.ts';
import { ServedAccounts, type ServedLog } from '../../src/core/currency/economy/served-accounts.ts';
import { simulateTokens } from '../../src/core/currency/economy/token-economy.ts';
import { followTransfers, type TokenFlow, transferId } from '../../src/core/currency/tokens/follow-transfers.ts';
import { readTransfers, type TokenTransfer, TRANSFER_TOPIC, tronAddress } from '../../src/core/currency/tokens/read-transfers.ts';
import { RogatoryError } from '../../src/core/errors/index.ts';
import { type AccountsQuestion, crawlAccounts } from '../../src/ledgers/follow-source/crawl-accounts.ts';
import { LookUp } from '../../src/ledgers/look-up/look-up.ts';
import { Tron } from '../../src/ledgers/tron/tron.ts';

const FIRST_BLOCK_AT = Date.UTC(2026, 9, 9, 18, 30);
const hex = (account: string): string => account.slice(2);
const word = (value: string): string => value.padStart(64, '0');
const economy = simulateTokens({ seed: 5, people: 60, steps: 600 });
const logs = economy.transfers.map(
  ({ txHash, from, to, amount, blockNumber = 0 }): ServedLog => ({
    transactionHash: hex(txHash),
    blockNumber,
    address: `41${'70'.repeat(20)}`,
    topics: [TRANSFER_TOPIC, word(hex(from)), word(hex(to))],
    data: word(BigInt(amount).toString(16)),
  }),
);
const CONTRACT = tronAddress('70'.repeat(20));
const account = (address: string): string => tronAddress(hex(address));

/** Lies as it is told. */
class LyingAccounts extends ServedAccounts {
  hidden: string | undefined;
  protected override transfersOf(address: string): readonly TokenTransfer[] {
    const all = super.transfersOf(address);
    return this.hidden === undefined ? all : all.map((one) => (one.txHash === this.hidden ? { ...one, amount: `${one.amount}0` } : one));
  }
}

const served = new LyingAccounts(logs, FIRST_BLOCK_AT);
const whole = readTransfers(logs.map((log) => ({ ...log, logIndex: 0 }))).transfers;
const seeds = economy.seeds.map((seed) => hex(seed).replace(/:\d+$/, ':0'));
const tags = [...economy.known].map(([address, label]) => ({ address: account(address), label, pack: 'public', doubts: [] }));
const asked: string[] = [];
let server: Server;
let url = '';

before(async () => {
  server = createServer(async (request, response) => {
    asked.push(request.url ?? '');
    const found = served.answer(request.url ?? '', Buffer.concat(await request.toArray()).toString());
    response.writeHead(found === undefined ? 404 : 200).end(found);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  served.hidden = undefined;
  served.pageSize = 200;
  asked.length = 0;
});

const question: AccountsQuestion = {
  contract: CONTRACT,
  seeds: seeds.slice(0, 3),
  method: 'fifo',
  tags,
  mostTransactions: 5000,
  mostOfOneAccount: 5000,
};
const crawl = (more: Partial<AccountsQuestion> = {}) =>
  crawlAccounts(
    new Tron(
      new LookUp(
        { id: 'own', kind: 'tron', url },
        { allowed: new Set(['own']), purpose: 'where the ransom went', now: () => new Date(0), record() {} },
      ),
    ),
    { ...question, ...more },
  );
const names = new Map(tags.map(({ address, label }) => [address, label]));
const followed = (more: { readonly seeds?: readonly string[]; readonly maxHops?: number } = {}): TokenFlow =>
  followTransfers({ transfers: whole, seeds: question.seeds, method: 'fifo', serviceOf: (address) => names.get(address), ...more });
const ends = ({ deposits, held, services }: TokenFlow) => ({
  services: services.map(({ label, amount }) => `${label} ${amount}`),
  deposits: deposits.map(({ transfer, amount }) => `${transfer} ${amount}`).sort(),
  held: held.map(({ transfer, amount }) => `${transfer} ${amount}`).sort(),
});
const code = (expected: string) => (error: unknown) => error instanceof RogatoryError && error.fullCode === expected;

describe('a token followed through accounts of TRON', () => {
  test('reaches what all transfers of the token reach', async () => {
    const { flow, stopped } = await crawl();
    assert.deepEqual(ends(flow), ends(followed()));
    assert.deepEqual(stopped, []);
    assert.ok(flow.deposits.length > 0);
  });
  test('does so on small pages too', async () => {
    served.pageSize = 3;
    const { flow } = await crawl({ maxHops: 3 });
    assert.deepEqual(ends(flow), ends(followed({ maxHops: 3 })));
  });
  test('begins from everything that came into an account', async () => {
    const into = whole.find((one) => transferId(one) === seeds[0])?.to as string;
    const { flow } = await crawl({ seeds: [into], maxHops: 2 });
    const all = whole.filter(({ to }) => to === into).map(transferId);
    assert.deepEqual(ends(flow), ends(followed({ seeds: all, maxHops: 2 })));
  });
  test('asks about no account the value does not reach, and no service', async () => {
    const { flow } = await crawl({ maxHops: 2 });
    const accounts = new Set(asked.flatMap((path) => /^\/v1\/accounts\/(\w+)\//.exec(path)?.[1] ?? []));
    assert.ok(accounts.size > 1 && [...accounts].every((one) => flow.accounts.includes(one) && !names.has(one)));
  });
  test('comes to a certificate that anybody can repeat', async () => {
    const { flow, transfers, tagOf } = await crawl({ maxHops: 3 });
    const bytes = makeTokenCertificate({ flow, transfers, tagOf, method: 'fifo', parameters: { maxHops: 3 }, sources: [] });
    const { ok, findings } = verifyAnyTrace(bytes);
    assert.ok(ok, JSON.stringify(findings));
  });
  test('leaves a busy account alone, and says so', async () => {
    const { flow, stopped } = await crawl({ mostOfOneAccount: 1 });
    assert.deepEqual(stopped, ['busy']);
    assert.ok(flow.held.length > 0);
  });
  test('says that it asked for as much as it may', async () => {
    assert.deepEqual((await crawl({ mostTransactions: 5 })).stopped, ['calls']);
  });
  test('says that value may have gone on after the last day the case allows', async () => {
    const { stopped, transfers } = await crawl({ seeds: [...question.seeds], untilDay: '2026-10-09' });
    assert.ok(transfers.length > 0);
    const later = await crawl({ untilDay: '2026-10-08' });
    assert.deepEqual([stopped, later.stopped], [[], ['day']]);
  });
  test('an index that says otherwise than the logs is a lie that is caught', async () => {
    served.hidden = (seeds[0] as string).split(':')[0];
    await assert.rejects(crawl(), code('CURRENCY_SOURCE_CONTRADICTED'));
  });
  test('a seed the source does not know is named', async () => {
    await assert.rejects(crawl({ seeds: [`${'ab'.repeat(32)}:0`] }), code('CURRENCY_UNKNOWN_OUTPUT'));
    await assert.rejects(crawl({ seeds: [(seeds[0] as string).replace(':0', ':7')] }), code('CURRENCY_UNKNOWN_OUTPUT'));
  });
});
