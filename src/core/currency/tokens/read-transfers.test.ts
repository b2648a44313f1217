// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { missing, sharedFolder } from '../../../../test/shared.ts';
import { readTransfers, TRANSFER_TOPIC, UnreadableLog } from './read-transfers.ts';

const word = (hex: string) => `0x${hex.padStart(64, '0')}`;
const ALICE = 'a11ce00000000000000000000000000000000001';
const BOB = 'b0b0000000000000000000000000000000000002';
const log = (more: object = {}) => ({
  address: '0xdac17f958d2ee523a2206206994597c13d831ec7',
  topics: [`0x${TRANSFER_TOPIC}`, word(ALICE), word(BOB)],
  data: word('2386f26fc10001'),
  transactionHash: word('77'),
  logIndex: '0x2',
  ...more,
});

describe('token transfers', () => {
  test('a transfer says who, whom and how much, exactly', () => {
    const { transfers } = readTransfers([log({ data: word('ff'.repeat(32)) })]);
    assert.deepEqual(transfers, [
      {
        txHash: word('77'),
        logIndex: 2,
        contract: '0xdac17f958d2ee523a2206206994597c13d831ec7',
        from: `0x${ALICE}`,
        to: `0x${BOB}`,
        amount: (2n ** 256n - 1n).toString(),
      },
    ]);
  });
  test('a fourth topic is the number of a thing, not an amount', () => {
    const { transfers, otherTransfers } = readTransfers([log({ topics: [...log().topics, word('5')], data: '0x' })]);
    assert.deepEqual([transfers.length, otherTransfers], [0, 1]);
  });
  test('the same log on two pages counts once, and one taken back not at all', () => {
    const other = log({ logIndex: 3 });
    const { transfers, repeated, takenBack } = readTransfers([log(), other, log(), { ...other, removed: true }]);
    assert.deepEqual([transfers.length, repeated, takenBack], [1, 1, 1]);
  });
  test('a transaction mined again after a reorganisation counts once, in its new block', () => {
    const { transfers } = readTransfers([
      log({ blockHash: word('aa') }),
      log({ blockHash: word('aa'), removed: true }),
      log({ blockHash: word('bb') }),
    ]);
    assert.deepEqual(
      transfers.map(({ blockHash }) => blockHash),
      [word('bb')],
    );
  });
  test('pages from before and after a reorganisation give the transfers of the chain that stayed', () => {
    const before = [
      log({ blockNumber: 7, blockHash: word('aa') }),
      log({ blockNumber: 7, blockHash: word('aa'), transactionHash: word('78'), logIndex: 5 }),
    ];
    const after = [log({ blockNumber: 7, blockHash: word('bb'), logIndex: 9 })];
    const { transfers, takenBack } = readTransfers([...before, ...after]);
    assert.deepEqual(
      transfers.map(({ logIndex }) => logIndex),
      [9],
    );
    assert.equal(takenBack, 2);
  });
  test('TRON names are written as people write them', () => {
    const { transfers } = readTransfers([
      log({
        address: 'a614f803b6fd780986a42c78ec9c7f77e6ded13c',
        topics: log().topics.map((topic) => topic.slice(2)),
        data: word('01').slice(2),
        transactionHash: '77'.repeat(32),
      }),
    ]);
    assert.equal(transfers[0]?.contract, 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t');
    assert.match(transfers[0]?.from ?? '', /^T/);
  });
  test('what is no log at all is refused', () => {
    assert.throws(() => readTransfers(['text']), UnreadableLog);
    assert.throws(() => readTransfers([log({ transactionHash: undefined })]), UnreadableLog);
  });
  test('of the real logs every USDT transfer is read, and nothing else', { skip: missing('currency/evm-tron') }, () => {
    const folder = sharedFolder('currency/evm-tron') as string;
    const lines = (name: string) =>
      readFileSync(join(folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const hex = (base64: string) => `0x${Buffer.from(base64, 'base64').toString('hex')}`;
    const expected = lines('eth-reference-USDT_token_transfers.json').map((row) => [
      hex(row.txHash),
      row.logIndex,
      hex(row.from),
      hex(row.to),
      String(row.value),
    ]);
    const { transfers, otherTransfers } = readTransfers(lines('eth-logs.json'));
    const usdt = transfers.filter(({ contract }) => contract === '0xdac17f958d2ee523a2206206994597c13d831ec7');
    assert.deepEqual(usdt.map(({ txHash, logIndex, from, to, amount }) => [txHash, logIndex, from, to, amount]).sort(), expected.sort());
    assert.equal(usdt.length, 143);
    assert.equal(otherTransfers, 389);
  });
});
