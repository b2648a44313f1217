// SPDX-License-Identifier: Apache-2.0
/** TRX followed through accounts that a TronGrid-shaped server is asked about, on an invented economy whose whole truth is known. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { makeTokenCertificate } from '../../src/core/currency/certificate/token-certificate.ts';
import { verifyAnyTrace } from '../../src/core/currency/certificate/verify-certificate.ts';
import { simulateTokens } from '../../src/core/currency/economy/token-economy.ts';
import { followTransfers, type TokenFlow, transferId } from '../../src/core/currency/tokens/follow-transfers.ts';
import { readNative } from '../../src/core/currency/tokens/read-native.ts';
import { tronAddress } from '../../src/core/currency/tokens/read-transfers.ts';
import { NATIVE } from '../../src/core/currency/unit.ts';
import { RogatoryError } from '../../src/core/errors/index.ts';
import { type AccountsQuestion, crawlAccounts } from '../../src/ledgers/follow-source/crawl-accounts.ts';
import { LookUp } from '../../src/ledgers/look-up/look-up.ts';
import { Tron } from '../../src/ledgers/tron/tron.ts';
import { TronCoins } from '../../src/ledgers/tron/tron-coins.ts';
import { type CoinPayment, ServedCoins } from './served-coins.ts';
import { type ServedSource, serveSource } from './served-source.ts';

const FIRST_AT = Date.UTC(2026, 9, 9, 18, 30);
const NOBODY = `0x${'0'.repeat(40)}`;
const account = (address: string): string => tronAddress(address === NOBODY ? 'f5'.repeat(20) : address.slice(2));
const economy = simulateTokens({ seed: 5, people: 30, steps: 300 });
const payments = economy.transfers.map(({ from, to, amount }, number): CoinPayment => {
  const fee = number % 3 === 0 ? 1_100_000 : 0;
  return {
    from: account(from),
    to: account(to),
    sun: BigInt(amount),
    fee,
    blockNumber: 60_000_000 + number,
    time: FIRST_AT + 3000 * number,
  };
});

/** Lies as it is told. */
class LyingCoins extends ServedCoins {
  otherFee: string | undefined;
  otherAmount: string | undefined;
  protected override info(name: string): object {
    return name === this.otherFee ? { ...super.info(name), fee: 77 } : super.info(name);
  }
  protected override listed(name: string): object {
    const told = super.listed(name);
    return name === this.otherAmount ? (JSON.parse(JSON.stringify(told).replace(/"amount":\d/, '"amount":9')) as object) : told;
  }
}

const served = new LyingCoins(payments);
const whole = readNative(served.all()).transfers;
const nameOf = new Map(economy.transfers.map((one, at) => [transferId(one), served.names[at] as string]));
const seeds = economy.seeds.map((seed) => `${nameOf.get(seed)}:1`);
const first = (seeds[0] as string).split(':')[0] as string;
const labels = new Map([...economy.known].map(([address, label]) => [account(address), label]));
const tags = [...labels].map(([address, label]) => ({ address, label, pack: 'public', doubts: [] }));
let source: ServedSource;
const asked: string[] = [];

before(async () => {
  source = await serveSource((path, body) => {
    asked.push(path);
    return served.answer(path, body);
  });
});
after(() => source?.close());
beforeEach(() => {
  served.pageSize = 200;
  served.otherFee = undefined;
  served.otherAmount = undefined;
  asked.length = 0;
});

const through = (url: string) =>
  new TronCoins(
    new Tron(
      new LookUp(
        { id: 'own-tron', kind: 'tron', url },
        { allowed: new Set(['own-tron']), purpose: 'where the fees went', now: () => new Date(0), record() {} },
      ),
    ),
  );
const question: AccountsQuestion = {
  ...{ contract: NATIVE, seeds: seeds.slice(0, 3), method: 'fifo', tags },
  ...{ mostTransactions: 5000, mostOfOneAccount: 5000 },
};
const crawl = (more: Partial<AccountsQuestion> = {}) => crawlAccounts(through(source.url), { ...question, ...more });
const followed = (more: Partial<Parameters<typeof followTransfers>[0]> = {}): TokenFlow =>
  followTransfers({ transfers: whole, seeds: question.seeds, method: 'fifo', serviceOf: (one) => labels.get(one), ...more });
const ends = ({ deposits, held, services, fees }: TokenFlow) => ({
  fees,
  services: services.map(({ label, amount }) => `${label} ${amount}`),
  deposits: deposits.map(({ transfer, amount }) => `${transfer} ${amount}`).sort(),
  held: held.map(({ transfer, amount }) => `${transfer} ${amount}`).sort(),
});
const code = (expected: string) => (error: unknown) => error instanceof RogatoryError && error.fullCode === expected;

