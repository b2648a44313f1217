// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeBase58Check } from '../../src/core/currency/addresses/base58.ts';
import { toHex } from '../../src/core/currency/addresses/digests.ts';
import { ChainBuilder } from '../../src/core/currency/chain/build-chain.ts';
import { simulateEconomy } from '../../src/core/currency/economy/simulate-economy.ts';
import { TRANSFER_TOPIC, tronAddress } from '../../src/core/currency/tokens/read-transfers.ts';
import { type GivenOrder, isSigned, toldOtherwise, tronOrders } from '../../src/core/currency/tokens/tron-orders.ts';
import { RogatoryError } from '../../src/core/errors/index.ts';
import { BitcoinCore } from '../../src/ledgers/bitcoin-core/bitcoin-core.ts';
import { isSameTold } from '../../src/ledgers/follow-source/crawl-accounts.ts';
import { GraphSense } from '../../src/ledgers/graphsense/graphsense.ts';
import { LookUp } from '../../src/ledgers/look-up/look-up.ts';
import { movementsOf, sameMovements } from '../../src/ledgers/look-up/movements.ts';
import { exactAmount, readTransfersTable } from '../../src/ledgers/tables/read-transfers-table.ts';
import { Tron } from '../../src/ledgers/tron/tron.ts';

/** Runs a task against a server that answers by a function of path and body. */
async function withServer<T>(answer: (path: string, body: string) => unknown, task: (lookUp: LookUp) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const found = answer(request.url ?? '', body);
      response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found ?? {}));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await task(
      new LookUp({ id: 'own', kind: 'tron', url }, { allowed: new Set(['own']), purpose: 'test', now: () => new Date(0), record() {} }),
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const contradicted = (error: unknown) => error instanceof RogatoryError && error.fullCode === 'CURRENCY_SOURCE_CONTRADICTED';

describe('TRON, as TronGrid answers', () => {
  const [ALICE, BOB, USDT] = [
    tronAddress('a11ce'.padStart(40, '0')),
    tronAddress('b0b'.padStart(40, '0')),
    'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  ];
  const entry = (hash: string, amount: string, type = 'Transfer') => ({
    transaction_id: hash.repeat(64),
    token_info: { symbol: 'USDT', address: USDT, decimals: 6 },
    block_timestamp: 1_700_000_000_000,
    from: ALICE,
    to: BOB,
    type,
    value: amount,
  });
  const pages = [
    { data: [entry('1', '5000000'), entry('2', '18446744073709551616')], meta: { fingerprint: 'next' } },
    { data: [entry('2', '18446744073709551616'), entry('3', '7'), entry('4', '1', 'Approval')], meta: {} },
  ];
  test('pages are read to their end, repeats once, approvals not at all, amounts exactly', async () => {
    const found = await withServer(
      (path) => pages[path.includes('fingerprint=next') ? 1 : 0],
      (lookUp) => new Tron(lookUp).transfersOf(BOB),
    );
    assert.deepEqual(
      found.value.transfers.map(({ amount }) => amount),
      ['5000000', '18446744073709551616', '7'],
    );
    assert.deepEqual([found.grade, found.value.unread], ['one-source', 0]);
  });
  test('TRX of an account is read page by page, and a transaction of strangers is a lie', async () => {
    const list = JSON.parse(readFileSync(new URL('trongrid-transactions.json', import.meta.url), 'utf8'));
    const account = tronAddress('a1'.repeat(20));
    const ask = (data: unknown, of: string) =>
      withServer(
        (path) => (path.includes('/transactions?') ? { success: true, data, meta: {} } : undefined),
        (lookUp) => new Tron(lookUp).trxOf(of),
      );
    const { value, grade } = await ask(list.data, account);
    assert.deepEqual(
      [grade, value.failed, value.otherKinds, value.transfers.map(({ amount, fee }) => `${amount}${fee ? ' fee' : ''}`)],
      ['one-source', 1, 1, ['250000000', '1100000 fee', '100000000', '345000 fee', '280000 fee']],
    );
    await assert.rejects(ask(list.data, tronAddress('5'.repeat(40))), contradicted);
    const raised = structuredClone(list.data);
    raised[1].raw_data.contract[0].parameter.value.amount += 1;
    await assert.rejects(ask(raised, account), contradicted);
  });
  test('a transfer of a token that is not named, or in no whole number, is counted and not left out in silence', async () => {
    const data = [entry('1', '5'), { ...entry('2', '6'), token_info: {} }, { ...entry('3', '7'), value: 7.5 }];
    const { value } = await withServer(
      () => ({ data, meta: {} }),
      (lookUp) => new Tron(lookUp).transfersOf(BOB),
    );
    assert.deepEqual([value.transfers.length, value.unread], [1, 2]);
  });
  test('a transfer in which the account has no part is a lie', async () => {
    const asked = withServer(
      () => pages[1],
      (lookUp) => new Tron(lookUp).transfersOf(tronAddress('5'.repeat(40))),
    );
    await assert.rejects(asked, contradicted);
  });
  test('the logs of a transaction say the same as the indexer, or another thing', async () => {
    const info = {
      id: '1'.repeat(64),
      blockNumber: 7,
      log: [
        {
          address: 'a614f803b6fd780986a42c78ec9c7f77e6ded13c',
          topics: [TRANSFER_TOPIC, 'a11ce'.padStart(64, '0'), 'b0b'.padStart(64, '0')],
          data: (5_000_000).toString(16).padStart(64, '0'),
        },
      ],
    };
    const logs = await withServer(
      () => info,
      (lookUp) => new Tron(lookUp).transaction(info.id),
    );
    const told = { txHash: info.id, contract: USDT, from: ALICE, to: BOB, amount: '5000000', time: 0 };
    assert.equal(isSameTold([told], logs?.value ?? []), true);
    assert.equal(isSameTold([{ ...told, amount: '5000001' }], logs?.value ?? []), false);
  });
});

/** What TronGrid answered once, word for word; the file says when, of whom, and who published it. */
interface Recorded {
  readonly account: string;
  readonly transactions: { readonly data: readonly Record<string, never>[] };
  readonly trc20: { readonly data: readonly Record<string, unknown>[] };
  readonly byId: readonly (Record<string, unknown> & { readonly txID: string })[];
  readonly receipt: Record<string, unknown>;
}
const recorded: Recorded = JSON.parse(readFileSync(new URL('trongrid-recorded.json', import.meta.url), 'utf8'));

describe('TRON, as TronGrid answered', () => {
  const ACCOUNT = recorded.account;
  const USDT_PAID = String(recorded.receipt.id);
  /** The recorded answers, changed as a liar would. */
  const ask = <T>(asked: (lookUp: LookUp) => Promise<T>, change: (answers: Recorded) => void = () => undefined): Promise<T> => {
    const answers = structuredClone(recorded);
    change(answers);
    return withServer((path, body) => answerOf(answers, path, body), asked);
  };
  const answerOf = ({ transactions, trc20, byId, receipt }: Recorded, path: string, body: string): unknown => {
    if (path.includes('/transactions/trc20?')) return trc20;
    if (path.includes('/transactions?')) return transactions;
    const { value } = JSON.parse(body) as { value: string };
    const found = byId.find(({ txID }) => txID === value);
    if (path.endsWith('/gettransactionbyid')) return found ?? {};
    return value === receipt.id ? receipt : found && receiptOf(found);
  };
  /** Of the recorded payments in a token the receipts were not published: what the contract wrote, by its transaction. */
  const receiptOf = ({ txID, blockNumber }: Record<string, unknown>) => {
    const told = recorded.trc20.data.find(({ transaction_id: id }) => id === txID) as Record<string, string>;
    const word = (account: string | undefined) => toHex((decodeBase58Check(account ?? '') as Uint8Array).subarray(1)).padStart(64, '0');
    const topics = [TRANSFER_TOPIC, word(told.from), word(told.to)];
    const data = Number(told.value).toString(16).padStart(64, '0');
    return { id: txID, blockNumber, log: [{ address: '74472e7d35395a6b5add427eecb7f4b62ad2b071', topics, data }] };
  };
  const source = { id: 'own', kind: 'tron', url: '', network: 'bitcoin' } as const;
  const movements = (what: 'address' | 'transaction', written: string, change?: (answers: Recorded) => void) =>
    ask((lookUp) => movementsOf(lookUp, source, { what, written }), change);

  test('the name of every transaction is the hash of its bytes, and its payer’s own key signed it', () => {
    const orders = tronOrders([...recorded.transactions.data, ...recorded.byId]);
    assert.equal(orders.size, recorded.transactions.data.length + recorded.byId.length - 1); // a vote orders no payment
    assert.ok([...orders.values()].every(({ signed }) => signed));
  });
  test('an account: coins and tokens as told, a vote as another kind, and who signed for what', async () => {
    const found = await movements('address', ACCOUNT);
    const lines = found?.value.map(({ transaction, amount, contract, signed }) =>
      [transaction.slice(0, 8), amount, contract ?? 'TRX', signed ? 'signed' : ''].join(' '),
    );
    assert.deepEqual(lines, [
      '154164dd 1506542 TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7 ',
      '38709971 1506542 TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7 ',
      '47086db3 5 TRX signed',
      'b0b68ea4 100000000 TRX signed',
      'ae372cd3 1 TRX signed',
      '9a8132f9 100000 TRX signed',
    ]);
    const { value } = await ask((lookUp) => new Tron(lookUp).trxOf(ACCOUNT));
    assert.equal(value.otherKinds, 1);
    assert.deepEqual(
      value.transfers.filter(({ fee }) => fee).map(({ amount }) => amount),
      ['1100000'],
    );
  });
  test('a token transfer by its transaction is signed for, whichever way the wallet wrote the payee', async () => {
    for (const { txID } of recorded.byId) {
      const found = await movements('transaction', txID);
      assert.deepEqual(
        found?.value.map(({ amount, signed }) => [amount, signed]),
        [['1506542', true]],
      );
    }
  });
  test('a payment in USDT is read from its receipt; without the bytes nothing is signed', async () => {
    const found = await movements('transaction', USDT_PAID);
    assert.deepEqual(
      found?.value.map(({ contract, amount, from, signed }) => [contract, amount, from, signed]),
      [['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', '100000', tronAddress('6e3b44b96104b26f84057974a1f0c9880f7c9b13'), undefined]],
    );
  });
  test('whatever byte of a signature is changed, the payment still counts and is no longer signed for', async () => {
    const whole = recorded.transactions.data[1] as unknown as { signature: [string]; txID: string };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(whole.signature[0], 'hex');
        bytes[at] = (bytes[at] as number) ^ by;
        const orders = tronOrders([{ ...whole, signature: [bytes.toString('hex')] }]);
        assert.equal(orders.get(whole.txID)?.signed, false);
      }),
      { numRuns: 25 },
    );
  });
  test('bytes that are changed, an amount that is raised and a transaction of strangers are lies', async () => {
    type Sent = { raw_data_hex: string; raw_data: { contract: [{ parameter: { value: { amount: number } } }] } };
    const second = (answers: Recorded) => answers.transactions.data[1] as unknown as Sent;
    const lies: ((answers: Recorded) => void)[] = [
      (answers) => (second(answers).raw_data_hex = second(answers).raw_data_hex.replace('80c2d72f', '81c2d72f')),
      (answers) => second(answers).raw_data.contract[0].parameter.value.amount++,
    ];
    for (const lie of lies) await assert.rejects(movements('address', ACCOUNT, lie), contradicted);
    await assert.rejects(
      ask((lookUp) => new Tron(lookUp).trxOf(tronAddress('5'.repeat(40)))),
      contradicted,
    );
  });
  test('USDT told otherwise than its payer ordered is a lie; of a token that may take a part for itself it is not', () => {
    const [WIN, STRICT] = ['TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'];
    const [txHash, order] = [...tronOrders(recorded.byId)][0] as [string, GivenOrder];
    const told = (contract: string, more: object = {}) => ({ txHash, ...order, contract, amount: String(order.amount), ...more });
    const orders = (contract: string) => new Map([[txHash, { ...order, contract }]]);
    const half = String(order.amount - 5n);
    assert.equal(toldOtherwise([told(STRICT)], orders(STRICT)), undefined);
    assert.equal(toldOtherwise([told(STRICT, { amount: half })], orders(STRICT)), txHash);
    assert.equal(toldOtherwise([told(STRICT, { to: ACCOUNT })], orders(STRICT)), txHash);
    assert.equal(toldOtherwise([told(STRICT, { amount: half }), told(STRICT, { to: WIN, amount: '5' })], orders(STRICT)), undefined); // the contract's fee
    assert.equal(toldOtherwise([told(WIN, { amount: half })], orders(WIN)), undefined);
    assert.equal(isSigned(told(WIN, { amount: half }), orders(WIN)), false);
    assert.equal(isSigned(told(WIN), orders(WIN)), true);
  });
});

