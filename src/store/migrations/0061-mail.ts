// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Requests that leave by mail: what was sent, under which id and protection; and the keys of addressees, each confirmed by a second person. */
export const mail: Migration = {
  name: '0061-mail',
  async up(sql) {
    await sql(`
      ALTER TABLE dispatch ADD COLUMN message_id text UNIQUE, ADD COLUMN mail_to text,
        ADD COLUMN protection text CHECK (protection IN ('openpgp', 'smime', 'transport')),
        ADD COLUMN mail_item text REFERENCES vault_item;

      CREATE TABLE mail_key (
        id uuid PRIMARY KEY,
        address text NOT NULL CHECK (address = lower(address)),
        kind text NOT NULL CHECK (kind IN ('openpgp', 'smime')),
        key_text text NOT NULL CHECK (length(key_text) <= 65536),
        fingerprint text NOT NULL,
        ends_at timestamptz,
        added_by uuid NOT NULL REFERENCES account,
        added_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES account CHECK (confirmed_by <> added_by),
        confirmed_at timestamptz,
        revoked_at timestamptz,
        UNIQUE (address, fingerprint)
      );
      REVOKE DELETE ON mail_key FROM rogatory_desk;
    `);
  },
};
