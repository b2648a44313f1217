// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { TraceMethod } from '../follow/follow.ts';
import { followTransfers, type TokenFlow, UnusableTransfers } from './follow-transfers.ts';
import { type TokenTransfer, tronAddress } from './read-transfers.ts';

const METHODS: readonly TraceMethod[] = ['fifo', 'haircut', 'poison'];
const account = (name: string) => `0x${name.padStart(40, '0')}`;
const NOBODY = `0x${'0'.repeat(40)}`;

/** `['a', 'b', 5n]`: five from a to b, one a block; the third has the id `0x3:0`. */
const transfersOf = (rows: readonly (readonly [string, string, bigint])[]): TokenTransfer[] =>
  rows.map(([from, to, amount], at) => ({
    txHash: `0x${at + 1}`,
    logIndex: 0,
    contract: '0xc0',
    from: from === '' ? NOBODY : account(from),
    to: to === '' ? NOBODY : account(to),
    amount: String(amount),
    blockNumber: at + 1,
  }));
const sum = (rows: readonly { readonly amount: bigint }[]) => rows.reduce((total, { amount }) => total + amount, 0n);
const heldBy = (flow: TokenFlow) => Object.fromEntries(flow.held.map(({ account: name, amount }) => [name.slice(-1), amount]));
/** A suspect `a` holds 60 of the followed value and 40 of clean value, in that order, and pays 50 to `b`. */
const mixed = transfersOf([
  ['f', 'a', 60n],
  ['e', 'a', 40n],
  ['a', 'b', 50n],
]);

describe('value of a token that is mixed on an account', () => {
  test('by fifo: what came first leaves first', () => {
    assert.deepEqual(heldBy(followTransfers({ transfers: mixed, seeds: ['0x1:0'], method: 'fifo' })), { a: 10n, b: 50n });
    assert.deepEqual(heldBy(followTransfers({ transfers: mixed, seeds: ['0x2:0'], method: 'fifo' })), { a: 40n });
  });
  test('by haircut: what leaves carries the share that was marked', () =>
    assert.deepEqual(heldBy(followTransfers({ transfers: mixed, seeds: ['0x1:0'], method: 'haircut' })), { a: 30n, b: 30n }));
  test('by poison: all of it, and what was clean is told apart', () => {
    const flow = followTransfers({ transfers: mixed, seeds: ['0x1:0'], method: 'poison' });
    assert.deepEqual([sum(flow.held), flow.drawnIn], [100n, 40n]);
  });
  test('what an account paid beyond what the data shows was there before, comes first, and is stated', () => {
    const flow = followTransfers({
      transfers: transfersOf([
        ['f', 'a', 10n],
        ['a', 'b', 25n],
      ]),
      seeds: ['0x1:0'],
      method: 'fifo',
    });
    assert.deepEqual(flow.openings, [{ account: account('a'), amount: 15n }]);
    assert.deepEqual(heldBy(flow), { b: 10n });
  });
});

describe('following ends', () => {
  const chain = transfersOf([
    ['f', 'a', 10n],
    ['a', 'b', 10n],
    ['b', 'c', 10n],
    ['c', 'd', 10n],
  ]);
  test('at a service', () => {
    const flow = followTransfers({
      transfers: chain,
      seeds: ['0x1:0'],
      method: 'fifo',
      serviceOf: (name) => (name === account('c') ? 'Exchange' : undefined),
    });
    assert.deepEqual(flow.services, [{ label: 'Exchange', amount: 10n }]);
    assert.deepEqual(flow.held, []);
  });
  test('after so many hops, below an amount, and after a block', () => {
    for (const [limit, left] of [
      [{ maxHops: 2 }, 'c'],
      [{ untilBlock: 2 }, 'b'],
      [{ minAmount: 11n }, 'a'],
    ] as const)
      assert.deepEqual(heldBy(followTransfers({ transfers: chain, seeds: ['0x1:0'], method: 'fifo', ...limit })), { [left]: 10n });
  });
  test('when it is burnt, on both chains', () => {
    const burnt = transfersOf([
      ['f', 'a', 10n],
      ['a', '', 4n],
    ]);
    assert.equal(followTransfers({ transfers: burnt, seeds: ['0x1:0'], method: 'fifo' }).absorbed, 4n);
    const onTron = burnt.map((one, at) => ({ ...one, txHash: `${at + 1}`, to: at === 1 ? tronAddress('00'.repeat(20)) : one.to }));
    assert.equal(followTransfers({ transfers: onTron, seeds: ['1:0'], method: 'fifo' }).absorbed, 4n);
  });
  test('a seed that is not there, two tokens, a transfer without its block: each is refused', () => {
    const refused = (transfers: readonly TokenTransfer[], seed: string) =>
      assert.throws(() => followTransfers({ transfers, seeds: [seed], method: 'fifo' }), UnusableTransfers);
    refused(chain, '0x9:0');
    refused([...chain, { ...(chain[0] as TokenTransfer), contract: '0xdd' }], '0x1:0');
    refused(
      chain.map(({ blockNumber: _, ...one }) => one),
      '0x1:0',
    );
  });
});

test('whatever is sent, by every method nothing is lost and nothing is made, and no account holds more than it has', () => {
  const name = fc.constantFrom('', 'a', 'b', 'c', 'd', 'e');
  const row = fc.tuple(name, name, fc.bigInt({ min: 0n, max: 2n ** 70n }));
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 25 }),
      fc.nat(),
      fc.constantFrom(...METHODS),
      fc.nat(6),
      (rows, pick, method, hops) => {
        const transfers = transfersOf(rows);
        const seeds = [...new Set([`0x${(pick % rows.length) + 1}:0`, `0x${((pick % 3) % rows.length) + 1}:0`])];
        const flow = followTransfers({
          transfers,
          seeds,
          method,
          ...(hops < 5 ? { maxHops: hops } : {}),
          serviceOf: (one) => (one === account('e') ? 'E' : undefined),
        });
        assert.equal(sum(flow.seeds) + flow.drawnIn, sum(flow.held) + flow.absorbed + sum(flow.services));
        const sizes = new Map(transfers.map(({ txHash, amount }) => [`${txHash}:0`, BigInt(amount)]));
        for (const { to, amount } of flow.edges) assert.ok(amount <= (sizes.get(to) as bigint));
      },
    ),
    { numRuns: 300 },
  );
});
