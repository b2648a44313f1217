// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';
import type { RecordOf } from '../../core/records/index.ts';
import { findOrder, splitAuthor, splitHead } from './line-head.ts';

const samples = join(import.meta.dirname, 'samples');
const expected = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as {
  files_expected: { file: string; messages_or_system_lines: number; date_order: string; first_local: string }[];
};

async function messages(file: string, statedZone?: string): Promise<RecordOf<'message'>[]> {
  const read = await readSample(join(samples, file), statedZone === undefined ? {} : { statedZone });
  assert.equal(read.coverage.coverage.accounted, read.coverage.coverage.units);
  return read.records as RecordOf<'message'>[];
}

describe('WhatsApp: chat exported by a participant (text)', () => {
  for (const { file, messages_or_system_lines, date_order, first_local } of expected.files_expected) {
    test(`${file}: every message, in local time without a zone`, async () => {
      const found = await messages(file);
      assert.deepEqual(
        [found.length, found[0]?.data.sent?.local, found[0]?.data.sent?.utc],
        [messages_or_system_lines, first_local, undefined],
      );
      assert.ok(found.every((one) => one.origin === 'volunteered'));
      const [name] = (await import('node:fs')).readdirSync(join(samples, file));
      assert.equal(findOrder(readFileSync(join(samples, file, name!), 'utf8')), date_order);
    });
  }

  test('once the examiner states the zone, times are UTC and say that it was assumed', async () => {
    const [first] = await messages('android-ar', 'Africa/Cairo');
    assert.deepEqual([first?.data.sent?.utc, first?.data.sent?.zone.from], ['2026-05-13T18:14Z', 'assumed']);
  });

  test('a line without a head goes on with the message before, colon or not', async () => {
    const found = await messages('ios-en');
    assert.equal(found[1]?.data.body?.raw, 'ok\nsecond line: with colon');
  });

  test('a deleted message is said to be deleted and has no body', async () => {
    const found = await messages('ios-en');
    assert.deepEqual([found[3]?.deleted?.said, found[3]?.data.body], ['deleted', undefined]);
  });

  test('a colon in the name of a group makes no author', () => {
    assert.equal(splitAuthor('Lena hat die Gruppe „Samstag: Tour“ erstellt.'), undefined);
    assert.deepEqual(splitAuthor('+44 7700 900124: تم'), { author: '+44 7700 900124', text: 'تم' });
  });

  test('an attachment with its caption keeps both', async () => {
    const found = await messages('android-en-us');
    assert.deepEqual([found[1]?.data.attachments?.[0]?.mediaRef?.raw, found[1]?.data.body?.raw], ['IMG-20260513-WA0001.jpg', 'caption']);
  });

  test('an order of day and month that nothing proves stays open', () => {
    assert.equal(findOrder('03/04/2026, 21:14 - A: x\n'), undefined);
    assert.equal(findOrder('03/04/2026, 21:14 - A: x\n02/05/2026, 21:14 - A: y\n'), 'day-first');
  });

  for (const line of [
    '[13/05/2026, 21:14:03] N: t',
    '5/13/26, 9:14\u202fPM - N: t',
    '13.05.26, 21:14 - N: t',
    '2026-05-13, 9:14 p.m. - N: t',
    '2026/05/13 21:14 - N: t',
  ]) {
    test(`a head: ${line}`, () => assert.equal(splitAuthor(splitHead(line)!.rest)?.author, 'N'));
  }
});
