// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Papers that came back with ink and seal or another office's signature, and what happened to papers outside the desk. Both are only added to. */
export const paperRoad: Migration = {
  name: '0150-paper-road',
  async up(sql) {
    await sql(`
      CREATE TABLE request_original (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        version integer NOT NULL,
        language text NOT NULL,
        paper text NOT NULL CHECK (paper ~ '^[0-9a-f]{64}$'),
        evidence_id uuid NOT NULL REFERENCES evidence,
        kind text NOT NULL CHECK (kind IN ('ink', 'electronic')),
        pages integer NOT NULL CHECK (pages >= 1),
        scan_pages integer NOT NULL CHECK (scan_pages >= 1),
        signed_by text,
        bound_at timestamptz NOT NULL,
        bound_by uuid NOT NULL REFERENCES account,
        UNIQUE (request_id, evidence_id)
      );
      CREATE TABLE paper_step (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        version integer NOT NULL,
        kind text NOT NULL,
        on_day text NOT NULL,
        number text,
        office text,
        copies integer CHECK (copies BETWEEN 1 AND 99),
        note text,
        evidence_id uuid REFERENCES evidence,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX paper_step_of_request ON paper_step (request_id, recorded_at);
      ALTER TABLE request_original ENABLE ROW LEVEL SECURITY;
      ALTER TABLE paper_step ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON request_original USING (in_circle(case_id));
      CREATE POLICY circle ON paper_step USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON request_original, paper_step FROM rogatory_desk;
    `);
  },
};
