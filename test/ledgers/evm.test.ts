// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createWalletClient, http, publicActions } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { agree } from '../../src/core/currency/graded.ts';
import { RogatoryError } from '../../src/core/errors/index.ts';
import { Evm, sameTransfers } from '../../src/ledgers/evm/evm.ts';
import { signedOrder } from '../../src/ledgers/evm/signed-order.ts';
import { LookUp } from '../../src/ledgers/look-up/look-up.ts';
import { movementsOf } from '../../src/ledgers/look-up/movements.ts';
import { commandLineIn } from '../command-line.ts';
import { type LocalNode, nodeInFront, startAnvil } from './anvil.ts';

/** The first of anvil's well-known accounts, which hold nothing outside of it. */
const ACCOUNT = privateKeyToAccount('0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80');
const TOPIC = 'ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
/** A token that keeps no books: called with (to, amount) it emits Transfer(caller, to, amount) and answers true. */
const RUNTIME = `602435600052600435337f${TOPIC}60206000a3600160005260206000f3`;
const INIT = `0x60${(RUNTIME.length / 2).toString(16)}80600b6000396000f3${RUNTIME}` as const;
const BOB = '0xb0b0000000000000000000000000000000000002';
const HUGE = 2n ** 255n + 12345678901234567890n;

let node: LocalNode | undefined;
let url = '';
const evm = (at: string) =>
  new Evm(
    new LookUp({ id: at, kind: 'evm', url: at }, { allowed: new Set([at]), purpose: 'the token', now: () => new Date(0), record() {} }),
  );
const transferCall = (amount: bigint) =>
  `0xa9059cbb${BOB.slice(2).padStart(64, '0')}${amount.toString(16).padStart(64, '0')}` as `0x${string}`;

before(async () => {
  node = await startAnvil();
  url = node.url;
});
after(async () => await node?.stop());

describe('a local Ethereum node', () => {
  test('transfers of a deployed token are read as they were sent, beyond 2^53', async () => {
    const wallet = createWalletClient({ account: ACCOUNT, chain: foundry, transport: http(url) }).extend(publicActions);
    const deployed = await wallet.waitForTransactionReceipt({ hash: await wallet.deployContract({ abi: [], bytecode: INIT }) });
    const contract = deployed.contractAddress as `0x${string}`;
    const sent: string[] = [];
    let latest = 0;
    for (const amount of [1n, HUGE]) {
      const hash = await wallet.sendTransaction({ to: contract, data: transferCall(amount) });
      // From the receipt: the client's own getBlockNumber answers from a cache and may name the block before.
      latest = Number((await wallet.waitForTransactionReceipt({ hash })).blockNumber);
      sent.push(hash);
    }
    const found = await evm(url).transfers({ contract, to: BOB, fromBlock: 0, toBlock: latest });
    assert.deepEqual(
      found.value.map(({ txHash, from, to, amount }) => [txHash, from, to, amount]),
      sent.map((hash, at) => [hash, ACCOUNT.address.toLowerCase(), BOB, String([1n, HUGE][at])]),
    );
    assert.equal(found.grade, 'one-source');

    const single = await evm(url).transaction(sent[1] as string);
    assert.equal(single?.value.transfers[0]?.amount, String(HUGE));

    const again = agree(found, await evm(url).transfers({ contract, to: BOB, fromBlock: 0, toBlock: latest }), sameTransfers);
    assert.ok(again !== 'contradiction' && again.grade === 'two-sources');
    assert.equal(agree(found, { ...found, value: found.value.slice(1) }, sameTransfers), 'contradiction');
  });
});

/** Passes on what it is sent to the account named in its input. */
const FORWARD = '600060006000600034600035' + '5af100';
const FORWARD_INIT = `0x60${(FORWARD.length / 2).toString(16).padStart(2, '0')}80600b6000396000f3${FORWARD}` as const;

