// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * A gate is lifted for the reasons that stood then: whom the case protected, and how. One from before says none, and is looked at once more if
 * the case protects somebody today whom its advice did not know as protected. And what drafters answer about somebody protected whom a text
 * names: only added to.
 */
export const gatesOfToday: Migration = {
  name: '0415-gates-of-today',
  async up(sql) {
    await sql(`
      ALTER TABLE request_gate ADD COLUMN lifted_for text[] NOT NULL DEFAULT '{}';

      CREATE TABLE named_answer (
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        target_id uuid NOT NULL REFERENCES target,
        role text NOT NULL,
        digest text NOT NULL,
        asks boolean NOT NULL,
        reason text CHECK (length(reason) BETWEEN 1 AND 5000),
        answered_at timestamptz NOT NULL,
        answered_by uuid NOT NULL REFERENCES account,
        added bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        CHECK (asks OR reason IS NOT NULL)
      );
      CREATE INDEX named_answer_of_request ON named_answer (request_id, added);
      ALTER TABLE named_answer ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON named_answer USING (case_id IN (SELECT circles()));
      REVOKE UPDATE, DELETE ON named_answer FROM rogatory_desk;
    `);
  },
};
