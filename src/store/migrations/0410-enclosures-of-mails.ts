// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** What went along with a mail, by the hash of each, and what stood in its subject. Both are known when it is begun and never change. */
export const enclosuresOfMails: Migration = {
  name: '0410-enclosures-of-mails',
  async up(sql) {
    await sql(`
      ALTER TABLE dispatch
        ADD COLUMN enclosures jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(enclosures) = 'array'),
        ADD COLUMN mail_subject text CHECK (length(mail_subject) <= 1000);
    `);
  },
};
