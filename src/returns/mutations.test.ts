// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertSurvives, readers, sampleFiles } from '../../test/returns/fuzz-samples.ts';

const ROUNDS = 6;
/** Mutations that a longer run has found: units without a record, a gap or a word on why they were left; a reading that did not end. */
const FOUND: readonly (readonly [file: RegExp, seed: number])[] = [
  [/^meta-records-html records\.html$/, 63_352],
  [/^meta-records-html records\.html$/, 419_707],
  [/^meta-records-html records\.html$/, 1_235_364],
  [/^whatsapp-records-html records\.html$/, 110_866],
  [/^whatsapp-records-html records\.html$/, 293_003],
  [/^whatsapp-records-html records\.html$/, 364_274],
  [/^whatsapp-records-html records\.html$/, 1_425_420],
  [/^discord-return .*\.pdf$/, 3_191_357],
  [/^tiktok-return .*\.pdf$/, 2_446_971],
  [/^tiktok-return .*\.pdf$/, 3_919_905],
  [/^telecom-csv .*\.csv$/, 1_290_797],
  [/^containers mac-twins\.zip$/, 799_819],
];

test('mutations that once lost a part of a return', async () => {
  const files = await sampleFiles();
  for (const [named, seed] of FOUND) {
    const those = files.filter((file) => named.test(`${file.folder} ${file.name}`));
    assert.notEqual(those.length, 0, `${named} names no sample`);
    for (const file of those) await assertSurvives(file, seed);
  }
});

test('every reader has a file among the samples that it owns', async () => {
  const owned = new Set((await sampleFiles()).map((file) => file.reader));
  assert.deepEqual(
    readers.map(({ id }) => id).filter((id) => !owned.has(id)),
    [],
  );
});

describe('a few mutations of every sample (thousands in mutations.long-test.ts)', async () => {
  for (const file of await sampleFiles()) {
    test(`${file.folder} ${file.name}`, async () => {
      for (let seed = 1; seed <= ROUNDS; seed += 1) await assertSurvives(file, seed);
    });
  }
});
