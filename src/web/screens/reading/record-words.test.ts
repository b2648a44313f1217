// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RecordShown } from '../../../core/api/evidence.ts';
import { nextTargetsOf } from '../../../core/records/next-targets.ts';
import { rowsOf, timeOf } from '../../../core/records/record-rows.ts';
import { bytesAsLines } from './hex-lines.ts';
import { readingSearch } from './reading-search.ts';
import { lineOf } from './record-words.ts';

const login = {
  id: 'r',
  kind: 'ip-event',
  ordinal: 1,
  data: {
    address: { raw: '203.0.113.7:1135', norm: '203.0.113.7', how: ['split'] },
    port: { raw: '1135', norm: 1135 },
    at: { raw: '2026-03-14 21:44:10 UTC', utc: '2026-03-14T21:44:10Z', precision: 'second', zone: { name: 'UTC', from: 'value' } },
    action: { raw: 'LOGIN', norm: 'login' },
  },
} as unknown as RecordShown;

/** Without the marks that set its parts apart. */
const plain = (line: string): string => line.replaceAll(/[\u2068\u2069]/g, '');

describe('a record in words', () => {
  test('every value keeps what the file says beside what was made of it', () => {
    assert.deepEqual(
      rowsOf(login.data).map(({ name, raw, norm }) => [name, raw, norm]),
      [
        ['address', '203.0.113.7:1135', '203.0.113.7'],
        ['port', '1135', undefined],
        ['at', '2026-03-14 21:44:10 UTC', '2026-03-14T21:44:10Z'],
        ['action', 'LOGIN', 'login'],
      ],
    );
    assert.equal(timeOf(login)?.utc, '2026-03-14T21:44:10Z');
    assert.deepEqual(
      ['en', 'ar', 'fr'].map((language) => plain(lineOf(login, language as 'en'))),
      ['203.0.113.7 · 1135 · log-in', '203.0.113.7 · 1135 · دخول', '203.0.113.7 · 1135 · connexion'],
    );
  });
  test('a line begins with what was said and ends with the number of its thread; a mark that turns letters around is shown', () => {
    const data = { threadId: { raw: 'inbox/1' }, author: { name: { raw: 'Omar' } }, body: { raw: '\u202egnp.exe' } };
    assert.equal(plain(lineOf({ ...login, kind: 'message', data }, 'en')), 'Omar · ⟨U+202E⟩gnp.exe · inbox/1');
    assert.match(lineOf({ ...login, kind: 'message', data }, 'ar'), /^\u2068Omar\u2069 · \u2068/);
  });
  test('an address becomes the next target with its time, zone and port', () => {
    assert.deepEqual(nextTargetsOf(login), [
      { kind: 'ip', written: '203.0.113.7', event: { at: '2026-03-14T21:44:10Z', zone: 'UTC', port: 1135 } },
    ]);
  });
  test('a time without a zone gives none to the target', () => {
    const at = { raw: '14/03/2026 21:44', local: '2026-03-14T21:44', precision: 'minute', zone: { from: 'none' } };
    const [target] = nextTargetsOf({ ...login, data: { address: { raw: '203.0.113.7' }, at } });
    assert.deepEqual(target?.event, { at: '2026-03-14T21:44' });
  });
  test('a street address is no target', () => {
    assert.deepEqual(nextTargetsOf({ ...login, kind: 'subscriber-fact', data: { address: { raw: '1 Harbour Road' } } }), []);
  });
});

test('bytes are shown as numbers and as harmless text', () => {
  const [line] = bytesAsLines(new TextEncoder().encode('<b>\u0000é'), 0x100);
  assert.deepEqual(line, { offset: '00000100', hex: ['3c', '62', '3e', '00', 'c3', 'a9'], text: '<b>···' });
});

test('the address of a list of records keeps what is asked and drops the rest', () => {
  assert.deepEqual(readingSearch({ kind: 'message', text: 77, order: 'time', admin: true, record: '' }), {
    kind: 'message',
    text: '77',
    order: 'time',
  });
});
