// SPDX-License-Identifier: Apache-2.0
import { describe, test } from 'node:test';
import { assertSurvives, sampleFiles } from '../../test/returns/fuzz-samples.ts';

/** Ten thousand for each reader of a night: spread over the files of its samples. `ROGATORY_MUTATIONS` says another number. */
const ROUNDS = Number(process.env.ROGATORY_MUTATIONS ?? 10_000);

describe('mutations of every sample', async () => {
  const files = await sampleFiles();
  for (const file of files) {
    const sisters = files.filter((one) => one.sample.split('/')[0] === file.sample.split('/')[0]).length;
    test(`${file.sample} ${file.name}`, async () => {
      for (let seed = 1; seed <= Math.ceil(ROUNDS / sisters); seed += 1) await assertSurvives(file, seed * 7919);
    });
  }
});
