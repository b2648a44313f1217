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

  test('a place visit keeps what its location says beyond the model, and a way without a readable start says so', async () => {
    const { records, gaps } = await readSample(join(samples, 'loose'));
    const visit = records.find((one) => one.kind === 'location');
    assert.partialDeepStrictEqual(visit, {
      data: { basis: 'place-visit', lat: { norm: 30.04442 }, place: { raw: 'Café Example' }, until: { utc: '2026-03-01T21:00:00Z' } },
      extra: [{ name: 'address', raw: '1 Example St, Cairo' }, { name: 'placeId' }, { name: 'placeConfidence' }],
    });
    assert.deepEqual(
      gaps.map((gap) => gap.why),
      ['unreadable-time', 'unknown-shape'],
    );
  });

  test('a device keeps every number it is known by, and a label that stands twice', async () => {
    const { records } = await readSample(join(samples, 'loose'));
    const device = records.find((one) => one.kind === 'device');
    assert.deepEqual(
      device?.data.identifiers?.map((one) => [one.type, one.value.raw]),
      [
        ['android-id', '3f00a1b2c3d4e5f6'],
        ['imei', '490154203237518'],
        ['imei', '356938035643809'],
        ['other', 'INVENTED01'],
      ],
    );
    assert.partialDeepStrictEqual(device, {
      data: { lastSeen: { utc: '2026-03-02T08:00:00Z' } },
      extra: [{ name: 'Locale', raw: 'fr_FR' }, { name: 'Registration Source' }],
    });
  });
});
