// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** A second source that a following asks about the outputs which the first calls unspent, its answers as an item of their own, and what it said. */
export const secondSources: Migration = {
  name: '0290-second-sources',
  async up(sql) {
    await sql(`
      ALTER TABLE following
        ADD COLUMN second text CHECK (length(second) BETWEEN 1 AND 60),
        ADD COLUMN second_answers_id uuid REFERENCES evidence,
        ADD COLUMN unspent_named integer,
        ADD COLUMN unspent_agreed integer,
        ADD COLUMN unspent_spent text[],
        ADD CHECK (unspent_agreed BETWEEN 0 AND unspent_named);
      GRANT UPDATE (second_answers_id, unspent_named, unspent_agreed, unspent_spent) ON following TO rogatory_desk;
    `);
  },
};
