// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Bundles that were made of a case; the bytes are an item of the vault. A row is written when the bundle is asked for and once more, by the
 * job, when it is whole.
 *
 * `log_index` gets what a bundle asks first: the entries of one case in the order of the log.
 */
export const bundles: Migration = {
  name: '0015-bundles',
  async up(sql) {
    await sql(`
      CREATE TABLE bundle (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        language text NOT NULL CHECK (language IN ('en', 'ar', 'fr')),
        asked_at timestamptz NOT NULL,
        asked_by uuid NOT NULL REFERENCES account,
        job_id uuid NOT NULL REFERENCES job,
        sha256 text REFERENCES vault_item,
        size_bytes bigint
      );
      CREATE INDEX bundle_of_case ON bundle (case_id, asked_at);
      ALTER TABLE bundle ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_reads ON bundle FOR SELECT USING (in_circle(case_id));
      CREATE POLICY circle_asks ON bundle FOR INSERT WITH CHECK (in_circle(case_id));
      REVOKE UPDATE, DELETE ON bundle FROM rogatory_desk;
    `);
  },
};
