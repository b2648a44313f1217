// SPDX-License-Identifier: Apache-2.0
/** A token followed through accounts by an Ethereum node that keeps no index of them: an invented economy whose whole truth is known, on a real node. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { checksumCase } from '../../src/core/currency/addresses/ethereum.ts';
import {
  makeTokenCertificate,
  type TokenTraceCertificate,
  verifyTokenCertificate,
} from '../../src/core/currency/certificate/token-certificate.ts';
import { verifyAnyTrace } from '../../src/core/currency/certificate/verify-certificate.ts';
import { simulateTokens } from '../../src/core/currency/economy/token-economy.ts';
import { followTransfers, type TokenFlow, transferId } from '../../src/core/currency/tokens/follow-transfers.ts';
import { readTransfers, type TokenTransfer } from '../../src/core/currency/tokens/read-transfers.ts';
import { RogatoryError } from '../../src/core/errors/index.ts';
import { Evm } from '../../src/ledgers/evm/evm.ts';
import { EvmAccounts } from '../../src/ledgers/evm/evm-accounts.ts';
import { type AccountsQuestion, crawlAccounts } from '../../src/ledgers/follow-source/crawl-accounts.ts';
import { followSource, type SourceQuestion } from '../../src/ledgers/follow-source/follow-source.ts';
import { LookUp } from '../../src/ledgers/look-up/look-up.ts';
import { deployToken, type LocalNode, nodeInFront, type RpcCall, rpc, startAnvil } from './anvil.ts';

const economy = simulateTokens({ seed: 5, people: 25, steps: 250 });
const FIRST_TIME = Date.UTC(2026, 9, 9, 18, 30) / 1000;

let node: LocalNode | undefined;
let front: LocalNode | undefined;
let contract = '';
let whole: readonly TokenTransfer[] = [];
let seeds: readonly string[] = [];
const asked: RpcCall[] = [];
let change: (call: RpcCall, answer: string) => string;
const honest = (_: RpcCall, answer: string): string => answer;
const error = (code: number, message: string): string => JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code, message } });

before(async () => {
  // Blocks are final two behind the newest.
  node = await startAnvil('--slots-in-an-epoch', '1', '--timestamp', String(FIRST_TIME));
  const { url } = node;
  const token = await deployToken(url);
  contract = token.contract;
  const names: string[] = [];
  for (const { from, to, amount } of economy.transfers) names.push(await token.move(from, to, BigInt(amount)));
  await rpc(url, 'anvil_mine', '0x4');
  const name = new Map(economy.transfers.map((one, at) => [transferId(one), `${names[at]}:0`]));
  seeds = economy.seeds.map((seed) => name.get(seed) as string);
  whole = readTransfers(await rpc<unknown[]>(url, 'eth_getLogs', { fromBlock: '0x0', toBlock: 'latest', address: contract })).transfers;
  front = await nodeInFront(url, (call, answer) => {
    asked.push(call);
    return change(call, answer);
  });
});
after(async () => {
  await front?.stop();
  await node?.stop();
});
beforeEach(() => {
  change = honest;
  asked.length = 0;
});

const tags = [...economy.known].map(([address, label]) => ({ address: checksumCase(address.slice(2)), label, pack: 'public', doubts: [] }));
const lookUp = () =>
  new LookUp(
    { id: 'own-node', kind: 'evm', url: front?.url ?? '' },
    { allowed: new Set(['own-node']), purpose: 'where the ransom went', now: () => new Date(0), record() {} },
  );
const crawl = (more: Partial<AccountsQuestion> = {}) =>
  crawlAccounts(new EvmAccounts(new Evm(lookUp()), 'own-node'), {
    ...{ contract, seeds: seeds.slice(0, 3), method: 'fifo', tags, mostTransactions: 5000, mostOfOneAccount: 5000 },
    ...more,
  });
const followed = (more: Partial<Parameters<typeof followTransfers>[0]> = {}): TokenFlow =>
  followTransfers({
    ...{ transfers: whole, seeds: seeds.slice(0, 3), method: 'fifo', serviceOf: (address: string) => economy.known.get(address) },
    ...more,
  });
const ends = ({ deposits, held, services }: TokenFlow) => ({
  services: services.map(({ label, amount }) => `${label} ${amount}`),
  deposits: deposits.map(({ transfer, amount }) => `${transfer} ${amount}`).sort(),
  held: held.map(({ transfer, amount }) => `${transfer} ${amount}`).sort(),
});
const code = (expected: string) => (thrown: unknown) => thrown instanceof RogatoryError && thrown.fullCode === expected;
const ranges = () =>
  asked.flatMap(({ method, params }) => {
    const { fromBlock = '', toBlock = '' } = (params[0] ?? {}) as { fromBlock?: string; toBlock?: string };
    return method === 'eth_getLogs' ? [Number(toBlock) - Number(fromBlock) + 1] : [];
  });

describe('a token followed through accounts of Ethereum', () => {
  for (const [method, limits] of [
    ['fifo', {}],
    ['fifo', { maxHops: 3 }],
    ['haircut', { maxHops: 4 }],
    ['poison', { minAmount: 50_000_000n, maxHops: 3 }],
  ] as const)
    test(`reaches what all transfers of the token reach: ${method}, ${Object.keys(limits).join(' and ') || 'no limit'}`, async () => {
      const { flow, stopped } = await crawl({ method, ...limits });
      assert.deepEqual(ends(flow), ends(followed({ method, ...limits })));
      assert.deepEqual(stopped, []);
    });
  test('names the chain of the node, which accounts do not tell, in a certificate that repeats', async () => {
    const source = { id: 'own-node', kind: 'evm', url: front?.url ?? '', headers: {}, network: 'bitcoin' } as const;
    const question = { contract, seeds: seeds.slice(0, 1), method: 'fifo', tags, maxHops: 2 } as const;
    const chainOf = async (): Promise<string> => {
      const bytes = (await followSource(lookUp(), source, question)).certificate([]);
      assert.ok(verifyTokenCertificate(bytes).ok);
      return (JSON.parse(new TextDecoder().decode(bytes)) as TokenTraceCertificate).chain;
    };
    assert.equal(await chainOf(), 'eip155:31337');
    change = ({ method }, answer) => (method === 'eth_chainId' ? answer.replace(/"0x[0-9a-f]+"/, '"0x38"') : answer);
    assert.equal(await chainOf(), 'bsc');
  });
  test('begins from everything that came into an account, however its letters are written', async () => {
    const into = whole.find((one) => transferId(one) === seeds[0])?.to as string;
    const all = whole.filter(({ to }) => to === into).map(transferId);
    const { flow } = await crawl({ seeds: [checksumCase(into.slice(2))], contract: checksumCase(contract.slice(2)), maxHops: 2 });
    assert.deepEqual(ends(flow), ends(followed({ seeds: all, maxHops: 2 })));
  });
  test('asks about no account the value does not reach, no service, and no other token', async () => {
    const { flow } = await crawl({ maxHops: 2 });
    const filters = asked
      .filter(({ method }) => method === 'eth_getLogs')
      .map(({ params }) => params[0] as { topics: string[]; address: string });
    const accounts = new Set(filters.flatMap(({ topics }) => topics.slice(1).filter((topic) => topic !== null)));
    assert.ok(accounts.size > 1 && [...accounts].every((one) => flow.accounts.includes(`0x${one.slice(26)}`)));
    assert.deepEqual([...new Set(filters.map(({ address }) => address))], [contract]);
  });
  test('comes to a certificate that anybody can repeat, in which each transfer has the time of its block', async () => {
    const { flow, transfers, tagOf } = await crawl({ maxHops: 3 });
    const bytes = makeTokenCertificate({ flow, transfers, tagOf, method: 'fifo', parameters: { maxHops: 3 }, sources: [] });
    const { ok, findings } = verifyAnyTrace(bytes);
    assert.ok(ok, JSON.stringify(findings));
    assert.ok(transfers.every(({ time = '' }) => time.startsWith('2026-10-09T')));
  });
  test('leaves a busy account alone, and says so', async () => {
    assert.deepEqual((await crawl({ mostOfOneAccount: 1 })).stopped, ['busy']);
  });
  test('says that value may have gone on after the last day the case allows, and reads no receipt of it', async () => {
    assert.deepEqual((await crawl({ maxHops: 2, untilDay: '2026-10-09' })).stopped, []);
    asked.length = 0;
    assert.deepEqual((await crawl({ maxHops: 2, untilDay: '2026-10-08' })).stopped, ['day']);
    assert.equal(asked.filter(({ method }) => method === 'eth_getTransactionReceipt').length, seeds.slice(0, 3).length);
  });
  test('a seed the node does not know is named; one in a block that is not final is not followed yet', async () => {
    await assert.rejects(crawl({ seeds: [`0x${'ab'.repeat(32)}:0`] }), code('CURRENCY_UNKNOWN_OUTPUT'));
    await assert.rejects(crawl({ seeds: [(seeds[0] as string).replace(':0', ':7')] }), code('CURRENCY_UNKNOWN_OUTPUT'));
    change = ({ method, params }, answer) =>
      method === 'eth_getBlockByNumber' && params[0] === 'finalized' ? answer.replace(/"number":"0x[0-9a-f]+"/, '"number":"0x1"') : answer;
    await assert.rejects(crawl(), code('CURRENCY_SOURCE_FAILED'));
  });
});

describe('a node that does not say which blocks are final', () => {
  const final = (told: (answer: string) => string) => (call: RpcCall, answer: string) =>
    call.method === 'eth_getBlockByNumber' && call.params[0] === 'finalized' ? told(answer) : answer;
  for (const [what, told] of Object.entries({
    'answers with an error': () => error(-39001, 'finalized block not found'),
    'has no such block': () => JSON.stringify({ jsonrpc: '2.0', id: 1, result: null }),
  }))
    test(`is not followed, and it is said whom to ask: it ${what}`, async () => {
      change = final(told);
      await assert.rejects(
        crawl(),
        (thrown) => code('CURRENCY_SOURCE_FAILED')(thrown) && /which blocks are final .* Ask a node/.test(String(thrown)),
      );
      assert.equal(ranges().length, 0, 'nothing is asked about an account');
    });
});

describe('a node that does not give as many logs at once', () => {
  const spanOf = (call: RpcCall): number => {
    const { fromBlock, toBlock } = call.params[0] as { fromBlock: string; toBlock: string };
    return Number(toBlock) - Number(fromBlock) + 1;
  };
  const limited = (code_: number, says: string) => (call: RpcCall, answer: string) =>
    call.method === 'eth_getLogs' && spanOf(call) > 50 ? error(code_, says) : answer;
  test('is asked about half as many blocks, and about no more from then on', async () => {
    change = limited(-32602, 'query exceeds max block range 50');
    const { flow } = await crawl({ maxHops: 3 });
    assert.deepEqual(ends(flow), ends(followed({ maxHops: 3 })));
    const refused = ranges().filter((width) => width > 50).length;
    assert.ok(refused > 0 && refused <= Math.ceil(Math.log2(whole.length / 50)) + 1, String(refused));
  });
  for (const [code_, says] of [
    [-32000, 'exceed maximum block range: 50'],
    [-32600, 'eth_getLogs is limited to a 50 range'],
    [-32005, 'query returned more than 10000 results. Try with this block range [0x0, 0x32].'],
    [-32000, 'query timeout exceeded'],
  ] as const)
    test(`says so in words of its own: ${says}`, async () => {
      change = limited(code_, says);
      const { value } = await new Evm(lookUp()).transfers({ contract, fromBlock: 0, toBlock: whole.length + 5 });
      assert.deepEqual(value.map(transferId), whole.map(transferId));
    });
  test('is asked about fewer blocks where there are too many logs in them', async () => {
    change = (call, answer) =>
      call.method === 'eth_getLogs' && (JSON.parse(answer) as { result: unknown[] }).result.length > 8
        ? error(-32005, 'query returned more than 8 results')
        : answer;
    const { flow, stopped } = await crawl({ maxHops: 3 });
    assert.deepEqual(ends(flow), ends(followed({ maxHops: 3 })));
    assert.deepEqual(stopped, []);
  });
  test('is not asked a thousand times: that it is the wrong one is said', async () => {
    change = (call, answer) => (call.method === 'eth_getLogs' && spanOf(call) > 1 ? error(-32602, 'block range too large') : answer);
    const far = new Evm(lookUp()).transfers({ contract, fromBlock: 0, toBlock: 20_000_000 });
    await assert.rejects(far, code('CURRENCY_SOURCE_FAILED'));
    assert.ok(asked.length < 20, String(asked.length));
  });
  test('is not taken for one that is asked too often', async () => {
    change = (call, answer) => (call.method === 'eth_getLogs' ? error(-32005, 'request rate limit exceeded') : answer);
    await assert.rejects(crawl(), code('CURRENCY_SOURCE_FAILED'));
    assert.equal(ranges().length, 1);
  });
  test('nor is one that does not answer in time left without another, smaller question', async () => {
    const slow: typeof fetch = async (url, init) => {
      const call = JSON.parse(String(init?.body)) as RpcCall;
      if (call.method === 'eth_getLogs' && spanOf(call) > 100)
        throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      return await fetch(url, init);
    };
    const patient = new LookUp(
      { id: 'own-node', kind: 'evm', url: front?.url ?? '' },
      { allowed: new Set(['own-node']), purpose: 'x', now: () => new Date(0), record() {}, fetch: slow },
    );
    const { value } = await new Evm(patient).transfers({ contract, fromBlock: 0, toBlock: whole.length + 10 });
    assert.deepEqual(value.map(transferId), whole.map(transferId));
  });
});

describe('receipts under the root in a header', () => {
  const crawlWith = async (more: Partial<SourceQuestion> = {}) => {
    const source = { id: 'own-node', kind: 'evm', url: front?.url ?? '', headers: {}, network: 'bitcoin' } as const;
    return await followSource(lookUp(), source, { contract, seeds: seeds.slice(0, 3), method: 'fifo', tags, maxHops: 2, ...more });
  };
  test('are found for every transfer the value went by, and asked about for no other block', async () => {
    const { receipts } = await crawlWith();
    assert.ok(receipts !== undefined && receipts.of > 3);
    assert.equal(receipts.proven, receipts.of);
    const blocks = asked.filter(({ method }) => method === 'eth_getBlockReceipts').map(({ params }) => params[0]);
    assert.equal(new Set(blocks).size, receipts.of, 'this node makes a block of each');
  });
  test('are not claimed where the node gives no receipts of whole blocks, or a header of another kind; the trace is made all the same', async () => {
    change = (call, answer) => (call.method === 'eth_getBlockReceipts' ? error(-32601, 'the method does not exist') : answer);
    assert.partialDeepStrictEqual(await crawlWith(), { receipts: { proven: 0 }, stopped: [] });
    assert.equal(asked.filter(({ method }) => method === 'eth_getBlockReceipts').length, 1);
    change = (call, answer) =>
      call.method === 'eth_getBlockByNumber' && call.params[1] === true ? answer.replace('"extraData":"0x', '"extraData":"0x00') : answer;
    assert.partialDeepStrictEqual(await crawlWith(), { receipts: { proven: 0 } });
  });
  const inReceipts =
    (told: (receipt: { logs: { data: string; topics: string[] }[]; cumulativeGasUsed: string; status: string }) => void) =>
    (call: RpcCall, answer: string) => {
      if (call.method !== 'eth_getBlockReceipts') return answer;
      const body = JSON.parse(answer);
      for (const receipt of body.result) told(receipt);
      return JSON.stringify(body);
    };
  const amount = (data: string) => `${data.slice(0, -1)}${data.endsWith('1') ? '2' : '1'}`;
  const lies: Readonly<Record<string, typeof change>> = {
    'another amount': inReceipts(({ logs }) => {
      for (const log of logs) log.data = amount(log.data);
    }),
    'a log left out': inReceipts(({ logs }) => void logs.pop()),
    'another payee': inReceipts(({ logs }) => {
      for (const { topics } of logs) topics.push(topics.splice(1, 1)[0] as string);
    }),
    'another outcome': inReceipts((receipt) => Object.assign(receipt, { status: '0x0' })),
    'another use of gas': (call, answer) =>
      call.method === 'eth_getBlockReceipts' ? answer.replaceAll(/"cumulativeGasUsed":"0x./g, '"cumulativeGasUsed":"0x1') : answer,
    'another transaction in its place': (call, answer) => {
      if (call.method !== 'eth_getBlockByNumber' || call.params[1] !== true) return answer;
      return answer.replace(/"nonce":"0x[0-9a-f]{1,4}"/, '"nonce":"0x7777"');
    },
    'the same amount everywhere but under the root': (call, answer) => {
      // What the list, the receipt and the block say fits together; only the header does not hold it.
      const isOther = ['eth_getLogs', 'eth_getTransactionReceipt', 'eth_getBlockReceipts'].includes(call.method);
      return isOther ? answer.replace(/("data":"0x[0-9a-f]{63})([0-9a-f])/g, (_, head, last) => `${head}${last === '1' ? 2 : 1}`) : answer;
    },
  };
  for (const [lie, told] of Object.entries(lies))
    test(`catch a node that tells ${lie}`, async () => {
      change = told;
      await assert.rejects(crawlWith(), code('CURRENCY_SOURCE_CONTRADICTED'));
    });
});

describe('a node of Ethereum that lies about a token', () => {
  const one = () => (seeds[0] as string).split(':')[0] as string;
  /** Of the account the first seed came into. */
  const lies: Readonly<Record<string, (call: RpcCall, answer: string) => string>> = {
    'another amount in the list than in the receipt': ({ method }, answer) =>
      method === 'eth_getLogs'
        ? answer.replace(/("data":"0x[0-9a-f]{63})([0-9a-f])/g, (_, head, last) => `${head}${last === '1' ? 2 : 1}`)
        : answer,
    'a transfer hidden from the list of one of its sides': ({ method }, answer) => {
      if (method !== 'eth_getLogs') return answer;
      const { result, ...rest } = JSON.parse(answer) as { result: { transactionHash: string }[] };
      return JSON.stringify({ ...rest, result: result.map((log) => ({ ...log, logIndex: '0x7' })) });
    },
    'a block that does not hold the transaction': ({ method, params }, answer) =>
      method === 'eth_getBlockByNumber' && params[0] !== 'finalized' ? answer.replace(one(), `0x${'1'.repeat(64)}`) : answer,
    'another block than the logs name': ({ method, params }, answer) =>
      method === 'eth_getBlockByNumber' && params[0] !== 'finalized' ? answer.replace(/"hash":"0x..../, '"hash":"0x1234') : answer,
    'another block than was asked for': ({ method, params }, answer) =>
      method === 'eth_getBlockByNumber' && params[0] !== 'finalized' ? answer.replace(/"number":"0x[0-9a-f]+"/, '"number":"0x1"') : answer,
    'a receipt of a transaction whose fields have another name': ({ method }, answer) =>
      method === 'eth_getTransactionByHash' ? answer.replace(/"nonce":"0x[0-9a-f]+"/, '"nonce":"0x12345"') : answer,
  };
  for (const [lie, told] of Object.entries(lies))
    test(`is caught: ${lie}`, async () => {
      change = told;
      await assert.rejects(crawl({ seeds: seeds.slice(0, 1) }), code('CURRENCY_SOURCE_CONTRADICTED'));
    });
});
