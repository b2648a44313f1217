// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  INVENTED_KEYS,
  type MoneroPaymentMade,
  moneroAddress,
  moneroPayment,
  moneroProof,
  OTHER_KEY,
  PAYMENT_ID,
  PAYMENT_KEY,
  STANDARD,
  STRANGER,
  SUBADDRESS,
  toStandard,
  toSubaddress,
} from '../economy/invented-monero.ts';
import { checkMoneroProof, UnusableProof } from './check-proof.ts';
import { readMoneroTransaction, UnreadableMonero } from './read-transaction.ts';

const read = (made: MoneroPaymentMade) => readMoneroTransaction(moneroPayment(made).bytes);

const AMOUNT = 7_000_000_000n;

describe('a proof of a Monero payment', () => {
  for (const ringType of [1, 2, 3, 4, 5, 6])
    for (const [name, to, written] of [
      ['an address', toStandard, STANDARD],
      ['a subaddress', toSubaddress, SUBADDRESS],
    ] as const)
      for (const kind of ['Out', 'In'] as const)
        test(`of the kind ${kind}, to ${name}, RingCT type ${ringType}: shows the output and its amount by its commitment`, () => {
          const transaction = read({ ringType, to, amount: AMOUNT });
          const given = moneroProof(kind, 2, transaction.txid, 'case 7', to);
          const check = checkMoneroProof(transaction, { address: written, proof: given, message: 'case 7' });
          assert.deepEqual([check.verdict, check.receipts], ['shown', [{ output: 1, amount: AMOUNT, amountBy: 'commitment' }]]);
        });
  test('by the key of the transaction shows the same; another key does not', () => {
    const transaction = read({ ringType: 6, to: toStandard, amount: AMOUNT });
    const claim = { address: STANDARD, message: '', proof: PAYMENT_KEY };
    assert.deepEqual([checkMoneroProof(transaction, claim).verdict, checkMoneroProof(transaction, claim).total], ['shown', AMOUNT]);
    assert.equal(checkMoneroProof(transaction, { ...claim, proof: OTHER_KEY }).verdict, 'not-signed');
    assert.equal(checkMoneroProof(transaction, { ...claim, address: STRANGER }).verdict, 'nothing-for-address');
  });
  test('of the first form holds and is named so', () => {
    const transaction = read({ ringType: 5, to: toStandard, amount: AMOUNT });
    const check = checkMoneroProof(transaction, {
      address: STANDARD,
      proof: moneroProof('Out', 1, transaction.txid, '', toStandard),
      message: '',
    });
    assert.deepEqual([check.verdict, check.version], ['shown', 1]);
  });
  test('of another message, transaction or address, or changed in a letter, does not hold', () => {
    const transaction = read({ ringType: 6, to: toStandard, amount: AMOUNT });
    const given = moneroProof('Out', 2, transaction.txid, 'case 7', toStandard);
    const claim = { address: STANDARD, proof: given, message: 'case 7' };
    const other = read({ ringType: 6, to: toStandard, amount: AMOUNT + 1n });
    const changed = `${given.slice(0, -20)}${given.at(-20) === '2' ? '3' : '2'}${given.slice(-19)}`;
    for (const [from, wrong] of [
      [transaction, { ...claim, message: 'case 8' }],
      [other, claim],
      [transaction, { ...claim, address: STRANGER }],
      [transaction, { ...claim, proof: changed }],
      [transaction, { ...claim, proof: given.replace('OutProofV2', 'OutProofV1') }],
      [transaction, { ...claim, proof: given.replace('OutProofV2', 'InProofV2') }],
    ] as const)
      assert.equal(checkMoneroProof(from, wrong).verdict, 'not-signed');
  });
  test('whose amount is not the committed one is told, and no amount is given', () => {
    const transaction = read({ ringType: 6, to: toStandard, amount: AMOUNT, committed: AMOUNT - 1n });
    const check = checkMoneroProof(transaction, {
      address: STANDARD,
      proof: moneroProof('Out', 2, transaction.txid, '', toStandard),
      message: '',
    });
    assert.deepEqual([check.verdict, check.total], ['amount-contradicted', 0n]);
  });
  test('of what a miner earned gives the amount that stands there', () => {
    const transaction = read({ ringType: 0, to: toStandard, amount: AMOUNT });
    const check = checkMoneroProof(transaction, {
      address: STANDARD,
      proof: moneroProof('In', 2, transaction.txid, '', toStandard),
      message: '',
    });
    assert.deepEqual(check.receipts, [{ output: 1, amount: AMOUNT, amountBy: 'clear' }]);
  });
  test('says whether the payment names the id of an integrated address', () => {
    const transaction = read({ ringType: 6, to: toStandard, amount: AMOUNT });
    const given = { proof: moneroProof('Out', 2, transaction.txid, '', toStandard), message: '' };
    const named = (id: Uint8Array) =>
      checkMoneroProof(transaction, { ...given, address: moneroAddress(19, INVENTED_KEYS.spend, INVENTED_KEYS.view, id) }).paymentId;
    assert.deepEqual([named(PAYMENT_ID), named(PAYMENT_ID.map((byte) => byte ^ 1))], [true, false]);
  });
  test('that is none, or for what is no address, is refused', () => {
    const transaction = read({ ringType: 6, to: toStandard, amount: AMOUNT });
    for (const claim of [
      { address: STANDARD, proof: 'OutProofV2', message: '' },
      { address: STANDARD, proof: `OutProofV2${'0'.repeat(132)}`, message: '' },
      { address: STANDARD, proof: 'SpendProofV1abc', message: '' },
      { address: STANDARD, proof: '00'.repeat(32), message: '' },
      { address: `${STANDARD.slice(0, -1)}1`, proof: '11'.repeat(32), message: '' },
    ])
      assert.throws(() => checkMoneroProof(transaction, claim), UnusableProof);
  });
});

describe('a Monero transaction', () => {
  test('has the same name whole and pruned, when the hash of what is missing is given', () => {
    const made = { ringType: 6, to: toStandard, amount: AMOUNT };
    const pruned = moneroPayment({ ...made, pruned: true });
    assert.equal(readMoneroTransaction(pruned.bytes, pruned.restHash).txid, read(made).txid);
    assert.throws(() => readMoneroTransaction(pruned.bytes), UnreadableMonero);
  });
  test('cut or changed anywhere is read as another one or refused, never a fault', () => {
    const { bytes } = moneroPayment({ ringType: 5, to: toStandard, amount: AMOUNT });
    const { txid } = readMoneroTransaction(bytes);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, cut) => {
        const changed = cut ? bytes.subarray(0, at) : bytes.map((byte, index) => (index === at ? byte ^ by : byte));
        try {
          assert.notEqual(readMoneroTransaction(changed).txid, txid);
        } catch (error) {
          if (!(error instanceof UnreadableMonero)) throw error;
        }
      }),
    );
  });
});
