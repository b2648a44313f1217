// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addresseeName, nameOnPaper } from './addressee-name.ts';
import type { Country, Knowledge } from './knowledge.ts';

const egypt = {
  name: { en: 'Egypt', ar: 'مصر', fr: 'Égypte' },
  authorities: [{ role: 'mla', name: 'Ministry of Justice', ar: 'وزارة العدل' }],
};
const knowledge = { countries: new Map([['EG', egypt as unknown as Country]]) } as unknown as Knowledge;

test('a role that was said in words is said in the reader’s', () => {
  const arabic = addresseeName({ kind: 'exchange', country: 'MT', name: 'the exchange, in Malta' }, 'ar', knowledge);
  assert.match(arabic, /مالطا/);
  assert.doesNotMatch(arabic, /[a-z]/i);
  assert.equal(addresseeName({ kind: 'exchange', country: 'MT', name: arabic }, 'en', knowledge), 'the exchange, in Malta');
});
test('an office has the name its State gives it, where the file knows it', () => {
  const office = { kind: 'central_authority', country: 'EG', name: 'Ministry of Justice' };
  assert.equal(addresseeName(office, 'ar', knowledge), 'وزارة العدل');
  assert.equal(addresseeName({ ...office, name: 'وزارة العدل' }, 'en', knowledge), 'Ministry of Justice');
  assert.equal(addresseeName(office, 'fr', knowledge), 'Ministry of Justice');
});
test('a company keeps its name', () => {
  assert.equal(addresseeName({ kind: 'provider', country: 'US', name: 'Meta Platforms, Inc.' }, 'ar', knowledge), 'Meta Platforms, Inc.');
});
test('on paper a company without a name is called as its service is; an office, a named company and an operator are not', () => {
  const exchange = { kind: 'exchange', country: 'MT', name: 'the exchange, in Malta' };
  for (const language of ['en', 'ar', 'fr'] as const) {
    const said = addresseeName(exchange, language, knowledge);
    assert.equal(nameOnPaper({ ...exchange, name: said }, 'Lighthouse', 'en', knowledge), 'Lighthouse');
  }
  assert.equal(nameOnPaper(exchange, undefined, 'en', knowledge), 'the exchange, in Malta');
  assert.equal(nameOnPaper({ ...exchange, name: 'Lighthouse Ltd' }, 'Lighthouse', 'en', knowledge), 'Lighthouse Ltd');
  const office = { kind: 'central_authority', country: 'EG', name: 'the central authority of Egypt' };
  assert.equal(nameOnPaper(office, 'Lighthouse', 'en', knowledge), 'the central authority of Egypt');
  const operator = { kind: 'isp', country: 'MT', name: 'the operator that the registry names for the address, in Malta' };
  assert.equal(nameOnPaper(operator, 'Lighthouse', 'en', knowledge), operator.name);
});
