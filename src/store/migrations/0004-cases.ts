// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Cases with their need-to-know circle, targets and advice; and where the entries of the custody log are found by case.
 *
 * Row-level security is the second line under core/access: a row of a case is there for its circle and for nobody else. It asks
 * `in_circle`, which reads the circle with the rights of its owner, so that the policy of the circle's own table does not ask itself.
 * Jobs and the sign-in run as the owner of the tables, whom policies do not bind.
 */
export const cases: Migration = {
  name: '0004-cases',
  async up(sql) {
    await sql(`
      CREATE TABLE case_file (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 60),
        title text NOT NULL,
        summary text NOT NULL,
        country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
        stage text NOT NULL CHECK (stage IN ('intelligence', 'investigation', 'trial')),
        offences jsonb NOT NULL,
        restricted boolean NOT NULL,
        minors boolean NOT NULL,
        privileged boolean NOT NULL,
        transnational_group boolean,
        opened_at timestamptz NOT NULL,
        opened_by uuid NOT NULL REFERENCES account,
        closed_at timestamptz,
        closed_reason text
      );

      CREATE TABLE case_member (
        case_id uuid NOT NULL REFERENCES case_file,
        account_id uuid NOT NULL REFERENCES account,
        role text NOT NULL CHECK (role IN ('investigator', 'approver', 'legal-reviewer', 'central-authority', 'analyst', 'evidence-keeper')),
        since timestamptz NOT NULL,
        PRIMARY KEY (case_id, account_id, role)
      );
      CREATE INDEX case_member_by_account ON case_member (account_id, case_id);

      CREATE FUNCTION in_circle(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT EXISTS (SELECT 1 FROM case_member
                       WHERE case_id = asked AND account_id::text = current_setting('rogatory.user', true))
      $$;
      CREATE FUNCTION opens_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT EXISTS (SELECT 1 FROM case_file WHERE id = asked AND opened_by::text = current_setting('rogatory.user', true))
           AND NOT EXISTS (SELECT 1 FROM case_member WHERE case_id = asked)
      $$;

      CREATE TABLE target (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        kind text NOT NULL,
        written text NOT NULL,
        normalised text NOT NULL,
        service text,
        holder text CHECK (holder ~ '^[A-Z]{2}$'),
        role text NOT NULL CHECK (role IN ('suspect', 'victim', 'migrant', 'witness', 'rescuer', 'lawyer', 'journalist', 'unknown')),
        relevance text NOT NULL,
        event jsonb,
        warnings text[] NOT NULL DEFAULT '{}',
        from_reading uuid,
        from_record text,
        added_at timestamptz NOT NULL,
        added_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX target_of_case ON target (case_id, added_at);

      CREATE TABLE advice (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        target_id uuid NOT NULL REFERENCES target,
        asked_at timestamptz NOT NULL,
        asked_by uuid NOT NULL REFERENCES account,
        as_of text NOT NULL,
        language text NOT NULL,
        knowledge_version text NOT NULL,
        query text NOT NULL,
        answer text NOT NULL,
        facts text NOT NULL,
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX advice_of_target ON advice (target_id, asked_at);

      CREATE TABLE log_index (
        entry_id uuid PRIMARY KEY REFERENCES log_entry,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        outcome text NOT NULL,
        account_id uuid,
        case_id uuid
      );
      CREATE INDEX log_index_of_case ON log_index (case_id, at, entry_id);
      CREATE INDEX log_index_by_time ON log_index (at, entry_id);

      ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_reads ON case_file FOR SELECT USING (in_circle(id));
      CREATE POLICY circle_changes ON case_file FOR UPDATE USING (in_circle(id));
      CREATE POLICY opener_opens ON case_file FOR INSERT WITH CHECK (opened_by::text = current_setting('rogatory.user', true));

      ALTER TABLE case_member ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_reads ON case_member FOR SELECT USING (in_circle(case_id));
      CREATE POLICY circle_takes_in ON case_member FOR INSERT WITH CHECK (in_circle(case_id) OR opens_case(case_id));
      CREATE POLICY circle_takes_out ON case_member FOR DELETE USING (in_circle(case_id));

      ALTER TABLE target ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON target USING (in_circle(case_id));

      ALTER TABLE advice ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_reads ON advice FOR SELECT USING (in_circle(case_id));
      CREATE POLICY circle_asks ON advice FOR INSERT WITH CHECK (in_circle(case_id));

      ALTER TABLE log_index ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_or_overseer_reads ON log_index FOR SELECT
        USING (in_circle(case_id) OR account_id::text = current_setting('rogatory.user', true)
               OR current_setting('rogatory.overseer', true) = 'yes');
      CREATE POLICY acts_are_indexed ON log_index FOR INSERT WITH CHECK (true);

      ALTER TABLE log_salt ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_opens ON log_salt FOR SELECT
        USING (EXISTS (SELECT 1 FROM log_index WHERE log_index.entry_id = log_salt.entry_id
                       AND (in_circle(log_index.case_id) OR log_index.account_id::text = current_setting('rogatory.user', true))));
      CREATE POLICY acts_keep_salts ON log_salt FOR INSERT WITH CHECK (true);

      REVOKE UPDATE, DELETE ON advice, log_index FROM rogatory_desk;
      REVOKE DELETE ON case_file, target FROM rogatory_desk;
      REVOKE UPDATE ON case_member FROM rogatory_desk;
    `);
  },
};
