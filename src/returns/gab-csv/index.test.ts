// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';

const sample = (name: string) => readSample(join(import.meta.dirname, 'samples', name));

describe('Gab (CSV)', () => {
  test('a post keeps its time and its text, and a tombstone is what the table says it is', async () => {
    const { records, gaps } = await sample('sandglass_posts.csv');
    assert.deepEqual(gaps, []);
    assert.deepEqual(
      records.map((one) => one.kind === 'post' && [one.data.at?.utc, one.data.text?.raw, one.deleted?.said]),
      [
        ['2026-03-04T18:20:11Z', 'Vans, boats – ask me', undefined],
        ['2026-03-05T09:00:00Z', 'gone', 'tombstone'],
      ],
    );
  });

  test('a session has its address, and what signs in is restricted', async () => {
    const { records } = await sample('sandglass_session_activations.csv');
    assert.deepEqual(
      records.map((one) => one.kind === 'ip-event' && [one.data.address.norm, one.data.at?.utc, one.handling]),
      [
        ['203.0.113.9', '2026-03-01T22:10:05Z', 'restricted'],
        ['2001:db8::9', '2026-03-02T22:10:05Z', 'restricted'],
      ],
    );
  });

  test('a block names whom it is about', async () => {
    const { records } = await sample('sandglass_blocks.csv');
    assert.partialDeepStrictEqual(records[0]?.data, { who: { id: { raw: '9009' } }, relation: { norm: 'blocked' } });
  });
});
