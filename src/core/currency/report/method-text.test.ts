// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type MethodFacts, methodText, type ReportLanguage } from './method-text.ts';

const FACTS: MethodFacts = {
  followed: 'bitcoin',
  method: 'fifo',
  seeds: 2,
  seedsTotal: '31415926',
  transactions: 17,
  services: [{ label: 'Example Exchange', amount: '20000000', basis: 'deposit' }],
  unspent: '11000000',
  fees: '415926',
  absorbed: '0',
};

describe('the words of a trace report', () => {
  for (const language of ['en', 'ar', 'fr'] as ReportLanguage[])
    test(`${language}: every amount of the trace is named, and the limits stand in it`, () => {
      const text = methodText(FACTS, language).join('\n');
      for (const figure of ['31415926', '20000000', '11000000', '415926', 'Example Exchange']) assert.ok(text.includes(figure), figure);
      assert.equal(methodText(FACTS, language).length, 7);
    });
  for (const language of ['en', 'ar', 'fr'] as ReportLanguage[])
    test(`${language}: a token is not called by the unit of Bitcoin, and the text says that one source stands behind it`, () => {
      const text = methodText({ ...FACTS, followed: 'token', fees: '0' }, language).join('\n');
      assert.doesNotMatch(text, /satoshi|ساتوشي|CoinJoin/);
      assert.match(text, /source|المصدر/);
    });
  test('no report says that somebody owns something', () => {
    for (const language of ['en', 'fr'] as ReportLanguage[])
      for (const method of ['fifo', 'haircut', 'poison'] as const)
        assert.doesNotMatch(methodText({ ...FACTS, method }, language).join(' '), /\bowner|\bowns|propriétaire|belongs/i);
  });
});
