// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** A paper may follow from a request: an extension from a hold, a withdrawal from what was sent. Row-level security is that of the request. */
export const followingPapers: Migration = {
  name: '0080-following-papers',
  async up(sql) {
    await sql(`
      ALTER TABLE request ADD COLUMN follows uuid REFERENCES request;
      CREATE INDEX request_that_follows ON request (follows) WHERE follows IS NOT NULL;
    `);
  },
};
