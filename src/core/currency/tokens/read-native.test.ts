// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { message } from '../../../../test/ledgers/served-coins.ts';
import { fromHex, sha256, toHex } from '../addresses/digests.ts';
import type { TraceMethod } from '../follow/follow.ts';
import { followTransfers, transferId, UnusableTransfers } from './follow-transfers.ts';
import { ContradictedByBytes, readNative } from './read-native.ts';
import { tronAddress, UnreadableLog } from './read-transfers.ts';

const hash = (text: string) => `0x${text.padStart(64, '0')}`;
const account = (name: string) => `0x${name.padStart(40, '0')}`;
const hex = (value: bigint | number) => `0x${value.toString(16)}`;
const GAS = 21_000n;
const PRICE = 7n;
const FEE = GAS * PRICE;

/** A transaction and its receipt, the only one of its block. */
const sent = (block: number, from: string, to: string, value: bigint, more: { status?: string; place?: number } = {}) => [
  {
    hash: hash(`${block}${more.place ?? 0}`),
    from: account(from),
    to: account(to),
    value: hex(value),
    blockNumber: hex(block),
    blockHash: hash(`b${block}`),
    transactionIndex: hex(more.place ?? 0),
  },
  {
    transactionHash: hash(`${block}${more.place ?? 0}`),
    blockHash: hash(`b${block}`),
    gasUsed: hex(GAS),
    effectiveGasPrice: hex(PRICE),
    status: more.status ?? '0x1',
    logs: [],
  },
];
const rows = (items: readonly unknown[]) =>
  readNative(items).transfers.map(({ from, to, amount, fee }) => [from.slice(-1), fee ? 'fee' : to.slice(-1), amount]);

describe('ether', () => {
  test('a transaction pays its fee, then moves its value, to the wei', () => {
    assert.deepEqual(rows(sent(1, 'a', 'b', 2n ** 90n + 1n)), [
      ['a', 'fee', String(FEE)],
      ['a', 'b', String(2n ** 90n + 1n)],
    ]);
  });
  test('a failed transaction moves nothing and pays its fee', () => {
    assert.deepEqual(rows(sent(1, 'a', 'b', 5n, { status: '0x0' })), [['a', 'fee', String(FEE)]]);
  });
  test('without its receipt, or with that of another block, nothing is known of it', () => {
    const [transaction, receipt] = sent(1, 'a', 'b', 5n);
    assert.deepEqual(readNative([transaction]), { transfers: [], failed: 0, unclear: 1, otherKinds: 0, takenBack: 0 });
    assert.equal(readNative([transaction, { ...receipt, blockHash: hash('ff') }]).unclear, 1);
    assert.equal(readNative([transaction, { ...receipt, status: undefined }]).unclear, 1);
  });
  test('what contracts pass on is told by the calls; a call that failed takes back all below it, one that borrows code moves nothing', () => {
    const [transaction, receipt] = sent(1, 'a', 'c', 9n);
    const call = (type: string, from: string, to: string, value: bigint, more: object = {}) => ({
      type,
      from: account(from),
      to: account(to),
      value: hex(value),
      ...more,
    });
    const calls = [
      call('CALL', 'c', 'd', 4n, { calls: [call('CALL', 'd', 'e', 1n)] }),
      call('DELEGATECALL', 'c', 'd', 9n),
      call('CALL', 'c', 'f', 3n, { error: 'execution reverted', calls: [call('CALL', 'f', 'a', 3n)] }),
    ];
    const frame = { txHash: hash('10'), result: { ...call('CALL', 'a', 'c', 9n), calls } };
    assert.deepEqual(rows([transaction, receipt, frame]).slice(1), [
      ['a', 'c', '9'],
      ['c', 'd', '4'],
      ['d', 'e', '1'],
    ]);
  });
  test('a block that lost against another of its number is taken back', () => {
    const lost = sent(1, 'a', 'b', 5n);
    const kept = sent(1, 'a', 'c', 5n, { place: 1 }).map((one) => ({ ...one, blockHash: hash('new') }));
    assert.deepEqual(
      readNative([...lost, ...kept]).transfers.map(({ blockHash }) => blockHash),
      [hash('new'), hash('new')],
    );
  });
  test('a fee cannot be where a trace begins', () => {
    const { transfers } = readNative(sent(1, 'a', 'b', 5n));
    const seeds = [transferId(transfers[0] as never)];
    assert.throws(() => followTransfers({ transfers, seeds, method: 'fifo' }), UnusableTransfers);
  });
  test('whatever moves and whatever fails, the value followed is held, paid in fees, absorbed or at a service', () => {
    const moves = fc.array(
      fc.record({
        from: fc.constantFrom('a', 'b', 'c', 'd'),
        to: fc.constantFrom('a', 'b', 'c', 'd', '0'),
        value: fc.bigInt(0n, 500_000n),
        fails: fc.boolean(),
      }),
      { minLength: 1, maxLength: 25 },
    );
    fc.assert(
      fc.property(moves, fc.constantFrom<TraceMethod>('fifo', 'haircut', 'poison'), (list, method) => {
        const items = list.flatMap(({ from, to, value, fails }, at) =>
          sent(1 + (at >> 2), from, to, value, { status: fails ? '0x0' : '0x1', place: at & 3 }),
        );
        const { transfers } = readNative(items);
        const first = transfers.find(({ fee }) => !fee);
        if (first === undefined) return;
        const flow = followTransfers({
          transfers,
          seeds: [transferId(first)],
          method,
          serviceOf: (name) => (name === account('d') ? 'Exchange' : undefined),
        });
        const sum = (parts: readonly { readonly amount: bigint }[]) => parts.reduce((total, { amount }) => total + amount, 0n);
        assert.equal(sum(flow.seeds) + flow.drawnIn, sum(flow.held) + flow.fees + flow.absorbed + sum(flow.services));
      }),
    );
  });
  test('by fifo the fee leaves before the value it is paid for', () => {
    const items = [...sent(1, 'f', 'a', FEE + 10n), ...sent(2, 'a', 'b', 10n)];
    const { transfers } = readNative(items);
    const seed = transfers.find(({ to }) => to === account('a'));
    const flow = followTransfers({ transfers, seeds: [transferId(seed as never)], method: 'fifo' });
    assert.deepEqual([flow.fees, flow.held.map(({ amount }) => amount)], [FEE, [10n]]);
  });
});

