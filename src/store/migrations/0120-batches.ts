// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Requests that were drafted together from one list of targets. The key is the drafter's: the same list handed in twice, after a line that
 * died, is one batch. An approval of a single target names what was read: the text of the request and the target's link to the offence.
 */
export const batches: Migration = {
  name: '0120-batches',
  async up(sql) {
    await sql(`
      CREATE TABLE request_batch (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        key text NOT NULL,
        asked_digest text NOT NULL CHECK (asked_digest ~ '^[0-9a-f]{64}$'),
        kind text NOT NULL,
        targets integer NOT NULL CHECK (targets > 0),
        made_at timestamptz NOT NULL,
        made_by uuid NOT NULL REFERENCES account,
        UNIQUE (case_id, key)
      );
      ALTER TABLE request ADD COLUMN batch uuid REFERENCES request_batch;
      CREATE INDEX request_of_batch ON request (batch) WHERE batch IS NOT NULL;

      CREATE TABLE target_approval (
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        target_id uuid NOT NULL REFERENCES target,
        account_id uuid NOT NULL REFERENCES account,
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
        approved_at timestamptz NOT NULL,
        PRIMARY KEY (request_id, target_id, account_id, digest)
      );

      ALTER TABLE request_batch ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON request_batch USING (in_circle(case_id));
      ALTER TABLE target_approval ENABLE ROW LEVEL SECURITY;
      CREATE POLICY circle ON target_approval USING (in_circle(case_id));
      REVOKE UPDATE, DELETE ON request_batch, target_approval FROM rogatory_desk;
    `);
  },
};
