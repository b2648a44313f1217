// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** What a trace began from, the first of it, so that the list of a case can tell traces apart without their certificates. Of older ones it is not known. */
export const seedsOfTraces: Migration = {
  name: '0265-seeds-of-traces',
  async up(sql) {
    await sql(`ALTER TABLE trace ADD COLUMN begun_from text[] NOT NULL DEFAULT '{}' CHECK (cardinality(begun_from) <= 20);`);
  },
};
