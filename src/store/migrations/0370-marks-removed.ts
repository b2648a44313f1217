// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Marks of handling that were taken off a case: which, by whom and why. Only added to. */
export const marksRemoved: Migration = {
  name: '0370-marks-removed',
  async up(sql) {
    await sql(`
      CREATE TABLE case_mark_removal (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        mark text NOT NULL CHECK (mark IN ('restricted', 'minors', 'privileged')),
        removed_at timestamptz NOT NULL,
        removed_by uuid NOT NULL REFERENCES account,
        reason text NOT NULL
      );
      CREATE INDEX case_mark_removal_of_case ON case_mark_removal (case_id, removed_at);
      ALTER TABLE case_mark_removal ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON case_mark_removal USING (case_id IN (SELECT circles()));
      REVOKE UPDATE, DELETE ON case_mark_removal FROM rogatory_desk;
    `);
  },
};