describe('ether on a local Ethereum node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ether-trace-'));
  after(() => rmSync(folder, { recursive: true }));
  const rogatory = commandLineIn(folder);
  const gang = privateKeyToAccount(`0x${'5'.repeat(64)}`);
  const exchange = '0xe5c4a96e00000000000000000000000000000001';
  const answers = join(folder, 'answers.ndjson');
  const tags = join(folder, 'tags.json');

  test('is read with its fees and what a contract passed on, and adds up to the balances the node states', async () => {
    const client = (account: typeof ACCOUNT) => createWalletClient({ account, chain: foundry, transport: http(url) }).extend(publicActions);
    const [victim, thief] = [client(ACCOUNT), client(gang)];
    const wait = async (hash: `0x${string}`) => await victim.waitForTransactionReceipt({ hash });
    const forwarder = (await wait(await victim.deployContract({ abi: [], bytecode: FORWARD_INIT }))).contractAddress as `0x${string}`;
    const first = await wait(await victim.sendTransaction({ to: gang.address, value: 3n * 10n ** 18n + 7n }));
    const to = exchange.slice(2).padStart(64, '0');
    await wait(await thief.sendTransaction({ to: forwarder, value: 2n * 10n ** 18n, data: `0x${to}` }));
    const last = await wait(await thief.sendTransaction({ to: exchange, value: 10n ** 17n }));
    const kept: string[] = [];
    const lookUp = new LookUp(
      { id: 'own', kind: 'evm', url },
      {
        allowed: new Set(['own']),
        purpose: 'test',
        now: () => new Date(0),
        record: ({ bytes }) => void kept.push(Buffer.from(bytes).toString()),
      },
    );
    const { value, grade } = await new Evm(lookUp).ether(Number(first.blockNumber), Number(last.blockNumber));
    assert.deepEqual([grade, value.callsTold, value.unclear], ['one-source', true, 0]);
    const books = (name: string) =>
      value.transfers.reduce((sum, { from, to, amount, fee }) => {
        const left = from === name.toLowerCase() ? sum - BigInt(amount) : sum;
        return to === name.toLowerCase() && !fee ? left + BigInt(amount) : left;
      }, 0n);
    assert.equal(books(gang.address), await victim.getBalance({ address: gang.address }));
    assert.equal(books(exchange), 21n * 10n ** 17n);
    assert.equal(books(forwarder), 0n);
    writeFileSync(answers, `${kept.join('\n')}\n`);
    writeFileSync(
      tags,
      JSON.stringify({ category: 'exchange', tags: [{ label: 'Example Exchange', address: exchange, currency: 'ETH' }] }),
    );
  });
  test('is followed from the answers as they came to the exchange, with fees as fees, and its certificate repeats', async () => {
    const more = [answers, '--into', gang.address, '--contract', 'native', '--tags', tags];
    const { exit, out, err } = await rogatory('trace', 'follow', ...more, '--json');
    assert.equal(exit, 0, err);
    const flow = JSON.parse(out);
    assert.deepEqual(flow.services, [{ label: 'Example Exchange', amount: String(21n * 10n ** 17n) }]);
    assert.equal(flow.conserved, true);
    assert.ok(BigInt(flow.fees) > 0n);
    assert.equal(BigInt(flow.seedsTotal), BigInt(flow.heldTotal) + BigInt(flow.fees) + 21n * 10n ** 17n);
    const certificate = join(folder, 'certificate.json');
    assert.equal((await rogatory('trace', 'certificate', ...more, '--out', certificate)).exit, 0);
    assert.equal((await rogatory('verify', certificate)).exit, 0);
    const forged = readFileSync(certificate, 'utf8').replaceAll(`"fees":"${flow.fees}"`, '"fees":"0"');
    writeFileSync(certificate, forged);
    assert.equal((await rogatory('verify', certificate)).exit, 1);
  });
});

