// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Captures of public pages: the plan as it was permitted, and once more, by the job, what became of it. The bytes are an evidence item.
 * A list is asked for by one person and approved by another; its visits are rows of `capture` that name it.
 *
 * `record` is the archive's own record without its certificates and methods: what lists and screens show.
 */
export const captures: Migration = {
  name: '0045-captures',
  async up(sql) {
    await sql(`
      CREATE TABLE capture_list (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
        urls text[] NOT NULL,
        purpose text NOT NULL,
        legal_basis text NOT NULL,
        whose text NOT NULL,
        visits integer NOT NULL CHECK (visits BETWEEN 1 AND 60),
        every_hours integer NOT NULL CHECK (every_hours >= 1),
        delay_seconds integer NOT NULL CHECK (delay_seconds >= 5),
        ends_at timestamptz NOT NULL,
        asked_at timestamptz NOT NULL,
        asked_by uuid NOT NULL REFERENCES account,
        approved_at timestamptz,
        approved_by uuid REFERENCES account,
        stopped_at timestamptz,
        CHECK (approved_by IS NULL OR approved_by <> asked_by)
      );
      CREATE INDEX capture_list_of_case ON capture_list (case_id, asked_at);

      CREATE TABLE capture (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        url text NOT NULL CHECK (length(url) BETWEEN 1 AND 4000),
        purpose text NOT NULL,
        legal_basis text NOT NULL,
        whose text NOT NULL,
        max_seconds integer NOT NULL CHECK (max_seconds BETWEEN 1 AND 600),
        asked_at timestamptz NOT NULL,
        asked_by uuid NOT NULL REFERENCES account,
        job_id uuid NOT NULL REFERENCES job,
        ended_at timestamptz,
        evidence_id uuid REFERENCES evidence,
        record jsonb,
        list_id uuid REFERENCES capture_list,
        visit integer,
        UNIQUE (list_id, url, visit)
      );
      CREATE INDEX capture_of_case ON capture (case_id, asked_at);
      CREATE INDEX capture_of_page ON capture (case_id, url, asked_at);
      ALTER TABLE capture ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_reads ON capture FOR SELECT USING (in_circle(case_id));
      CREATE POLICY circle_asks ON capture FOR INSERT WITH CHECK (in_circle(case_id));
      REVOKE UPDATE, DELETE ON capture FROM rogatory_desk;

      ALTER TABLE capture_list ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON capture_list USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON capture_list FROM rogatory_desk;
      GRANT UPDATE (approved_at, approved_by, stopped_at) ON capture_list TO rogatory_desk;
    `);
  },
};
