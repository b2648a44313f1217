// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';

const sample = (name: string) => readSample(join(import.meta.dirname, 'samples', name));

describe('Roblox: log-ins and chat (CSV)', () => {
  test('a time as text and one as a number, in one column, are both UTC by its name', async () => {
    const { records, gaps } = await sample('700001_logins.csv');
    assert.deepEqual(
      records.map((one) => one.kind === 'ip-event' && one.data.at?.utc),
      ['2026-03-01T22:10:05Z', '2026-03-01T22:10:05.123Z', '2026-03-02T01:00:00Z'],
    );
    assert.deepEqual([gaps.map((gap) => gap.why), records[0]?.of?.value], [['unreadable-value'], '700001']);
  });
  test('a text with a line break and quotes is one message', async () => {
    const { records } = await sample('700001_chat.csv');
    assert.deepEqual(
      records.map((one) => one.kind === 'message' && one.data.body?.raw),
      ['see, "this"\nplease'],
    );
  });
});
