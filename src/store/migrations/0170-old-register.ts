// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Registers that were kept before the desk, taken over row by row. A row is no request of this desk: nobody approved or sent it here, so it
 * stands in a table of its own. How columns with these heads were mapped is kept for the next register of the same make.
 */
export const oldRegister: Migration = {
  name: '0170-old-register',
  async up(sql) {
    await sql(`
      CREATE TABLE register_mapping (
        id uuid PRIMARY KEY,
        fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
        document jsonb NOT NULL,
        kept_at timestamptz NOT NULL,
        kept_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX register_mapping_of_header ON register_mapping (fingerprint, kept_at);
      CREATE TABLE register_import (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        evidence_id uuid NOT NULL REFERENCES evidence,
        mapping jsonb NOT NULL,
        rows_taken integer NOT NULL,
        rows_doubtful integer NOT NULL,
        imported_at timestamptz NOT NULL,
        imported_by uuid NOT NULL REFERENCES account,
        UNIQUE (case_id, evidence_id)
      );
      CREATE TABLE historic_request (
        id uuid PRIMARY KEY,
        import_id uuid NOT NULL REFERENCES register_import,
        case_id uuid NOT NULL REFERENCES case_file,
        row_number integer NOT NULL,
        sent_on text,
        cells jsonb NOT NULL,
        doubts text[] NOT NULL,
        UNIQUE (import_id, row_number)
      );
      CREATE INDEX historic_request_of_case ON historic_request (case_id, sent_on);
      ALTER TABLE register_import ENABLE ROW LEVEL SECURITY;
      ALTER TABLE historic_request ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON register_import USING (in_circle(case_id));
      CREATE POLICY circle ON historic_request USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON register_mapping, register_import, historic_request FROM rogatory_desk;
    `);
  },
};
