// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';

describe('TikTok: own download (JSON)', async () => {
  const { records, gaps } = await readSample(join(import.meta.dirname, 'samples', 'user_data_tiktok.json'));

  test('a sign-in keeps its address and its time, and says that it came from a person', () => {
    const login = records.find((one) => one.kind === 'ip-event');
    assert.partialDeepStrictEqual(login, {
      origin: 'volunteered',
      data: { address: { norm: '203.0.113.9' }, at: { utc: '2026-03-01T22:10:05Z' }, action: { norm: 'login' } },
    });
    assert.deepEqual(gaps, []);
  });

  test('messages stand in their chat, whoever wrote them', () => {
    assert.deepEqual(
      records
        .map((one) => one.kind === 'message' && [one.data.threadId?.raw, one.data.author?.username?.raw, one.data.body?.raw])
        .filter(Boolean),
      [
        ['Chat History with lena_inv:', 'sandglass_inv', 'كم السعر؟'],
        ['Chat History with lena_inv:', 'lena_inv', '500'],
      ],
    );
  });

  test('lists that are no sign-ins keep the name that they stand under', () => {
    const search = records.find((one) => one.kind === 'activity');
    assert.partialDeepStrictEqual(search?.data, { what: { norm: 'Searches' }, text: { raw: 'boat timetable' } });
  });
});
