// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * The edition of a bundle, what it has disclosed once it is whole, and the questions of the defence about what it has not: terms and answers
 * are for those who may ask, not for the whole circle. The log holds a commitment to the terms; what opens it is kept here alone.
 */
export const defence: Migration = {
  name: '0090-defence',
  async up(sql) {
    await sql(`
      ALTER TABLE bundle
        ADD COLUMN edition text NOT NULL DEFAULT 'court' CHECK (edition IN ('court', 'defence')),
        ADD COLUMN disclosed jsonb;
      CREATE POLICY overseer_reads ON bundle FOR SELECT USING (current_setting('rogatory.overseer', true) = 'yes');

      CREATE TABLE defence_query (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        bundle_id uuid NOT NULL REFERENCES bundle,
        on_behalf_of text NOT NULL,
        terms jsonb NOT NULL,
        from_at timestamptz,
        to_at timestamptz,
        salt bytea NOT NULL CHECK (octet_length(salt) = 32),
        asked_at timestamptz NOT NULL,
        asked_by uuid NOT NULL REFERENCES account,
        job_id uuid NOT NULL REFERENCES job,
        answer text,
        answered_at timestamptz
      );
      CREATE INDEX defence_query_of_bundle ON defence_query (bundle_id, asked_at);
      ALTER TABLE defence_query ENABLE ROW LEVEL SECURITY;
      CREATE FUNCTION may_ask_for_defence(asked_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT current_setting('rogatory.overseer', true) = 'yes' OR EXISTS (
          SELECT 1 FROM case_member WHERE case_member.case_id = asked_case
            AND case_member.account_id::text = current_setting('rogatory.user', true)
            AND case_member.role IN ('approver', 'legal-reviewer', 'evidence-keeper'))
      $$;
      CREATE POLICY those_who_ask_read ON defence_query FOR SELECT USING (may_ask_for_defence(case_id));
      CREATE POLICY those_who_ask_ask ON defence_query FOR INSERT WITH CHECK (may_ask_for_defence(case_id));
      REVOKE UPDATE, DELETE ON defence_query FROM rogatory_desk;
    `);
  },
};