const [ALICE, BOB] = [`41${'a1'.repeat(20)}`, `41${'b0'.repeat(20)}`];
const bytes = (text: string) => fromHex(text) as Uint8Array;
/** As TronGrid lists it, with the signed bytes that its name is the hash of. */
function trx(amount: bigint, more: { said?: bigint; fee?: number; contractRet?: string } = {}) {
  const transfer = message([1, bytes(ALICE)], [2, bytes(BOB)], [3, amount]);
  const any = message([1, new TextEncoder().encode('type.googleapis.com/protocol.TransferContract')], [2, transfer]);
  const raw = message([1, bytes('abcd')], [8, 1_700_000_000n], [11, message([1, 1n], [2, any])]);
  const value = { amount: Number(more.said ?? amount), owner_address: ALICE, to_address: BOB };
  return {
    ret: [{ contractRet: more.contractRet ?? 'SUCCESS', fee: more.fee ?? 1_100_000 }],
    txID: toHex(sha256(raw)),
    raw_data_hex: toHex(raw),
    blockNumber: 60_000_000,
    block_timestamp: 1_700_000_000_000,
    raw_data: { contract: [{ type: 'TransferContract', parameter: { value } }] },
    internal_transactions: [],
  };
}

describe('TRX', () => {
  test('a transfer pays its fee and moves its value, between addresses as people write them', () => {
    const { transfers } = readNative([trx(25_000_000n)]);
    assert.deepEqual(
      transfers.map(({ from, to, amount, fee }) => [from, fee ? 'fee' : to, amount]),
      [
        [tronAddress('a1'.repeat(20)), 'fee', '1100000'],
        [tronAddress('a1'.repeat(20)), tronAddress('b0'.repeat(20)), '25000000'],
      ],
    );
  });
  test('another amount than the signed bytes say, or bytes of another name, are caught', () => {
    assert.throws(() => readNative([trx(25_000_000n, { said: 26_000_000n })]), ContradictedByBytes);
    assert.throws(() => readNative([{ ...trx(25_000_000n), txID: '7'.repeat(64) }]), ContradictedByBytes);
  });
  test('a failed one moves nothing; a stake is of another kind; both pay their fee', () => {
    assert.deepEqual(
      readNative([trx(5n, { contractRet: 'OUT_OF_ENERGY' })]).transfers.map(({ amount }) => amount),
      ['1100000'],
    );
    const stake = trx(5n);
    const frozen = { type: 'FreezeBalanceV2Contract', parameter: { value: { owner_address: ALICE, frozen_balance: 5 } } };
    const { transfers, otherKinds } = readNative([{ ...stake, raw_data: { contract: [frozen] } }]);
    assert.deepEqual([transfers.length, otherKinds], [1, 1]);
  });
  test('what a contract passes on is told by the answer about the transaction, or by the list, once', () => {
    const paid = trx(9n, { fee: 0 });
    const call = { type: 'TriggerSmartContract', parameter: { value: { owner_address: ALICE, contract_address: BOB, call_value: 9 } } };
    const outer = { ...paid, raw_data: { contract: [call] } };
    const inner = {
      internal_tx_id: '1'.repeat(64),
      tx_id: paid.txID,
      from_address: BOB,
      to_address: ALICE,
      data: { call_value: { _: 4 } },
    };
    const info = {
      id: paid.txID,
      blockNumber: 60_000_000,
      internal_transactions: [
        { caller_address: BOB, transferTo_address: ALICE, callValueInfo: [{ callValue: 4 }, { callValue: 8, tokenId: '1' }] },
      ],
    };
    for (const items of [
      [outer, inner, inner],
      [outer, info],
      [outer, info, inner],
    ])
      assert.deepEqual(
        readNative(items).transfers.map(({ amount }) => amount),
        ['9', '4'],
      );
    assert.deepEqual([readNative([inner]).unclear, readNative([info]).transfers.length], [1, 1]);
  });
});

test('whatever a source writes is read, passed over or refused, never a fault', () => {
  const shapes = [...sent(1, 'a', 'b', 5n), trx(5n)] as Record<string, unknown>[];
  fc.assert(
    fc.property(fc.nat(2), fc.string(), fc.jsonValue(), (which, extra, value) => {
      const shape = shapes[which] as Record<string, unknown>;
      for (const name of [...Object.keys(shape), extra])
        try {
          readNative([{ ...shape, [name]: value }, value]);
        } catch (error) {
          if (!(error instanceof UnreadableLog)) throw error;
        }
    }),
    { numRuns: 60 },
  );
});
