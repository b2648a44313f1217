// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { commandLineIn } from '../../../test/command-line.ts';
import { inventedMoneroPayment } from '../../core/currency/economy/invented-monero.ts';

const folder = mkdtempSync(join(tmpdir(), 'monero-'));
after(() => rmSync(folder, { recursive: true }));
const rogatory = commandLineIn(folder);
const made = inventedMoneroPayment({ amount: 7_000_000_000n, message: 'case 7' });
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const transaction = file('tx.hex', made.transaction);
const claim = ['--address', made.address, '--proof', made.outProof, '--message', 'case 7'];

describe('rogatory trace monero', () => {
  test('checks a proof of payment against the transaction, to the piconero', async () => {
    const { exit, out } = await rogatory('trace', 'monero', transaction, ...claim, '--txid', made.txid, '--json');
    const { verdict, total, outputs, txid } = JSON.parse(out);
    assert.deepEqual([exit, verdict, total, txid], [0, 'shown', '7000000000', made.txid]);
    assert.equal(outputs[0].amountBy, 'commitment');
  });
  test('reads the answer of a node, whole or pruned', async () => {
    const [half, rest] = [made.transaction.slice(0, -made.rest.length), made.rest];
    for (const answer of [
      { txs: [{ as_hex: made.transaction }] },
      { txs: [{ as_hex: '', pruned_as_hex: half, prunable_as_hex: rest }] },
      { pruned_as_hex: half, prunable_as_hex: '', prunable_hash: made.restHash },
    ]) {
      const path = file('answer.json', JSON.stringify(answer));
      assert.equal((await rogatory('trace', 'monero', path, ...claim, '--txid', made.txid)).exit, 0, JSON.stringify(Object.keys(answer)));
    }
  });
  test('a key of the transaction does as well; what does not hold ends with 1 and says so in the reader’s language', async () => {
    const byKey = await rogatory('trace', 'monero', transaction, '--address', made.address, '--proof', made.transactionKey);
    assert.equal(byKey.exit, 0);
    const wrong = await rogatory('trace', 'monero', transaction, ...claim.slice(0, 4), '--message', 'case 8', '--lang', 'fr');
    assert.equal(wrong.exit, 1);
    assert.match(wrong.out, /pas valable/);
  });
  test('of an address alone says that nothing can be followed and what can be asked', async () => {
    const { exit, out } = await rogatory('trace', 'monero', '--address', made.address, '--json');
    assert.deepEqual([exit, JSON.parse(out).chain, JSON.parse(out).says.length], [0, 'monero', 2]);
  });
  test('a proof of another kind is named, with what it would show and which command of a wallet checks it, and shows nothing', async () => {
    for (const [proof, kind, command] of [
      ['SpendProofV1aaaa', 'spend-proof', 'check_spend_proof'],
      [' ReserveProofV2bbbb\n', 'reserve-proof', 'check_reserve_proof'],
      ['SigV2cccc', 'signed-message', 'verify'],
    ] as const)
      for (const language of ['en', 'ar', 'fr'])
        for (const given of [[], [transaction]]) {
          const args = ['--address', made.address, '--proof', proof, '--lang', language, '--json'];
          const { exit, out } = await rogatory('trace', 'monero', ...given, ...args);
          const told = JSON.parse(out);
          assert.deepEqual([exit, told.kind, told.verdict], [1, kind, 'not-checked']);
          assert.ok(told.says.join(' ').includes(command));
        }
  });
  test('files and arguments that are none are refused in one sentence', async () => {
    const other = file('other', 'no transaction');
    for (const args of [
      [],
      [transaction],
      [transaction, '--address', made.address],
      [other, ...claim],
      [join(folder, 'missing'), ...claim],
      [transaction, ...claim, '--txid', '00'],
      [file('cut.hex', made.transaction.slice(0, 80)), ...claim],
      [file('deep.json', `{"txs":${'['.repeat(50_000)}`), ...claim],
      [transaction, '--address', 'x', '--proof', made.outProof],
    ]) {
      const { exit, err } = await rogatory('trace', 'monero', ...args);
      assert.equal(exit, 2, args.join(' '));
      assert.equal(err.trim().split('\n').length, 1);
    }
  });
});
