// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Retention and erasure. What is kept until when is set for a case, added and never changed: the newest counts. An erasure is proposed by one
 * person and confirmed by another; a job then takes the content away everywhere. The row stays, as the entries of the log do.
 *
 * What was erased may come in again: its vault item is then there anew.
 */
export const retention: Migration = {
  name: '0085-retention',
  async up(sql) {
    await sql(`
      CREATE TABLE case_retention (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        how text CHECK (how IN ('return', 'capture', 'upload', 'machine-delivery', 'consent')),
        until_day text NOT NULL CHECK (until_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        set_at timestamptz NOT NULL,
        set_by uuid NOT NULL REFERENCES account,
        added bigint GENERATED ALWAYS AS IDENTITY
      );
      CREATE INDEX case_retention_of_case ON case_retention (case_id, added);

      CREATE TABLE erasure (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        evidence_id uuid NOT NULL REFERENCES evidence,
        ground text NOT NULL CHECK (ground IN ('rule', 'order')),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        proposed_at timestamptz NOT NULL,
        proposed_by uuid NOT NULL REFERENCES account,
        decided_at timestamptz,
        decided_by uuid REFERENCES account,
        decision text CHECK (decision IN ('confirmed', 'declined')),
        declined_reason text,
        job_id uuid REFERENCES job,
        done_at timestamptz,
        CHECK (decision IS DISTINCT FROM 'confirmed' OR decided_by <> proposed_by),
        CHECK ((decision IS NULL) = (decided_by IS NULL))
      );
      CREATE INDEX erasure_of_case ON erasure (case_id, proposed_at);
      CREATE UNIQUE INDEX erasure_open ON erasure (evidence_id) WHERE decision IS NULL;

      ALTER TABLE bundle ADD COLUMN erased_at timestamptz;

      ALTER TABLE case_retention ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON case_retention USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON case_retention FROM rogatory_desk;
      ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON erasure USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON erasure FROM rogatory_desk;
      GRANT UPDATE (decided_at, decided_by, decision, declined_reason, job_id) ON erasure TO rogatory_desk;
      GRANT UPDATE (erased_at) ON vault_item TO rogatory_desk;
    `);
  },
};
