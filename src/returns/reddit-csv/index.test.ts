// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';

const sample = (name: string) => readSample(join(import.meta.dirname, 'samples', name));

describe('Reddit: own download (CSV)', () => {
  test('an address without a time stays, and its time is a gap', async () => {
    const { records, gaps } = await sample('ip_logs.csv');
    assert.deepEqual(
      records.map((one) => one.kind === 'ip-event' && [one.data.address.norm, one.data.at?.utc]),
      [
        ['203.0.113.9', '2026-03-01T22:10:05Z'],
        ['198.51.100.4', undefined],
      ],
    );
    assert.deepEqual(
      gaps.map((gap) => gap.why),
      ['unreadable-time'],
    );
  });
  test('a message keeps its thread and its address', async () => {
    const { records } = await sample('messages.csv');
    assert.partialDeepStrictEqual(records[0]?.data, {
      threadId: { raw: 't1' },
      ip: { norm: '203.0.113.9' },
      author: { username: { raw: 'sandglass_inv' } },
    });
  });
});
