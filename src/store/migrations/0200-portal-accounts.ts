// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Accounts at providers' portals, version by version. Of the desk and not of a case; what signs them in has no place here. */
export const portalAccounts: Migration = {
  name: '0200-portal-accounts',
  async up(sql) {
    await sql(`
      CREATE TABLE portal_account (
        id uuid NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        provider text NOT NULL,
        portal text NOT NULL,
        account text NOT NULL,
        office text NOT NULL,
        holder text NOT NULL,
        since text NOT NULL,
        second_factor text NOT NULL,
        note text,
        ended text,
        kept_at timestamptz NOT NULL,
        kept_by uuid NOT NULL REFERENCES account,
        PRIMARY KEY (id, version)
      );
      REVOKE UPDATE, DELETE ON portal_account FROM rogatory_desk;
    `);
  },
};
