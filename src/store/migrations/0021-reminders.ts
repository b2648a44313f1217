// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Who was reminded of what, where mails go, and the addresses of calendar feeds. A person sees their own and nobody else's. */
export const reminders: Migration = {
  name: '0021-reminders',
  async up(sql) {
    await sql(`
      ALTER TABLE account ADD COLUMN email text CHECK (length(email) <= 254);

      CREATE TABLE reminder (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        deadline_id uuid NOT NULL REFERENCES deadline,
        account_id uuid NOT NULL REFERENCES account,
        at timestamptz NOT NULL,
        seen_at timestamptz,
        UNIQUE (deadline_id, account_id, at)
      );
      CREATE INDEX reminder_unseen ON reminder (account_id, at) WHERE seen_at IS NULL;
      ALTER TABLE reminder ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own ON reminder USING (account_id::text = current_setting('rogatory.user', true) AND in_circle(case_id));
      REVOKE INSERT, DELETE ON reminder FROM rogatory_desk;

      CREATE TABLE calendar_feed (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
        made_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE UNIQUE INDEX one_feed_each ON calendar_feed (account_id) WHERE revoked_at IS NULL;
      ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own ON calendar_feed USING (account_id::text = current_setting('rogatory.user', true));
      REVOKE DELETE ON calendar_feed FROM rogatory_desk;
    `);
  },
};
