// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * What a return holds beyond its request is kept apart from the records of its reading, in a folder of its own, until somebody decides.
 * Decisions are added and never changed: the newest counts.
 */
export const setApart: Migration = {
  name: '0060-set-apart',
  async up(sql) {
    await sql(`
      ALTER TABLE reading
        ADD COLUMN set_apart_folder text CHECK (set_apart_folder ~ '^[0-9a-f]{64}-[0-9a-f]{16}$'),
        ADD COLUMN given jsonb;

      CREATE TABLE set_apart_decision (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        reading_id uuid NOT NULL REFERENCES reading,
        decision text NOT NULL CHECK (decision IN ('seal', 'return', 'keep')),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        decided_at timestamptz NOT NULL,
        decided_by uuid NOT NULL REFERENCES account,
        added bigint GENERATED ALWAYS AS IDENTITY
      );
      CREATE INDEX set_apart_decision_of_reading ON set_apart_decision (reading_id, added);
      ALTER TABLE set_apart_decision ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON set_apart_decision USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON set_apart_decision FROM rogatory_desk;
    `);
  },
};
