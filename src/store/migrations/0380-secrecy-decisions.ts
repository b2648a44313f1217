// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** What was decided when secrecy towards the person concerned ended: prolonged to a day, or that they are not told. Only added to. */
export const secrecyDecisions: Migration = {
  name: '0380-secrecy-decisions',
  async up(sql) {
    await sql(`
      CREATE TABLE secrecy_decision (
        deadline_id uuid PRIMARY KEY REFERENCES deadline,
        case_id uuid NOT NULL REFERENCES case_file,
        decision text NOT NULL CHECK (decision IN ('prolonged', 'not-told')),
        until_day text,
        basis text,
        reason text NOT NULL,
        decided_at timestamptz NOT NULL,
        decided_by uuid NOT NULL REFERENCES account,
        CHECK ((decision = 'prolonged') = (until_day IS NOT NULL AND basis IS NOT NULL))
      );
      ALTER TABLE secrecy_decision ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON secrecy_decision USING (case_id IN (SELECT circles()));
      REVOKE UPDATE, DELETE ON secrecy_decision FROM rogatory_desk;
    `);
  },
};
