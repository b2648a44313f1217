// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * What the desk was asked to follow through a source of chain data: the question as it was permitted, and once more, by the job, what became of it.
 * The answers are an evidence item, and the trace stands on it.
 */
export const followings: Migration = {
  name: '0250-followings',
  async up(sql) {
    await sql(`
      CREATE TABLE following (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        source text NOT NULL CHECK (length(source) BETWEEN 1 AND 60),
        seeds text[] NOT NULL CHECK (cardinality(seeds) BETWEEN 1 AND 20),
        method text NOT NULL CHECK (method IN ('fifo', 'haircut', 'poison')),
        contract text CHECK (length(contract) BETWEEN 1 AND 60),
        max_hops integer CHECK (max_hops BETWEEN 1 AND 10000),
        min_amount text CHECK (min_amount ~ '^[0-9]{1,78}$'),
        until_day text CHECK (until_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
        purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 1000),
        asked_at timestamptz NOT NULL,
        asked_by uuid NOT NULL REFERENCES account,
        job_id uuid NOT NULL,
        ended_at timestamptz,
        answers_id uuid REFERENCES evidence,
        answers_count integer,
        trace_id uuid REFERENCES trace,
        stopped text[] NOT NULL
      );
      CREATE INDEX following_of_case ON following (case_id, asked_at);
      ALTER TABLE following ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON following USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON following FROM rogatory_desk;
      GRANT UPDATE (ended_at, answers_id, answers_count, trace_id, stopped) ON following TO rogatory_desk;
    `);
  },
};
