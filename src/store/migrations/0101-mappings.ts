// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * How tables that no reader knows become records, each confirmed by a person. Of the desk and not of a case: the columns of an operator's
 * table say nothing of anybody. Versions are added and never changed, because records name the version that they were read by.
 */
export const mappings: Migration = {
  name: '0101-mappings',
  async up(sql) {
    await sql(`
      CREATE TABLE table_mapping (
        id uuid PRIMARY KEY,
        fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
        version integer NOT NULL CHECK (version >= 1),
        document jsonb NOT NULL,
        kept_at timestamptz NOT NULL,
        kept_by uuid NOT NULL REFERENCES account,
        UNIQUE (fingerprint, version)
      );
      REVOKE UPDATE, DELETE ON table_mapping FROM rogatory_desk;
    `);
  },
};