describe('an own Bitcoin node', () => {
  const { blocks } = simulateEconomy({ seed: 31, users: 20, blocks: 12, transactionsPerBlock: 20 });
  const builder = new ChainBuilder();
  const hashes = blocks.map((block) => builder.addBlock(block, () => -1).hash);
  const serve = (change: (block: Uint8Array) => Uint8Array) => (_: string, body: string) => {
    const { method, params } = JSON.parse(body) as { method: string; params: [string] };
    const index = hashes.indexOf(params[0]);
    if (method !== 'getblock' || index < 0) return { result: null, error: { code: -5, message: 'not found' } };
    return { result: Buffer.from(change(blocks[index] as Uint8Array)).toString('hex'), error: null };
  };
  test('gives whole blocks, which prove themselves', async () => {
    const block = await withServer(
      serve((bytes) => bytes),
      (lookUp) => new BitcoinCore(lookUp).block(hashes.at(-1) as string),
    );
    assert.equal(block.grade, 'proven');
    assert.ok(block.value.transactions.length > 1);
  });
  test('a changed amount or another block is caught', async () => {
    const changed = (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length - 30 ? byte ^ 1 : byte));
    for (const lie of [changed, () => blocks[0] as Uint8Array])
      await assert.rejects(
        withServer(serve(lie), (lookUp) => new BitcoinCore(lookUp).block(hashes.at(-1) as string)),
        contradicted,
      );
  });
  test('a transaction the node does not know is missing', async () => {
    const found = await withServer(
      serve((bytes) => bytes),
      (lookUp) => new BitcoinCore(lookUp).transaction('0'.repeat(64)),
    );
    assert.equal(found, undefined);
  });
});

