// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Roles of targets that protect the person and are to become ones that protect less: what was proposed, and what somebody else decided. Only
 * added to. (A target itself is never taken out of a case, see 0004: its protection would go with it.)
 */
export const roleLowerings: Migration = {
  name: '0400-role-lowerings',
  async up(sql) {
    await sql(`
      CREATE TABLE role_lowering (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        target_id uuid NOT NULL REFERENCES target,
        role_from text NOT NULL,
        role_to text NOT NULL,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        proposed_at timestamptz NOT NULL,
        proposed_by uuid NOT NULL REFERENCES account,
        added bigint GENERATED ALWAYS AS IDENTITY,
        CHECK (role_from <> role_to)
      );
      CREATE INDEX role_lowering_of_case ON role_lowering (case_id, added);
      CREATE INDEX role_lowering_of_target ON role_lowering (target_id);

      CREATE TABLE role_lowering_decision (
        lowering_id uuid PRIMARY KEY REFERENCES role_lowering,
        case_id uuid NOT NULL REFERENCES case_file,
        decision text NOT NULL CHECK (decision IN ('confirm', 'refuse')),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        decided_at timestamptz NOT NULL,
        decided_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX role_lowering_decision_of_case ON role_lowering_decision (case_id);

      DO $$
      DECLARE name text;
      BEGIN
        FOREACH name IN ARRAY ARRAY['role_lowering', 'role_lowering_decision'] LOOP
          EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
          EXECUTE format('CREATE POLICY circle ON %I USING (case_id IN (SELECT circles()))', name);
          EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM rogatory_desk', name);
        END LOOP;
      END $$;
    `);
  },
};
