// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * What an item has been held against: the scope of its request when it was read, and every scope that came later, by an amendment, a
 * narrowing, or because it turned out to answer another request. Scopes are added and never taken away, and each holds: a later one may set
 * more apart and never shows more. A decision is about what was apart when it was made.
 */
export const scopes: Migration = {
  name: '0100-scopes',
  async up(sql) {
    await sql(`
      CREATE TABLE evidence_scope (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        evidence_id uuid NOT NULL REFERENCES evidence,
        request_id uuid NOT NULL REFERENCES request,
        why text NOT NULL CHECK (why IN ('read', 'amended', 'narrowed', 'tied')),
        asked jsonb NOT NULL,
        since timestamptz NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        added bigint GENERATED ALWAYS AS IDENTITY
      );
      CREATE INDEX evidence_scope_of_item ON evidence_scope (evidence_id, added);
      ALTER TABLE evidence_scope ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON evidence_scope USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON evidence_scope FROM rogatory_desk;

      ALTER TABLE set_apart_decision ADD COLUMN folder text CHECK (folder ~ '^[0-9a-f]{64}-[0-9a-f]{16}$');
      UPDATE set_apart_decision SET folder = reading.set_apart_folder FROM reading WHERE reading.id = set_apart_decision.reading_id;

      GRANT UPDATE (request_id) ON evidence TO rogatory_desk;
      GRANT UPDATE (ended_at) ON reading TO rogatory_desk;
    `);
  },
};
