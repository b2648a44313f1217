// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Mappings of the tables of one item, with what a person states of all its rows and of no other table: whose they are. Of the case, other than
 * those of 0101. Versions are added and never changed, because records name the version that they were read by.
 */
export const itemMappings: Migration = {
  name: '0405-item-mappings',
  async up(sql) {
    await sql(`
      CREATE TABLE item_mapping (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        evidence_id uuid NOT NULL REFERENCES evidence,
        fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
        version integer NOT NULL CHECK (version >= 1),
        document jsonb NOT NULL,
        kept_at timestamptz NOT NULL,
        kept_by uuid NOT NULL REFERENCES account,
        UNIQUE (evidence_id, fingerprint, version)
      );
      CREATE INDEX item_mapping_of_case ON item_mapping (case_id);
      ALTER TABLE item_mapping ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON item_mapping USING (case_id IN (SELECT circles()));
      REVOKE UPDATE, DELETE ON item_mapping FROM rogatory_desk;
    `);
  },
};
