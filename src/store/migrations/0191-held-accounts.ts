// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * An account of which one person has reset both the password and the second factor is held: whoever did it could sign in as its owner. Another
 * administrator or the overseer releases it.
 */
export const heldAccounts: Migration = {
  name: '0191-held-accounts',
  async up(sql) {
    await sql(`
      ALTER TABLE account ADD COLUMN held_by uuid REFERENCES account;
      ALTER TABLE account ADD CHECK (held_by IS NULL OR disabled_at IS NOT NULL);
      GRANT SELECT (held_by, password_is_first), UPDATE (held_by) ON account TO rogatory_desk;
      CREATE POLICY overseer_releases ON account FOR UPDATE
        USING (current_setting('rogatory.overseer', true) = 'yes' AND held_by IS NOT NULL AND id::text <> current_setting('rogatory.user', true))
        WITH CHECK (current_setting('rogatory.overseer', true) = 'yes');
    `);
  },
};