describe('a GraphSense index', () => {
  test('totals and tags are what one source says', async () => {
    const address = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
    const answer = (path: string) =>
      path.endsWith('/tags')
        ? {
            address_tags: [
              { address, label: 'example', category: 'exchange', currency: 'BTC', confidence: 'web_crawl', source: 'https://example.org' },
            ],
          }
        : { address, entity: 7, total_received: { value: 50 }, total_spent: { value: 0 }, no_incoming_txs: 3, no_outgoing_txs: 0 };
    const [found, tags] = await withServer(answer, async (lookUp) => {
      const index = new GraphSense(lookUp);
      return [await index.address('btc', address), await index.tags('btc', address)] as const;
    });
    assert.deepEqual([found?.value.received, found?.grade, tags.value[0]?.label], ['50', 'one-source', 'example']);
  });
});

describe('the movements of an address in a GraphSense index', () => {
  const address = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
  const source = { id: 'own', kind: 'graphsense', url: 'http://127.0.0.1', network: 'bitcoin' } as const;
  const entry = (name: string, value: unknown) => ({
    currency: 'btc',
    height: 7,
    timestamp: 1_700_000_000,
    tx_hash: name.repeat(64),
    value: { value },
  });
  const ask = (first: unknown) =>
    withServer(
      (path) =>
        path.startsWith(`/btc/addresses/${address}/txs`)
          ? path.includes('page=next')
            ? { address_txs: [entry('2', -30)], next_page: null }
            : { address_txs: [first], next_page: 'next' }
          : undefined,
      (lookUp) => movementsOf(lookUp, source, { what: 'address', written: address }),
    );
  test('are read page by page, received and spent apart, as what one source says', async () => {
    const found = await ask(entry('1', 50));
    assert.deepEqual(
      [found?.grade, found?.value.map(({ from, to, amount }) => [from, to, amount])],
      [
        'one-source',
        [
          [undefined, address, '50'],
          [address, undefined, '30'],
        ],
      ],
    );
  });
  test('with an amount that is no whole number are refused', async () => {
    await assert.rejects(ask(entry('1', 0.5)), (error) => error instanceof RogatoryError && error.fullCode === 'CURRENCY_SOURCE_FAILED');
  });
});

