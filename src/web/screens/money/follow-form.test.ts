// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CaseTracing, FollowingShown, LookUpAnswer } from '../../../core/api/currency.ts';
import {
  allThatCameIn,
  beginningOf,
  bodyOf,
  followable,
  formAgain,
  freshForm,
  isUnderLimit,
  type Question,
  type Source,
  secondsOf,
  seedsOf,
  unitOfForm,
  usualContract,
} from './follow-form.ts';

const TOKEN = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const ACCOUNT = 'TFeeAddress';
const source = (id: string, kind: Source['kind'], allowed = true): Source => ({ id, kind, host: '127.0.0.1', allowed });
const [BITCOIN, TRON, ETHEREUM] = [source('own-electrs', 'esplora'), source('own-tron', 'tron'), source('own-evm', 'evm')];
const NO_LIMITS: CaseTracing = {
  sources: [source('own-core', 'bitcoin-core'), source('other-electrs', 'esplora', false), BITCOIN, TRON, ETHEREUM],
  maxHops: null,
  minAmount: null,
  untilDay: null,
  reason: null,
  setAt: null,
  setBy: null,
};
const written = { ...freshForm(NO_LIMITS), contract: usualContract(TRON), begin: ' aa:0\n\naa:0\r\nbb:1 ', purpose: ' the fees ' };

describe('what is asked to be followed', () => {
  test('only through sources that the case allows and that can be followed', () => {
    assert.deepEqual(
      followable(NO_LIMITS.sources).map(({ id }) => id),
      ['own-electrs', 'own-tron', 'own-evm'],
    );
  });
  test('begins with first in, first out, and as far as the case allows', () => {
    assert.partialDeepStrictEqual(freshForm({ ...NO_LIMITS, maxHops: 5 }), { method: 'fifo', hops: '5', source: 'own-electrs' });
    assert.equal(freshForm(NO_LIMITS).hops, '12');
  });
  test('each beginning once, without blanks around it, in the digits of any keyboard', () => {
    assert.deepEqual(seedsOf(written.begin), ['aa:0', 'bb:1']);
    assert.deepEqual(seedsOf('aa:٠\nbb:۱'), ['aa:0', 'bb:1']);
  });
  test('of Bitcoin no contract is named, of a token its own', () => {
    assert.deepEqual(bodyOf(written, BITCOIN), {
      source: 'own-electrs',
      seeds: ['aa:0', 'bb:1'],
      method: 'fifo',
      maxHops: 12,
      coSigners: false,
      purpose: 'the fees',
    });
    assert.partialDeepStrictEqual(bodyOf({ ...written, least: '5' }, TRON), { contract: TOKEN, minAmount: '5' });
    assert.match(bodyOf({ ...written, contract: usualContract(ETHEREUM) }, ETHEREUM).contract || '', /^0x[0-9a-fA-F]{40}$/);
  });
  test('the least amount is counted in satoshis, or in the unit of the token', () => {
    assert.deepEqual([unitOfForm(BITCOIN, written), unitOfForm(TRON, written)], ['satoshi', TOKEN]);
  });
  test('the least amount may not lie below the limit of the case, however long it is and on whatever keyboard', () => {
    const under = (least: string, limit: string | null) => isUnderLimit({ least }, limit);
    assert.deepEqual([under('999', '1000'), under(' ٩٩٩ ', '1000'), under('0', '1')], [true, true, true]);
    const long = '1'.repeat(70);
    assert.deepEqual([under('1000', '1000'), under(`${long}0`, `${long}1`), under(`${long}1`, `${long}0`)], [false, true, false]);
    assert.deepEqual([under('', '1000'), under('1', null), under('-1', '1000'), under('1e9', '1000')], [false, false, false, false]);
  });
  test('addresses of other people are asked about only where somebody ticked it, and only of Bitcoin', () => {
    assert.equal(freshForm(NO_LIMITS).coSigners, false);
    assert.equal(bodyOf({ ...written, coSigners: true }, BITCOIN).coSigners, true);
    assert.equal('coSigners' in bodyOf({ ...written, coSigners: true }, TRON), false);
  });
  test('whether outputs are unspent is asked of another Esplora that the case allows, on another machine', () => {
    const other = { ...source('second-electrs', 'esplora'), host: '127.0.0.2' };
    const twin = source('twin-electrs', 'esplora');
    assert.deepEqual(secondsOf([...NO_LIMITS.sources, other, twin], BITCOIN), [other]);
    assert.deepEqual(secondsOf([...NO_LIMITS.sources, other], TRON), []);
    assert.equal(bodyOf({ ...written, second: 'second-electrs' }, BITCOIN).second, 'second-electrs');
    assert.equal('second' in bodyOf({ ...written, second: 'second-electrs' }, TRON), false);
    assert.equal('second' in bodyOf(written, BITCOIN), false);
  });
  test('the same again stands in the form as it was asked', () => {
    const asked = bodyOf({ ...written, least: '5', method: 'poison' }, TRON);
    const again = { ...freshForm(NO_LIMITS), ...formAgain({ ...asked, contract: TOKEN } as unknown as FollowingShown) };
    assert.deepEqual(bodyOf(again, TRON), asked);
  });
});

