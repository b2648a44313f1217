// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Requests for assistance that other States send here, what was done on them, and their clocks. Each hangs on a case and its circle. */
export const incoming: Migration = {
  name: '0130-incoming',
  async up(sql) {
    await sql(`
      CREATE TABLE incoming_request (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        number text NOT NULL,
        requesting_state text NOT NULL CHECK (requesting_state ~ '^[A-Z]{2}$'),
        requesting_authority text NOT NULL,
        their_reference text NOT NULL,
        treaty_basis text NOT NULL,
        received_on text NOT NULL,
        channel text NOT NULL,
        language text NOT NULL,
        asked text NOT NULL,
        urgency text NOT NULL CHECK (urgency IN ('routine', 'urgent', 'emergency')),
        needed_by text,
        secrecy boolean NOT NULL,
        secrecy_until text,
        original_id uuid REFERENCES evidence,
        translation text NOT NULL CHECK (translation IN ('not-needed', 'needed', 'with-translator', 'done')),
        translation_id uuid REFERENCES evidence,
        stated jsonb NOT NULL,
        missing text[] NOT NULL,
        state text NOT NULL,
        state_before text,
        office text,
        acknowledged_at timestamptz,
        forwarded boolean NOT NULL,
        answer text CHECK (answer IN ('granted', 'partly', 'refused')),
        refusal text,
        answered_at timestamptz,
        registered_at timestamptz NOT NULL,
        registered_by uuid NOT NULL REFERENCES account,
        updated_at timestamptz NOT NULL,
        UNIQUE (case_id, number)
      );
      CREATE TABLE incoming_step (
        id uuid PRIMARY KEY,
        incoming_id uuid NOT NULL REFERENCES incoming_request,
        case_id uuid NOT NULL REFERENCES case_file,
        taken_at timestamptz NOT NULL,
        taken_by uuid NOT NULL REFERENCES account,
        happened_on text NOT NULL,
        event text NOT NULL,
        state text NOT NULL,
        comment text,
        reason text,
        office text,
        reference text,
        channel text,
        evidence_ids uuid[] NOT NULL
      );
      CREATE INDEX incoming_step_of_request ON incoming_step (incoming_id, taken_at);
      ALTER TABLE deadline ADD COLUMN incoming_id uuid REFERENCES incoming_request;
      CREATE INDEX deadline_of_incoming ON deadline (incoming_id) WHERE incoming_id IS NOT NULL;

      ALTER TABLE incoming_request ENABLE ROW LEVEL SECURITY;
      ALTER TABLE incoming_step ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON incoming_request USING (in_circle(case_id));
      CREATE POLICY circle ON incoming_step USING (in_circle(case_id));
      REVOKE DELETE ON incoming_request FROM rogatory_desk;
      REVOKE UPDATE, DELETE ON incoming_step FROM rogatory_desk;
    `);
  },
};
