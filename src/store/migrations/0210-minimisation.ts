// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** What is kept away or not looked at, to spare people who are only beside what is captured; null: nothing was stated. */
export const minimisation: Migration = {
  name: '0210-minimisation',
  async up(sql) {
    await sql(`
      ALTER TABLE capture ADD COLUMN minimisation text;
      ALTER TABLE capture_list ADD COLUMN minimisation text;
    `);
  },
};
