// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';

describe('MeWe (text)', async () => {
  const { records, gaps } = await readSample(join(import.meta.dirname, 'samples'));

  test('a text is never cut at a colon, and goes on over its lines even when they look like a label', () => {
    assert.deepEqual(
      records.filter((one) => one.kind === 'message').map((one) => [one.data.body?.raw, one.data.author?.id?.raw]),
      [
        ['price: 500: cash\ntext: and a second line that looks like a label', '5f1a000000000001'],
        [undefined, '5f1a000000000002'],
      ],
    );
    assert.deepEqual(gaps, []);
  });

  test('an IPv6 address of a sign-in stays whole', () => {
    assert.deepEqual(
      records.filter((one) => one.kind === 'ip-event').map((one) => [one.data.address.norm, one.data.at?.utc]),
      [
        ['203.0.113.9', '2026-03-01T22:10:05Z'],
        ['2001:db8::9', '2026-03-02T08:00:00Z'],
      ],
    );
  });

  test('the name of a contact keeps its comma, and everything is of the account of the profile', () => {
    const contact = records.find((one) => one.kind === 'contact');
    assert.partialDeepStrictEqual(contact?.data, { who: { username: { raw: 'Ortiz, Lena' } } });
    assert.deepEqual([...new Set(records.filter((one) => one.kind !== 'account').map((one) => one.of?.value))], ['5f1a000000000001']);
  });
});
