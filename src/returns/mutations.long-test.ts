// SPDX-License-Identifier: Apache-2.0
import { describe, test } from 'node:test';
import { assertSurvives, sampleFiles } from '../../test/returns/fuzz-samples.ts';

/** For each reader of a night, spread over the files of its samples. `ROGATORY_MUTATIONS` says another number. */
const ROUNDS = Number(process.env.ROGATORY_MUTATIONS ?? 10_000);

describe(`${ROUNDS} mutations for each reader`, async () => {
  const byReader = Map.groupBy(await sampleFiles(), (file) => file.reader);
  for (const [reader, files] of [...byReader].sort()) {
    test(reader, async () => {
      for (let n = 1; n <= ROUNDS; n += 1) await assertSurvives(files[n % files.length]!, n * 7919);
    });
  }
});