test('two lists of movements are the same in any order, and not when one amount differs', () => {
  const [a, b] = [
    { transaction: '1', to: 'x', amount: '5' },
    { transaction: '2', to: 'y', amount: '6' },
  ];
  assert.equal(sameMovements([a, b], [b, a]), true);
  assert.equal(sameMovements([a, b], [a, { ...b, amount: '7' }]), false);
  assert.equal(sameMovements([a, b], [a]), false);
  // One gives names only: then the names are what can be compared.
  assert.equal(sameMovements([a, b], [{ transaction: '2' }, { transaction: '1' }]), true);
});

describe('tables of other tools', () => {
  test('columns are found by their usual names, rows without an exact amount are gaps', () => {
    const csv =
      'TxHash,From Address,To Address,Value,Date Time (UTC)\n0xab,0x1,0x2,1.5,2026-03-01 10:00\n0xcd,0x1,0x2,"1,234.0000001",x\n,0x1,0x2,3,x\n';
    const { transfers, gaps } = readTransfersTable(csv, { decimals: 6 });
    assert.deepEqual(
      transfers.map(({ row, txHash, amount }) => [row, txHash, amount]),
      [[1, '0xab', '1500000']],
    );
    assert.deepEqual(
      gaps.map(({ row }) => row),
      [2, 3],
    );
  });
  test('JSON is read the same way', () => {
    const { transfers } = readTransfersTable(JSON.stringify({ transactions: [{ hash: 'aa', value: '123456789012345678901234567890' }] }), {
      decimals: 0,
    });
    assert.equal(transfers[0]?.amount, '123456789012345678901234567890');
  });
  test('amounts are never rounded', () => {
    assert.equal(exactAmount('0.1', 18), '100000000000000000');
    assert.equal(exactAmount('1e5', 2), undefined);
    assert.equal(exactAmount('1.005', 2), undefined);
    assert.equal(exactAmount('1.500', 1), '15');
  });
});
