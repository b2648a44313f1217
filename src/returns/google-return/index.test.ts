// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAsExpected, expectedOf, readSample } from '../../../test/returns/read-sample.ts';
import { degrees } from './locations.ts';

const samples = join(import.meta.dirname, 'samples');

describe('Google: a ZIP of ZIPs', () => {
  test('the sample gives exactly the expected records, and each inner ZIP says what it is', async () => {
    const expected = expectedOf(samples);
    const read = await readSample(join(samples, '7700999-20260320-1.zip'));
    assertAsExpected(read, { ...expected, counts: { ...expected.counts, 'return-described': 8 } });
  });

  test('a coordinate that lost 2^32 is brought back, and it is said', () => {
    assert.deepEqual(degrees(4_167_000_000, 900_000_000), { raw: '4167000000', norm: -12.7967296, how: ['unit-converted'] });
    assert.deepEqual(degrees(300_444_200, 900_000_000), { raw: '300444200', norm: 30.04442, how: ['unit-converted'] });
  });
});
