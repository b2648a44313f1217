// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AnyRecord } from '../records/record.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { mentionedIn, scanRecord } from './identifiers-in-record.ts';
import { mayHoldIdentifier, mayHoldKey } from './may-hold.ts';

/** Invented: the words are the first of the list, the key is of a public example. */
const PHRASE = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
const KEY = '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ';

function message(body: string, more: object = {}): AnyRecord {
  return {
    kind: 'message',
    id: 'ab'.repeat(16),
    place: { item: 'cd'.repeat(32), path: [{ name: 'chat.txt', entryIndex: 0 }], at: { kind: 'bytes', from: 0, to: 10 } },
    parser: { id: 'a-reader', version: '1', tier: 'inferred' },
    data: { body: { raw: body }, ...more },
  } as AnyRecord;
}
const found = (record: AnyRecord) =>
  scanRecord(record).mentions.map((one) => {
    const { type, value, sealed } = mentionedIn(one);
    return sealed ?? `${type} ${value}`;
  });

describe('what the texts of a record mention', () => {
  test('is a record of its own, at the place of that record, and names it', () => {
    const record = message('write to Nadia@example.org or +20 10 0123 4567');
    const { mentions } = scanRecord(record);
    assert.deepEqual(found(record), ['email Nadia@example.org', 'phone +201001234567']);
    assert.deepEqual(
      mentions.map((one) => [one.place, mentionedIn(one).record, one.parser.id]),
      mentions.map(() => [record.place, record.id, 'identifier-scan']),
    );
    assert.equal(new Set(mentions.map((one) => one.id)).size, 2);
  });

  test('a record without any stays the same object', () => {
    const record = message('نلتقي عند الشاطئ');
    assert.deepEqual(scanRecord(record), { record, mentions: [] });
    assert.equal(scanRecord(record).record, record);
  });
});

describe('secrets in a record', () => {
  const cases: readonly (readonly [string, AnyRecord, string, string])[] = [
    ['a seed phrase in a message', message(`my words: ${PHRASE} ok`), PHRASE, 'seed-phrase'],
    ['a private key in a subject', message('hi', { subject: { raw: KEY } }), KEY, 'private-key-wif'],
    ['one in a member that holds no text', message('hi', { author: { name: { raw: KEY } } }), KEY, 'private-key-wif'],
    ['a password behind its word', message('the password is: hunter2-invented'), 'hunter2-invented', 'password'],
    ['a password in Arabic', message('كلمة السر: قارب-٧٧'), 'قارب-٧٧', 'password'],
    ['one beside the model', { ...message('hi'), extra: [{ name: 'Password', raw: 'hunter2-invented' }] }, 'hunter2-invented', 'password'],
    ['one that is seen only in what was made of the text', message('hi', { title: { raw: PHRASE.replaceAll(' ', '&nbsp;'), norm: PHRASE } }), 'abandon', 'seed-phrase'],
  ]; // biome-ignore format: a line a case
  for (const [what, record, secret, kind] of cases) {
    test(`${what} is covered and told by its class`, () => {
      const scanned = scanRecord(record);
      assert.ok(!JSON.stringify(scanned).includes(secret));
      assert.deepEqual(found(record), [kind]);
      assert.equal(scanned.record.sealed?.[0]?.class, kind);
      assert.deepEqual([scanned.record.id, scanned.record.place], [record.id, record.place]);
    });
  }

  test('what was covered once is read again with the same finds, whatever stands beside it', () => {
    const record = message(`${PHRASE} mail nadia@example.org, password: hunter2-invented`);
    const once = scanRecord(record);
    assert.deepEqual(scanRecord(once.record), once);
  });

  test('a word about a password is none', () => {
    assert.deepEqual(found(message('I forgot my password again')), []);
    assert.deepEqual(found({ ...message('x'), extra: [{ name: 'Password changed', raw: '2026-03-01' }] }), []);
  });
});

describe('texts that are not worth the scan', () => {
  const pieces = fc.constantFrom(
    ...['abandon', 'zoo', 'able', 'café', 'يوم', 'あいこくしん', '的', ' ', '\n', ', ', '-', '=', '\\', '٧', '7', '@', '.', '/', ':', '\u200b', '\u00a0'],
    ...['example', 'org', 'facebook.com', 'plate', 'لوحة', 'ABC', 'x', 'Q', 'bc', '１', 'password', KEY.slice(0, 20), KEY.slice(20), '0123 4567', '+20'],
  ); // biome-ignore format: one list
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
    fc.array(pieces, { maxLength: 30 }).map((all) => all.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  );

  test('hold nothing that it would find', () => {
    fc.assert(
      fc.property(text, (one) => {
        const finds = findIdentifiers(one);
        if (!mayHoldIdentifier(one)) assert.deepEqual(finds, []);
        if (!mayHoldKey(one)) assert.ok(finds.every(({ kind }) => kind !== 'sealed-secret'));
      }),
      { numRuns: 2_000 },
    );
  });
});
