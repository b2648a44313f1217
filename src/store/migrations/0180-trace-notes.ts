// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** What people note at a trace: at an address, at a step between two, or at the whole. A note stays as it was written; another may follow it. */
export const traceNotes: Migration = {
  name: '0180-trace-notes',
  async up(sql) {
    await sql(`
      CREATE TABLE trace_note (
        id uuid PRIMARY KEY,
        number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
        case_id uuid NOT NULL REFERENCES case_file,
        trace_id uuid NOT NULL REFERENCES trace,
        at_kind text NOT NULL CHECK (at_kind IN ('trace', 'node', 'step')),
        at_from text CHECK (length(at_from) BETWEEN 1 AND 200),
        at_to text CHECK (length(at_to) BETWEEN 1 AND 200),
        text text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
        written_at timestamptz NOT NULL,
        written_by uuid NOT NULL REFERENCES account,
        CHECK ((at_kind = 'trace') = (at_from IS NULL)),
        CHECK ((at_kind = 'step') = (at_to IS NOT NULL))
      );
      CREATE INDEX note_of_trace ON trace_note (trace_id, number);
      ALTER TABLE trace_note ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON trace_note USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON trace_note FROM rogatory_desk;
    `);
  },
};