describe('what the payer of a transaction signed', () => {
  const wallet = () => createWalletClient({ account: ACCOUNT, chain: foundry, transport: http(url) }).extend(publicActions);
  /** The fields a node tells of a transaction, and what they say was signed. */
  const asked = async (txHash: string): Promise<Record<string, unknown>> => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_getTransactionByHash', params: [txHash] });
    const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    return ((await response.json()) as { result: Record<string, unknown> }).result;
  };
  const source = { id: 'own', kind: 'evm', url: '', network: 'bitcoin' } as const;
  const at = (address: string) =>
    new LookUp({ ...source, url: address }, { allowed: new Set(['own']), purpose: 'test', now: () => new Date(0), record() {} });

  test('is told of every kind of transaction, and no field can be told otherwise', async () => {
    const kinds = [
      { type: 'legacy' },
      { type: 'eip2930', accessList: [{ address: BOB, storageKeys: [`0x${'7'.repeat(64)}`] }] },
      { type: 'eip1559' },
      { type: 'eip7702', authorizationList: [await wallet().signAuthorization({ contractAddress: BOB, executor: 'self' })] },
    ] as const;
    for (const kind of kinds) {
      const txHash = await wallet().sendTransaction({ to: BOB, value: 31337n, data: transferCall(HUGE), ...(kind as object) });
      await wallet().waitForTransactionReceipt({ hash: txHash });
      const fields = await asked(txHash);
      const order = await signedOrder(fields, txHash);
      assert.ok(typeof order === 'object', kind.type);
      assert.deepEqual(order, {
        from: ACCOUNT.address.toLowerCase(),
        to: BOB,
        wei: 31337n,
        token: { contract: BOB, to: BOB, amount: HUGE },
      });
      const otherwise = { value: '0x7a6a', to: `0x${'c'.repeat(40)}`, input: transferCall(HUGE + 1n), nonce: '0x99', gas: '0x77777' };
      for (const [field, value] of Object.entries(otherwise))
        assert.equal(await signedOrder({ ...fields, [field]: value }, txHash), 'other-name', `${kind.type} ${field}`);
    }
  });
  test('is told of the first transaction Ethereum ever had, by its published signature', async () => {
    const txHash = '0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060';
    const [from, to] = ['0xa1e4380a3b1f749673e270229993ee55f35663b4', '0x5df9b87991262f6ba471f09758cde1c0fc1de734'];
    const signature = {
      v: '0x1c',
      r: '0x88ff6cf0fefd94db46111149ae4bfc179e9b94721fffd821d38d16464b3f71d0',
      s: '0x45e0aff800961cfce805daef7016b9b675c137a6a41a548f7b60a3484c06a33a',
    };
    const fields = { nonce: '0x0', to, value: '0x7a69', gas: '0x5208', gasPrice: '0x2d79883d2000', input: '0x', type: '0x0', ...signature };
    assert.deepEqual(await signedOrder(fields, txHash), { from, to, wei: 31337n, token: null });
  });
  test('kinds of transactions that only some chains have are not judged', async () => {
    const txHash = `0x${'1'.repeat(64)}`;
    const fields = { nonce: '0x0', to: BOB, value: '0x1', gas: '0x1', gasPrice: '0x1', input: '0x', v: '0x1b', r: '0x1', s: '0x1' };
    assert.equal(await signedOrder({ ...fields, type: '0x0' }, txHash), 'other-name');
    for (const more of [{ type: '0x7e' }, { type: '0x0', r: '0x0' }, { type: '0x0', feeCurrency: BOB }, { type: '0x2', to: 7 }])
      assert.equal(await signedOrder({ ...fields, ...more }, txHash), undefined, JSON.stringify(more));
  });
  test('stands on the movements of a look-up; a node that tells another payer or amount is a liar', async () => {
    const contract = (await wallet().waitForTransactionReceipt({ hash: await wallet().deployContract({ abi: [], bytecode: INIT }) }))
      .contractAddress as `0x${string}`;
    const txHash = await wallet().sendTransaction({ to: contract, data: transferCall(5n) });
    await wallet().waitForTransactionReceipt({ hash: txHash });
    const question = { what: 'transaction', written: txHash } as const;
    const found = await movementsOf(at(url), source, question);
    assert.deepEqual(
      found?.value.map(({ to, amount, signed }) => [to, amount, signed]),
      [[BOB, '5', true]],
    );
    const lie = async (change: (answer: string) => string) => {
      const liar = await nodeInFront(url, (_, answer) => change(answer));
      try {
        return await movementsOf(at(liar.url), source, question);
      } finally {
        await liar.stop();
      }
    };
    const me = ACCOUNT.address.slice(2).toLowerCase();
    const word = (amount: number) => amount.toString(16).padStart(64, '0');
    for (const change of [
      (answer: string) => answer.replaceAll(new RegExp(`"from":"0x${me}"`, 'gi'), `"from":"${BOB}"`),
      (answer: string) => answer.replaceAll(`${word(5)}","nonce`, `${word(6)}","nonce`).replace(/("input":"0xa9059cbb.{127})5/, '$16'),
    ])
      await assert.rejects(lie(change), (error) => error instanceof RogatoryError && error.fullCode === 'CURRENCY_SOURCE_CONTRADICTED');
    // A log is the node's word: another amount there than was signed for is shown, and not as signed.
    const other = await lie((answer) => answer.replace(`"data":"0x${word(5)}"`, `"data":"0x${word(6)}"`));
    assert.deepEqual(
      other?.value.map(({ amount, signed }) => [amount, signed]),
      [['6', undefined]],
    );
  });
});

describe('a lying Ethereum node', () => {
  test('receipts that are not those of the block, and another block than was asked for, are refused', async () => {
    const block = { number: '0x5', transactions: [{ hash: `0x${'1'.repeat(64)}` }] };
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        const result = body.includes('Receipts') ? [{ transactionHash: `0x${'2'.repeat(64)}` }] : block;
        response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const asked of [5, 6])
      await assert.rejects(
        evm(at).ether(asked, asked),
        (error) => error instanceof RogatoryError && error.fullCode === 'CURRENCY_SOURCE_CONTRADICTED',
      );
    server.closeAllConnections();
    server.close();
  });
  test('a log that was not asked for is refused', async () => {
    const log = {
      address: BOB,
      topics: [`0x${TOPIC}`, `0x${'0'.repeat(64)}`, `0x${'0'.repeat(64)}`],
      data: `0x${'1'.padStart(64, '0')}`,
      transactionHash: `0x${'1'.repeat(64)}`,
      logIndex: '0x0',
      blockNumber: '0x1',
    };
    const server = createServer((_, response) => void response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: [log] })));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asked = evm(at).transfers({ contract: '0xdac17f958d2ee523a2206206994597c13d831ec7', fromBlock: 0, toBlock: 5 });
    await assert.rejects(asked, (error) => error instanceof RogatoryError && error.fullCode === 'CURRENCY_SOURCE_CONTRADICTED');
    server.closeAllConnections();
    server.close();
  });
});
