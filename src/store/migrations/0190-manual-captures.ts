// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** A capture by hand has an original as well: the archive as the window recorded it. */
export const manualCaptures: Migration = {
  name: '0190-manual-captures',
  async up(sql) {
    await sql(`
      ALTER TABLE capture DROP CONSTRAINT capture_check;
      ALTER TABLE capture ADD CONSTRAINT capture_check CHECK ((how = 'visit') = (original_id IS NULL));
    `);
  },
};
