// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromHex } from '../../core/currency/addresses/digests.ts';
import type { ProvenTransaction } from './crawl-forward.ts';
import { WholeHistories } from './whole-histories.ts';

/** Pays to a public key's hash: such a script has an address. */
const scriptOf = (byte: string): Uint8Array => fromHex(`76a914${byte.repeat(20)}88ac`) as Uint8Array;
const [DEPOSIT, OTHER, HOT] = ['a1', 'b2', 'c3'].map(scriptOf) as [Uint8Array, Uint8Array, Uint8Array];
const transaction = (txid: string, spends: readonly string[], pays: Uint8Array): [string, ProvenTransaction] => [
  txid,
  {
    txid,
    inputs: spends.map((name) => ({ txid: name, output: 0 })),
    outputs: [{ value: 1, script: pays }],
  } as unknown as ProvenTransaction,
];
/** A customer pays in; what another customer paid in is swept together with it. */
const known = new Map([
  transaction('paid-in', ['wages'], DEPOSIT),
  transaction('paid-in-by-another', [], OTHER),
  transaction('swept', ['paid-in', 'paid-in-by-another'], HOT),
]);

describe('all that was ever done with a script', () => {
  const asked = async (names: readonly string[], hidden?: string) => {
    const histories = new WholeHistories({ transactionsOf: (_, most) => Promise.resolve(names.slice(0, most)) }, 'bitcoin-regtest');
    const kept: string[] = [];
    const keep = (txid: string) => {
      kept.push(txid);
      return Promise.resolve(txid === hidden ? undefined : known.get(txid));
    };
    return {
      isNew: await histories.ask(DEPOSIT, keep),
      isWhole: histories.isWhole(DEPOSIT),
      kept,
      again: () => histories.ask(DEPOSIT, keep),
    };
  };

  test('is known when each transaction is, and what is spent together with it; not who paid it in', async () => {
    const { isNew, isWhole, kept, again } = await asked(['swept', 'paid-in']);
    assert.deepEqual([isNew, isWhole, new Set(kept)], [true, true, new Set(['swept', 'paid-in', 'paid-in-by-another'])]);
    assert.equal(await again(), false, 'and is asked once');
  });
  test('is not where one of them may not be looked at, or has no proof', async () => {
    for (const hidden of ['paid-in', 'swept', 'paid-in-by-another'])
      assert.equal((await asked(['swept', 'paid-in'], hidden)).isWhole, false);
  });
  test('is not asked for where there is more than a deposit address does, nor said where the source lists nothing', async () => {
    const { isWhole, kept } = await asked(Array.from({ length: 26 }, (_, number) => `tx ${number}`));
    assert.deepEqual([isWhole, kept], [false, []]);
    assert.equal((await asked([])).isWhole, false);
  });
});
