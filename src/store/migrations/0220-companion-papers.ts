// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Papers beside a case that are signed by hand, each as it was made. A later version of one has its series; the first of a series names
 * itself. Only added to.
 */
export const companionPapers: Migration = {
  name: '0220-companion-papers',
  async up(sql) {
    await sql(`
      CREATE TABLE companion_paper (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        series uuid NOT NULL REFERENCES companion_paper,
        version integer NOT NULL CHECK (version >= 1),
        kind text NOT NULL,
        language text NOT NULL,
        format text NOT NULL CHECK (format IN ('pdf', 'docx')),
        request_id uuid REFERENCES request,
        evidence_id uuid REFERENCES evidence,
        number text NOT NULL,
        missing integer NOT NULL,
        field_values text NOT NULL,
        sha256 text NOT NULL REFERENCES vault_item,
        size_bytes bigint NOT NULL,
        made_at timestamptz NOT NULL,
        made_by uuid NOT NULL REFERENCES account,
        UNIQUE (series, version)
      );
      CREATE INDEX companion_paper_of_case ON companion_paper (case_id, made_at);
      ALTER TABLE companion_paper ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON companion_paper USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON companion_paper FROM rogatory_desk;
    `);
  },
};
