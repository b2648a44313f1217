// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inventedChain } from '../../core/currency/economy/invented-case.ts';
import { deskSources, LEDGERS_FILE } from '../../ledgers/look-up/desk-sources.ts';
import { LookUp } from '../../ledgers/look-up/look-up.ts';
import { movementsOf } from '../../ledgers/look-up/movements.ts';
import { type LanternLedgers, openLanternLedgers } from './lantern-ledgers.ts';

describe('the sources of the training desk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rogatory-ledgers-'));
  const chain = inventedChain();
  let ledgers: LanternLedgers;
  before(async () => {
    ledgers = await openLanternLedgers(folder);
  });
  after(() => {
    ledgers.close();
    rmSync(folder, { recursive: true });
  });
  const ask = async (id: string, what: 'address' | 'transaction', written: string) => {
    const source = deskSources(folder).find((one) => one.id === id);
    assert.ok(source !== undefined);
    const lookUp = new LookUp(source, { allowed: new Set([id]), purpose: 'training', now: () => new Date(0), record() {} });
    return await movementsOf(lookUp, source, { what, written });
  };

  test('Bitcoin: the fee address names its transactions, and each is proven down to what arrived there', async () => {
    const named = await ask('invented-bitcoin', 'address', chain.feeAddress);
    const names = named?.value.map(({ transaction }) => transaction) ?? [];
    const paid = chain.seeds.map((seed) => seed.split(':')[0] as string);
    assert.deepEqual(
      paid.filter((txid) => !names.includes(txid)),
      [],
    );
    for (const txid of paid) {
      const found = await ask('invented-bitcoin', 'transaction', txid);
      assert.equal(found?.grade, 'proven');
      assert.ok(found.value.some(({ to, at }) => to === chain.feeAddress && at?.startsWith('2026-10-08')));
    }
  });
  test('TRON: what the fee address received and paid on, the same by the account and by the transaction', async () => {
    const { feeAddress, exchangeAddress } = chain.tron;
    const found = await ask('invented-tron', 'address', feeAddress);
    assert.deepEqual(
      found?.value.map(({ to, amount }) => [to, amount]),
      [
        [feeAddress, '900000000'],
        [feeAddress, '850000000'],
        [feeAddress, '925000000'],
        [exchangeAddress, '2600000000'],
      ],
    );
    for (const { transaction, amount } of found?.value ?? [])
      assert.deepEqual(
        (await ask('invented-tron', 'transaction', transaction))?.value.map((one) => one.amount),
        [amount],
      );
  });
  test('what was never on the chains is not known there', async () => {
    assert.equal(await ask('invented-bitcoin', 'transaction', '0'.repeat(64)), undefined);
    assert.equal(await ask('invented-tron', 'transaction', '0'.repeat(64)), undefined);
    assert.deepEqual((await ask('invented-tron', 'address', chain.tron.feeAddress.toLowerCase()))?.value, []);
  });
  test('a list of sources that somebody wrote stays as it is', async () => {
    const path = join(folder, LEDGERS_FILE);
    const made = readFileSync(path, 'utf8');
    writeFileSync(path, '- {id: own-node, kind: evm, url: http://127.0.0.1:1}\n');
    (await openLanternLedgers(folder)).close();
    assert.deepEqual(
      deskSources(folder).map(({ id }) => id),
      ['own-node'],
    );
    writeFileSync(path, made);
  });
});
