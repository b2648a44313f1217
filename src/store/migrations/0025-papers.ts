// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Papers of approved versions: what each says, written with the approval and its entry; the signed file follows when the log can prove it.
 * The text never changes; only the file is added, by the desk itself. A version whose doubtful facts were confirmed since has further ones.
 */
export const papers: Migration = {
  name: '0025-papers',
  async up(sql) {
    await sql(`
      CREATE TABLE request_paper (
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        version integer NOT NULL,
        language text NOT NULL CHECK (language IN ('en', 'ar', 'fr')),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        text text NOT NULL,
        certificate text NOT NULL CHECK (certificate ~ '^[0-9a-f]{64}$'),
        entry_id uuid NOT NULL REFERENCES log_entry DEFERRABLE INITIALLY DEFERRED,
        written_at timestamptz NOT NULL,
        job_id uuid NOT NULL REFERENCES job,
        document text REFERENCES vault_item,
        log_size bigint,
        PRIMARY KEY (request_id, sha256)
      );
      CREATE INDEX request_paper_of_case ON request_paper (case_id);
      ALTER TABLE request_paper ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_reads ON request_paper FOR SELECT USING (in_circle(case_id));
      CREATE POLICY circle_writes ON request_paper FOR INSERT WITH CHECK (in_circle(case_id));
      REVOKE UPDATE, DELETE ON request_paper FROM rogatory_desk;
    `);
  },
};
