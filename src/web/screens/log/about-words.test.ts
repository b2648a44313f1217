// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { caseRoles } from '../../../core/access/role.ts';
import { documentKinds } from '../../../core/requests/kinds.ts';
import { refusalReasons } from '../../../core/requests/refusal-reasons.ts';
import { requestEvents, requestStates } from '../../../core/requests/state-table.ts';
import { type CompiledMessages, type Language, sayer } from '../../language/messages.ts';
import { messages as ar } from '../../messages/ar/index.ts';
import { messages as en } from '../../messages/en/index.ts';
import { messages as fr } from '../../messages/fr/index.ts';
import { toldOf } from './about-words.ts';

const says = Object.entries({ en, ar, fr }).map(([language, texts]) => sayer(texts as CompiledMessages, language as Language));
const [english] = says;
const told = (about: Readonly<Record<string, unknown>>, refusedBecause: string | null = null) =>
  toldOf({ about, refusedBecause }, english ?? assert.fail());

describe('what an entry of the log says of itself', () => {
  test('codes of a request are said in words in each language, and keep their letters beside them', () => {
    const codes: Readonly<Record<string, readonly string[]>> = {
      role: caseRoles,
      event: [...requestEvents, 'keep-facts', 'take-over-facts', 'answer-named'],
      state: requestStates,
      document: Object.keys(documentKinds),
      language: ['en', 'ar', 'fr'],
      code: [...refusalReasons.provider, ...refusalReasons.state].map((one) => one.replaceAll('_', '-')),
    };
    const raw = says.flatMap((say) =>
      Object.entries(codes).flatMap(([member, all]) =>
        all.filter((code) => toldOf({ about: { [member]: code }, refusedBecause: null }, say)[0]?.code !== code),
      ),
    );
    assert.deepEqual(raw, []);
    assert.deepEqual(told({ event: 'submit' }), [{ member: 'event', text: 'Hand in for approval', code: 'submit' }]);
  });
  test('what a trace was of and by which method, and what the desk found wrong, are said in words', () => {
    const entry = { chain: 'bitcoin-regtest', method: 'poison', fault: 'log-rolled-back' };
    assert.deepEqual(
      says.map((say) => toldOf({ about: entry, refusedBecause: null }, say).map(({ text }) => text)),
      [
        ['Bitcoin (private test network)', en['money.method.poison'], en['fault.log_rolled_back']],
        ['شبكة Bitcoin التجريبية الخاصة', ar['money.method.poison'], ar['fault.log_rolled_back']],
        ['Bitcoin (réseau de test privé)', fr['money.method.poison'], fr['fault.log_rolled_back']],
      ],
    );
  });
  test('several codes of one member are several words', () => {
    assert.equal(told({ families: 'terrorism+laundering' })[0]?.text, 'Terrorism, Money laundering');
  });
  test('a refusal is told by what its rule says, not by its code; what was asked is the kind of the entry', () => {
    const [rule, ...more] = told({ rule: 'REQUEST_FOUR_EYES', asked: 'approve-request' }, 'Another person decides.');
    assert.deepEqual([rule?.text, rule?.code, more], ['Another person decides.', 'REQUEST_FOUR_EYES', []]);
  });
  test('a hash, a number and a code of a newer program stand as they are', () => {
    const hash = 'e11b'.repeat(16);
    assert.deepEqual(told({ item: hash, count: 3, state: 'dreamt' }), [
      { member: 'item', text: 'e11be11be11be11b…' },
      { member: 'count', text: '3' },
      { member: 'state', text: 'dreamt' },
    ]);
  });
  test('what is an object, or not shown to this reader, is not told', () => {
    assert.deepEqual(told({ query: { kind: 'x' }, comment: null }), []);
  });
});
