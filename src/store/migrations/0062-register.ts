// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * What an addressee answered stays on the request when it is closed; correspondence is filed on it; and who else has asked about a
 * target is answered with a unit and a case that only the log is told of.
 */
export const register: Migration = {
  name: '0062-register',
  async up(sql) {
    await sql(`
      ALTER TABLE request ADD COLUMN answer text CHECK (answer IN ('granted', 'partly', 'refused')),
        ADD COLUMN refusal text, ADD COLUMN answered_at timestamptz;

      CREATE TABLE request_message (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        direction text NOT NULL CHECK (direction IN ('in', 'out')),
        kind text NOT NULL CHECK (kind IN ('question', 'clarification', 'refusal', 'reference', 'other')),
        at timestamptz NOT NULL,
        text text NOT NULL,
        reference text,
        filed_at timestamptz NOT NULL,
        filed_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX request_message_of_request ON request_message (request_id, at);
      ALTER TABLE request_message ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON request_message USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON request_message FROM rogatory_desk;

      CREATE INDEX target_by_identifier ON target (kind, normalised);
      CREATE FUNCTION others_who_asked(asked_kind text, asked_text text, asking_case uuid)
        RETURNS TABLE (case_id uuid, unit text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT DISTINCT target.case_id, account.unit FROM target
          JOIN case_file ON case_file.id = target.case_id
          JOIN account ON account.id = case_file.opened_by
          WHERE target.kind = asked_kind AND target.normalised = asked_text AND target.case_id <> asking_case
            AND in_circle(asking_case) AND NOT in_circle(target.case_id)
      $$;
    `);
  },
};
