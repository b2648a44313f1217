// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addresseeName } from './addressee-name.ts';
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
