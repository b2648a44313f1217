// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';

describe('Snapchat: My Data (own download, JSON)', async () => {
  const { records, gaps } = await readSample(join(import.meta.dirname, 'samples', 'json'));

  test('a message without text is still one, with the media that it names', () => {
    assert.deepEqual(
      records
        .filter((one) => one.kind === 'message')
        .map((one) => [one.data.sent?.utc, one.data.body?.raw, one.data.attachments?.map((file) => file.mediaRef?.raw)]),
      [
        ['2026-04-11T04:02:00Z', 'meet at the pier', undefined],
        ['2026-04-11T04:03:09Z', undefined, ['b~AAAA1', 'b~AAAA2']],
      ],
    );
    assert.deepEqual(gaps, []);
  });

  test('registration and sign-in are two events, and everything is of the account that the download names', () => {
    assert.deepEqual(
      records.filter((one) => one.kind === 'ip-event').map((one) => [one.data.address.norm, one.data.action.norm]),
      [
        ['203.0.113.40', 'registration'],
        ['198.51.100.4', 'login'],
      ],
    );
    assert.deepEqual([...new Set(records.map((one) => one.of?.value))], ['sam.f.invented']);
  });

  test('friends and blocked users are told apart', () => {
    assert.deepEqual(
      records.filter((one) => one.kind === 'contact').map((one) => one.data.relation.norm),
      ['friend', 'blocked'],
    );
  });
});
