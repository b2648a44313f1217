// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** A deadline may hang on a target before there is a request: the end of the holder's retention runs from the advice. */
export const deadlinesOfTargets: Migration = {
  name: '0020-deadlines-of-targets',
  async up(sql) {
    await sql(`
      ALTER TABLE deadline ADD COLUMN target_id uuid REFERENCES target;
      CREATE INDEX deadline_of_target ON deadline (target_id) WHERE target_id IS NOT NULL;
    `);
  },
};
