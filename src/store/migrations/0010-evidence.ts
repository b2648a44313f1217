// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * What came back: uploads on their way, evidence items, readings, and what people made of the records (leads). The bytes of an item are in
 * the vault, the records of a reading in their own files; here stands what belongs to which case.
 *
 * An item is never changed; what may still happen to it is that it is erased, or restricted. A reading is written once when it begins and
 * once when it ends.
 */
export const evidence: Migration = {
  name: '0010-evidence',
  async up(sql) {
    await sql(`
      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        request_id uuid REFERENCES request,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
        size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
        how text NOT NULL CHECK (how IN ('return', 'capture', 'upload', 'machine-delivery', 'consent')),
        received_from text NOT NULL,
        received_bytes bigint NOT NULL DEFAULT 0 CHECK (received_bytes BETWEEN 0 AND size_bytes),
        begun_at timestamptz NOT NULL,
        begun_by uuid NOT NULL REFERENCES account,
        ended_at timestamptz,
        evidence_id uuid
      );
      CREATE INDEX upload_open ON upload (begun_at) WHERE ended_at IS NULL;

      CREATE TABLE evidence (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        request_id uuid REFERENCES request,
        name text NOT NULL,
        sha256 text NOT NULL REFERENCES vault_item,
        size_bytes bigint NOT NULL,
        how text NOT NULL CHECK (how IN ('return', 'capture', 'upload', 'machine-delivery', 'consent')),
        received_from text NOT NULL,
        received_at timestamptz NOT NULL,
        received_by uuid NOT NULL REFERENCES account,
        derived_from uuid REFERENCES evidence,
        handling text NOT NULL CHECK (handling IN ('normal', 'restricted')),
        erased_at timestamptz
      );
      CREATE INDEX evidence_of_case ON evidence (case_id, received_at);
      CREATE INDEX evidence_of_request ON evidence (request_id);
      CREATE INDEX evidence_by_sha256 ON evidence (sha256);
      ALTER TABLE upload ADD FOREIGN KEY (evidence_id) REFERENCES evidence;

      CREATE TABLE reading (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        evidence_id uuid NOT NULL REFERENCES evidence,
        readers text NOT NULL,
        folder text NOT NULL CHECK (folder ~ '^[0-9a-f]{64}-[0-9a-f]{16}$'),
        job_id uuid NOT NULL REFERENCES job,
        started_at timestamptz NOT NULL,
        started_by uuid NOT NULL REFERENCES account,
        ended_at timestamptz,
        coverage jsonb,
        records bigint,
        gaps bigint,
        outside jsonb,
        UNIQUE (evidence_id, readers)
      );
      CREATE INDEX reading_of_case ON reading (case_id);

      CREATE TABLE lead (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        text text NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
        records jsonb NOT NULL,
        written_at timestamptz NOT NULL,
        written_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX lead_of_case ON lead (case_id, written_at);

      DO $$
      DECLARE
        name text;
      BEGIN
        FOREACH name IN ARRAY ARRAY['upload', 'evidence', 'reading', 'lead'] LOOP
          EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
          EXECUTE format('CREATE POLICY circle ON %I USING (in_circle(case_id))', name);
          EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM rogatory_desk', name);
        END LOOP;
      END $$;
      GRANT UPDATE (received_bytes, ended_at, evidence_id) ON upload TO rogatory_desk;
      GRANT UPDATE (handling, erased_at) ON evidence TO rogatory_desk;
      GRANT UPDATE (job_id) ON reading TO rogatory_desk;
    `);
  },
};