describe('from a movement that a source told of', () => {
  const question = (of: Source, what: Question['what'] = 'transaction', about = 'aa'): Question => ({
    source: of,
    what,
    written: about,
    purpose: 'the fees',
  });
  const told = (some: Partial<LookUpAnswer['movements'][number]>) => ({
    transaction: 'aa',
    from: null,
    to: ACCOUNT,
    amount: '1',
    contract: null,
    unit: 'satoshi',
    seed: null,
    at: null,
    signed: false,
    ...some,
  });

  test('an output is followed by its place, for the purpose it was asked for', () => {
    assert.deepEqual(beginningOf(told({ seed: 'aa:1' }), question(BITCOIN)), {
      from: 'movement',
      fills: { source: 'own-electrs', purpose: 'the fees', begin: 'aa:1' },
    });
  });
  test('a transfer of a token brings its contract along', () => {
    assert.deepEqual(beginningOf(told({ seed: 'aa:3', contract: 'TOther' }), question(TRON))?.fills, {
      source: 'own-tron',
      purpose: 'the fees',
      contract: 'TOther',
      begin: 'aa:3',
    });
  });
  test('where the place is not told, all is followed that came into the account that was asked about', () => {
    const ofAccount = question(TRON, 'address', ACCOUNT);
    assert.partialDeepStrictEqual(beginningOf(told({ contract: TOKEN }), ofAccount), { from: 'account', fills: { begin: ACCOUNT } });
    assert.equal(beginningOf(told({ contract: TOKEN, to: 'TExchange', from: ACCOUNT }), ofAccount), undefined);
    assert.equal(beginningOf(told({ contract: TOKEN }), question(TRON)), undefined);
  });
  test('all that came into an address is followed at once, where it is several movements of one thing', () => {
    const ofAddress = question(BITCOIN, 'address', ACCOUNT);
    const came = (seed: string, more = {}) => told({ seed, ...more });
    const went = told({ to: null, from: ACCOUNT });
    assert.deepEqual(allThatCameIn([came('aa:1'), went, came('bb:0')], ofAddress), {
      source: 'own-electrs',
      purpose: 'the fees',
      begin: 'aa:1\nbb:0',
    });
    assert.equal(allThatCameIn([came('aa:1'), went], ofAddress), undefined, 'one has its own button');
    assert.equal(allThatCameIn([came('aa:1'), came('bb:0', { to: 'other' })], ofAddress), undefined);
    assert.equal(allThatCameIn([came('aa:1'), came('bb:0')], question(BITCOIN)), undefined);
    const many = (count: number) => Array.from({ length: count }, (_, at) => came(`aa:${at}`));
    assert.deepEqual([allThatCameIn(many(20), ofAddress)?.begin?.split('\n').length, allThatCameIn(many(21), ofAddress)], [20, undefined]);
    const ofAccount = question(TRON, 'address', ACCOUNT);
    assert.equal(allThatCameIn([came('aa:1', { contract: TOKEN }), came('bb:2', { contract: TOKEN })], ofAccount)?.contract, TOKEN);
    assert.equal(allThatCameIn([came('aa:1', { contract: TOKEN }), came('bb:2', { contract: 'TOther' })], ofAccount), undefined);
  });
  test('TRX is followed as what it is, the coin of its chain', () => {
    assert.partialDeepStrictEqual(beginningOf(told({ seed: 'aa:1' }), question(TRON)), { fills: { begin: 'aa:1', contract: 'native' } });
    assert.equal(unitOfForm(TRON, { ...written, contract: 'native' }), 'sun');
  });
  test('nothing is followed of ether, of Bitcoin without a place, or through a source that cannot', () => {
    assert.equal(beginningOf(told({ seed: 'aa:1' }), question(ETHEREUM)), undefined);
    assert.equal(beginningOf(told({}), question(BITCOIN, 'address', ACCOUNT)), undefined);
    assert.equal(beginningOf(told({ seed: 'aa:1' }), question(source('own-core', 'bitcoin-core'))), undefined);
  });
});