describe('TRX followed through accounts', () => {
  for (const [method, limits] of [
    ['fifo', {}],
    ['haircut', { maxHops: 4 }],
    ['poison', { maxHops: 3, minAmount: 50_000_000n }],
  ] as const)
    test(`reaches what all transactions of the chain reach, fees as fees: ${method}`, async () => {
      const { flow, stopped } = await crawl({ method, ...limits });
      assert.deepEqual(ends(flow), ends(followed({ method, ...limits })));
      assert.ok(flow.fees > 0n);
      assert.deepEqual(stopped, []);
    });
  test('does so on small pages too, and from all that came into an account', async () => {
    served.pageSize = 3;
    const into = whole.find((one) => transferId(one) === seeds[0])?.to as string;
    const all = whole.filter(({ to }) => to === into).map(transferId);
    const { flow } = await crawl({ seeds: [into], maxHops: 2 });
    assert.deepEqual(ends(flow), ends(followed({ seeds: all, maxHops: 2 })));
  });
  test('asks about no account the value does not reach, and no service', async () => {
    const { flow } = await crawl({ maxHops: 2 });
    const accounts = new Set(asked.flatMap((path) => /^\/v1\/accounts\/(\w+)\//.exec(path)?.[1] ?? []));
    assert.ok(accounts.size > 1 && [...accounts].every((one) => flow.accounts.includes(one) && !labels.has(one)));
  });
  test('comes to a certificate that anybody can repeat', async () => {
    const { flow, transfers, tagOf } = await crawl({ maxHops: 3 });
    const bytes = makeTokenCertificate({ flow, transfers, tagOf, method: 'fifo', parameters: { maxHops: 3 }, sources: [] });
    const { ok, findings } = verifyAnyTrace(bytes);
    assert.ok(ok, JSON.stringify(findings));
    assert.partialDeepStrictEqual(JSON.parse(new TextDecoder().decode(bytes)), { chain: 'tron', contract: NATIVE });
  });
  test('leaves a busy account alone, and what moved after the last day the case allows', async () => {
    assert.deepEqual((await crawl({ mostOfOneAccount: 1 })).stopped, ['busy']);
    assert.deepEqual((await crawl({ untilDay: '2026-10-08' })).stopped, ['day']);
  });
  test('a list that says otherwise than the transaction, or than the bytes its payer signed, is a lie that is caught', async () => {
    const { flow } = await crawl();
    served.otherFee = whole.find(({ fee, from }) => fee && flow.accounts.includes(from))?.txHash;
    assert.notEqual(served.otherFee, undefined);
    await assert.rejects(crawl(), code('CURRENCY_SOURCE_CONTRADICTED'));
    served.otherFee = undefined;
    served.otherAmount = first;
    await assert.rejects(crawl(), code('CURRENCY_SOURCE_CONTRADICTED'));
  });
  test('a seed that pays nobody, such as a fee, or that the source does not know, is named', async () => {
    await assert.rejects(crawl({ seeds: [`${'ab'.repeat(32)}:1`] }), code('CURRENCY_UNKNOWN_OUTPUT'));
    await assert.rejects(crawl({ seeds: [`${first}:7`] }), code('CURRENCY_UNKNOWN_OUTPUT'));
    const fee = whole.find((one) => one.fee) as (typeof whole)[number];
    await assert.rejects(crawl({ seeds: [transferId(fee)] }), code('CURRENCY_UNKNOWN_OUTPUT'));
  });
});

describe('TRX that a contract passed on', () => {
  const [victim, thief, contract, mule, exchange] = ['01', '02', '03', '04', '05'].map((byte) => tronAddress(byte.repeat(20))) as [
    ...[string, string, string, string, string],
  ];
  const at = (blockNumber: number) => ({ fee: 0, blockNumber, time: FIRST_AT + 3000 * blockNumber });
  const coins = new ServedCoins([
    { from: victim, to: thief, sun: 9n, ...at(1) },
    { from: thief, to: contract, sun: 9n, passedOnTo: mule, ...at(2) },
    { from: mule, to: exchange, sun: 9n, ...at(3) },
  ]);
  let parts: ServedSource;
  before(async () => {
    parts = await serveSource((path, body) => coins.answer(path, body));
  });
  after(() => parts?.close());
  const named = [{ address: exchange, label: 'Example Exchange', pack: 'public', doubts: [] }];
  const reached = async () => {
    const { flow } = await crawlAccounts(through(parts.url), { ...question, tags: named, seeds: [`${coins.names[0]}:1`] });
    return [flow.services.map(({ amount }) => amount), flow.held.map((one) => one.account)];
  };

  test('is followed where the source tells it, and stands at the contract where it does not', async () => {
    assert.deepEqual(await reached(), [[9n], []]);
    coins.tellsParts = false;
    assert.deepEqual(await reached(), [[], [contract]]);
  });
});
