// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** For whom a defence edition is made: the questions of the defence in it are theirs alone, where two accused have two counsel. */
export const questionsOfBundles: Migration = {
  name: '0360-questions-of-bundles',
  async up(sql) {
    await sql('ALTER TABLE bundle ADD COLUMN questions_of text CHECK (length(questions_of) BETWEEN 2 AND 200);');
  },
};
