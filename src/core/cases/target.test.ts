// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountInUrl, missingOn, suggestTargets } from './target.ts';

describe('what a pasted text may be', () => {
  test('a Facebook profile is an address at Facebook and the number behind it', () => {
    const found = suggestTargets('see https://www.facebook.com/profile.php?id=100012345678901 please');
    assert.deepEqual(
      found.map(({ kind, normalised, service }) => [kind, normalised, service]),
      [
        ['profile-url', 'https://facebook.com/profile.php?id=100012345678901', 'facebook'],
        ['provider-user-id', '100012345678901', 'facebook'],
      ],
    );
  });
  test('a name at a service is a user name there', () => {
    assert.deepEqual(accountInUrl('https://x.com/lantern_boats'), { kind: 'username', normalised: 'lantern_boats' });
    assert.deepEqual(accountInUrl('https://x.com/i/user/4412'), { kind: 'provider-user-id', normalised: '4412' });
    assert.equal(accountInUrl('https://example.org/lantern'), undefined);
  });
  test('a bare name asks for its service', () => {
    assert.partialDeepStrictEqual(suggestTargets('@lantern_boats'), [
      { kind: 'username', normalised: 'lantern_boats', missing: ['service'] },
    ]);
  });
  test('a mistyped address of a wallet is said to be one, and is offered as no address', () => {
    const mistyped = [
      'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx',
      '0x52908400098527886E0F7030069857D2E4169Ee7',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
      'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u',
    ];
    for (const text of mistyped) assert.partialDeepStrictEqual(suggestTargets(text), [{ kind: 'username', warnings: ['checksum-wrong'] }]);
    for (const text of ['TripsFromRosettaToTheSea2026', 'lantern_boats', '100012345678901'])
      assert.deepEqual(
        suggestTargets(text).flatMap(({ warnings }) => warnings),
        [],
      );
  });
  test('a seed phrase or a sentence is no target', () => {
    assert.deepEqual(suggestTargets('he said that they leave on Friday'), []);
    const phrase = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
    assert.deepEqual(suggestTargets(phrase), []);
  });
});

describe('what is missing on an address', () => {
  const address = { kind: 'ip', normalised: '203.0.113.7', service: null, event: null };
  test('time, zone and port, one by one', () => {
    assert.deepEqual(missingOn(address), ['time', 'zone', 'port']);
    assert.deepEqual(missingOn({ ...address, event: { at: '2026-10-05 21:14:03' } }), ['zone', 'port']);
    assert.deepEqual(missingOn({ ...address, event: { at: '2026-10-05 21:14:03 UTC', port: 40112 } }), []);
    assert.deepEqual(missingOn({ ...address, event: { at: '2026-10-05 21:14:03', zone: 'Africa/Cairo', port: 1 } }), []);
  });
  test('an IPv6 address needs no port', () => {
    assert.deepEqual(missingOn({ ...address, normalised: '2001:db8::1', event: { at: '2026-10-05T21:14:03Z' } }), []);
  });
});
