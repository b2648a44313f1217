// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { assertAsExpected, expectedOf, readSample, type SampleRead } from '../../../test/returns/read-sample.ts';

const samples = join(import.meta.dirname, 'samples');

describe('Snap: several tables in each file', () => {
  let read: SampleRead;
  before(async () => {
    read = await readSample(join(samples, 'sam.f.invented.zip'));
  });

  test('the sample gives exactly the expected records', () => assertAsExpected(read, expectedOf(samples)));

  test('last_active is Pacific time by its legend, and the legend is a second place of the record', () => {
    const [fact] = read.records.filter((one) => one.kind === 'subscriber-fact');
    assert.deepEqual([fact?.data.asValue?.utc, fact?.data.asValue?.how], ['2026-04-13T01:30:00Z', ['zone-from-legend']]);
    assert.equal(fact?.also?.length, 1);
  });
});
