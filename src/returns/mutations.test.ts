// SPDX-License-Identifier: Apache-2.0
import { describe, test } from 'node:test';
import { assertSurvives, sampleFiles } from '../../test/returns/fuzz-samples.ts';

const ROUNDS = 6;

describe('a few mutations of every sample (thousands in mutations.long-test.ts)', async () => {
  for (const file of await sampleFiles()) {
    test(`${file.sample} ${file.name}`, async () => {
      for (let seed = 1; seed <= ROUNDS; seed += 1) await assertSurvives(file, seed);
    });
  }
});
