// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assertAsExpected, expectedOf, readSample } from '../../../test/returns/read-sample.ts';
import { repairedMojibake } from '../fields/mojibake.ts';

const facebook = join(import.meta.dirname, 'samples', 'facebook-download');
const instagram = join(import.meta.dirname, 'samples', 'instagram-download');

describe('Facebook and Instagram: own downloads', () => {
  test('the Facebook sample gives exactly the expected records', async () => {
    const folders = ['your_facebook_activity', 'security_and_login_information', 'e2e'].map((folder) => join(facebook, folder));
    assertAsExpected(await readSample(folders), expectedOf(facebook));
  });
  test('the Instagram sample, also with French names of members', async () => {
    assertAsExpected(await readSample([instagram]), expectedOf(instagram));
  });
  test('friends of one, and whom the other follows, each with the name that is there', async () => {
    const { records } = await readSample([join(facebook, 'connections'), join(instagram, 'connections')]);
    assert.deepEqual(
      records.map((one) =>
        one.kind === 'contact'
          ? [one.data.relation.norm, one.data.who.name?.norm ?? one.data.who.name?.raw, one.data.who.username?.raw]
          : one.kind,
      ),
      [
        ['friend', 'Lena Ortiz', undefined],
        ['friend', 'Karim عادل', undefined],
        ['following', undefined, 'lena_inv'],
        ['following', 'omar_inv', undefined],
      ],
    );
  });
  test('what went through a person’s hands says so on every record', async () => {
    const { records } = await readSample([facebook]);
    assert.ok(records.every((record) => record.origin === 'volunteered'));
  });
});

describe('texts whose bytes were written as characters', () => {
  test('are repaired once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const broken = Buffer.from(text, 'utf8').toString('latin1');
        assert.equal(repairedMojibake(broken) ?? broken, text);
      }),
    );
  });
  test('are left alone when they are right', () => {
    for (const text of ['café', 'naïve', 'كريم', 'ascii', 'Ã alone at the end Ã', '']) assert.equal(repairedMojibake(text), undefined);
  });
});
