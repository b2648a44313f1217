// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Records under a professional privilege: who marked them and why, and what was proposed and decided on lifting a seal. All of it is only added
 * to. What a seal takes lies in a folder of its own beside the other records of a reading, so that no decision on what was not asked for reaches it.
 */
export const privilegeSeals: Migration = {
  name: '0390-privilege-seals',
  async up(sql) {
    await sql(`
      ALTER TABLE reading
        ADD COLUMN privileged jsonb,
        ADD COLUMN privileged_folder text CHECK (privileged_folder ~ '^[0-9a-f]{64}-[0-9a-f]{16}$');

      CREATE TABLE privilege_seal (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        protection text NOT NULL CHECK (protection IN ('lawyer', 'doctor', 'journalist', 'cleric', 'parliament', 'diplomat')),
        names jsonb NOT NULL,
        records jsonb NOT NULL,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        sealed_at timestamptz NOT NULL,
        sealed_by uuid NOT NULL REFERENCES account,
        added bigint GENERATED ALWAYS AS IDENTITY,
        CHECK (jsonb_array_length(names) + jsonb_array_length(records) > 0)
      );
      CREATE INDEX privilege_seal_of_case ON privilege_seal (case_id, added);

      CREATE TABLE privilege_lift (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        seal_id uuid NOT NULL REFERENCES privilege_seal,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        proposed_at timestamptz NOT NULL,
        proposed_by uuid NOT NULL REFERENCES account,
        added bigint GENERATED ALWAYS AS IDENTITY
      );
      CREATE INDEX privilege_lift_of_seal ON privilege_lift (seal_id, added);

      CREATE TABLE privilege_lift_decision (
        lift_id uuid PRIMARY KEY REFERENCES privilege_lift,
        case_id uuid NOT NULL REFERENCES case_file,
        seal_id uuid NOT NULL REFERENCES privilege_seal,
        decision text NOT NULL CHECK (decision IN ('confirm', 'refuse')),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        decided_at timestamptz NOT NULL,
        decided_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX privilege_lift_decision_of_seal ON privilege_lift_decision (seal_id);

      DO $$
      DECLARE name text;
      BEGIN
        FOREACH name IN ARRAY ARRAY['privilege_seal', 'privilege_lift', 'privilege_lift_decision'] LOOP
          EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
          EXECUTE format('CREATE POLICY circle ON %I USING (case_id IN (SELECT circles()))', name);
          EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM rogatory_desk', name);
        END LOOP;
      END $$;
    `);
  },
};
