// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Bundles of other desks that were taken into a case: whose log and key, which state of it, what the check found. The ZIP and its originals are
 * evidence items that came by hand-over.
 */
export const takenIn: Migration = {
  name: '0110-taken-in',
  async up(sql) {
    await sql(`
      ALTER TABLE evidence DROP CONSTRAINT evidence_how_check;
      ALTER TABLE evidence ADD CONSTRAINT evidence_how_check
        CHECK (how IN ('return', 'capture', 'upload', 'machine-delivery', 'consent', 'hand-over'));
      ALTER TABLE case_retention DROP CONSTRAINT case_retention_how_check;
      ALTER TABLE case_retention ADD CONSTRAINT case_retention_how_check
        CHECK (how IN ('return', 'capture', 'upload', 'machine-delivery', 'consent', 'hand-over'));

      CREATE TABLE bundle_taken_in (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        evidence_id uuid NOT NULL REFERENCES evidence,
        sha256 text NOT NULL,
        bundle text NOT NULL,
        sender text NOT NULL,
        sender_key text NOT NULL,
        sender_case text NOT NULL,
        made_at timestamptz NOT NULL,
        checkpoint text NOT NULL,
        notes jsonb NOT NULL,
        taken_at timestamptz NOT NULL,
        taken_by uuid NOT NULL REFERENCES account,
        UNIQUE (case_id, sha256)
      );
      ALTER TABLE bundle_taken_in ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_reads ON bundle_taken_in FOR SELECT USING (in_circle(case_id));
      CREATE POLICY circle_takes_in ON bundle_taken_in FOR INSERT WITH CHECK (in_circle(case_id));
      REVOKE UPDATE, DELETE ON bundle_taken_in FROM rogatory_desk;
    `);
  },
};
