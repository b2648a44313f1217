// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type MethodFacts, methodText, type ReportLanguage } from './method-text.ts';

const FACTS: MethodFacts = {
  followed: 'bitcoin',
  unit: 'satoshi',
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
      for (const figure of ['0.31415926 BTC', '31415926', '0.20000000 BTC', '20000000', '11000000', '415926', 'Example Exchange'])
        assert.ok(text.includes(figure), figure);
      assert.equal(methodText(FACTS, language).length, 7);
    });
  for (const language of ['en', 'ar', 'fr'] as ReportLanguage[])
    test(`${language}: a token is not called by the unit of Bitcoin, and the text says that one source stands behind it`, () => {
      const text = methodText({ ...FACTS, followed: 'token', unit: 'T…', fees: '0' }, language).join('\n');
      assert.doesNotMatch(text, /satoshi|ساتوشي|CoinJoin/);
      assert.match(text, /source|المصدر/);
    });
  test('a token known by its contract is named, and the exact units stand beside it', () => {
    const text = methodText({ ...FACTS, followed: 'token', unit: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t' }, 'en').join('\n');
    assert.match(text, /Value of 31\.415926 USDT \(31415926 of the smallest unit of the token\)/);
  });
  test('no report says that somebody owns something', () => {
    for (const language of ['en', 'fr'] as ReportLanguage[])
      for (const method of ['fifo', 'haircut', 'poison'] as const)
        assert.doesNotMatch(methodText({ ...FACTS, method }, language).join(' '), /\bowner|\bowns|propriétaire|belongs/i);
  });
});
