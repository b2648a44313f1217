// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Whether a following asks about addresses that signed together with one that swept followed value into a service, and of how many transfers the
 * receipts were proven under a header. What was asked before does not say.
 */
export const whatFollowingsAsked: Migration = {
  name: '0280-what-followings-asked',
  async up(sql) {
    await sql(`
      ALTER TABLE following
        ADD COLUMN co_signers boolean,
        ADD COLUMN receipts_proven integer,
        ADD COLUMN receipts_named integer,
        ADD CHECK (receipts_proven BETWEEN 0 AND receipts_named);
      GRANT UPDATE (receipts_proven, receipts_named) ON following TO rogatory_desk;
    `);
  },
};
