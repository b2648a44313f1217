// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSample } from '../../../test/returns/read-sample.ts';
import type { RecordOf } from '../../core/records/index.ts';

const sample = (name: string) => readSample(join(import.meta.dirname, 'samples', name));

describe('a log of addresses that nobody has described', () => {
  test('takes the zone from the name of its column', async () => {
    const [login] = (await sample('one-login.csv')).records as RecordOf<'ip-event'>[];
    assert.deepEqual(
      [login?.data.at?.utc, login?.data.at?.zone.from, login?.data.action.norm],
      ['2026-03-01T22:10:05Z', 'column', 'login'],
    );
  });

  test('keeps a row without an address, with a gap for the cell, and columns without a slot beside it', async () => {
    const { records, gaps, coverage } = await sample('german.csv');
    assert.deepEqual([records.length, gaps.map((gap) => gap.why)], [2, ['unreadable-value']]);
    assert.deepEqual(
      records[0]?.extra?.map((one) => one.name),
      ['Gerät'],
    );
    assert.equal(coverage.coverage.accounted, 2);
  });

  test('reads the port that stands in a column of its own, however it is called: behind it may be hundreds of people', async () => {
    const [login] = (await sample('exchange.csv')).records as RecordOf<'ip-event'>[];
    assert.partialDeepStrictEqual(login?.data, { address: { norm: '203.0.113.77' }, port: { norm: 51_820 } });
  });
});
