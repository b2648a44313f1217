// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * How a capture came about: by a visit of the desk, by an officer in a recorded window, or by others, whose file (`original_id`) stays as it
 * came. A visit of a list that nobody answered is tried again. A case may name the proxy its visits go through.
 *
 * `picture` holds each picture that was found in an item: where in it, its size, the difference hash of what it shows, what its tags say.
 */
export const capturesAndPictures: Migration = {
  name: '0140-captures-and-pictures',
  async up(sql) {
    await sql(`
      ALTER TABLE capture ADD COLUMN how text NOT NULL DEFAULT 'visit' CHECK (how IN ('visit', 'manual', 'others'));
      ALTER TABLE capture ADD COLUMN made_by text;
      ALTER TABLE capture ADD COLUMN original_id uuid REFERENCES evidence;
      ALTER TABLE capture ADD COLUMN attempt integer NOT NULL DEFAULT 1;
      ALTER TABLE capture ADD CHECK ((how = 'others') = (original_id IS NOT NULL));
      ALTER TABLE capture DROP CONSTRAINT capture_list_id_url_visit_key;
      ALTER TABLE capture ADD UNIQUE (list_id, url, visit, attempt);
      CREATE UNIQUE INDEX capture_of_original ON capture (case_id, original_id) WHERE original_id IS NOT NULL;

      CREATE TABLE capture_proxy (
        case_id uuid PRIMARY KEY REFERENCES case_file,
        address text CHECK (length(address) BETWEEN 1 AND 1000),
        set_at timestamptz NOT NULL,
        set_by uuid NOT NULL REFERENCES account
      );
      ALTER TABLE capture_proxy ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON capture_proxy USING (in_circle(case_id));
      REVOKE DELETE ON capture_proxy FROM rogatory_desk;

      CREATE TABLE picture_search (
        evidence_id uuid PRIMARY KEY REFERENCES evidence,
        case_id uuid NOT NULL REFERENCES case_file,
        job_id uuid NOT NULL REFERENCES job,
        asked_at timestamptz NOT NULL,
        asked_by uuid NOT NULL REFERENCES account,
        ended_at timestamptz,
        complete boolean
      );
      ALTER TABLE picture_search ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_reads ON picture_search FOR SELECT USING (in_circle(case_id));
      CREATE POLICY circle_asks ON picture_search FOR INSERT WITH CHECK (in_circle(case_id));
      REVOKE UPDATE, DELETE ON picture_search FROM rogatory_desk;

      CREATE TABLE picture (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        evidence_id uuid NOT NULL REFERENCES evidence,
        place jsonb NOT NULL,
        sha256 text NOT NULL,
        size_bytes bigint NOT NULL,
        width integer,
        height integer,
        looks text CHECK (looks ~ '^[0-9a-f]{16}$'),
        tags jsonb NOT NULL,
        thumbnail text
      );
      CREATE INDEX picture_of_case ON picture (case_id, sha256);
      CREATE INDEX picture_of_item ON picture (evidence_id);
      ALTER TABLE picture ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle_reads ON picture FOR SELECT USING (in_circle(case_id));
      REVOKE INSERT, UPDATE, DELETE ON picture FROM rogatory_desk;
    `);
  },
};
