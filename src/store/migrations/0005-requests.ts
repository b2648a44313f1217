// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Requests and what hangs on them; what this desk has confirmed of the facts. Each table repeats the case, so that row-level security asks
 * one question everywhere. What was approved, made, said or confirmed is only ever added.
 */
export const requests: Migration = {
  name: '0005-requests',
  async up(sql) {
    await sql(`
      CREATE TABLE request (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        number text NOT NULL,
        advice_id uuid NOT NULL REFERENCES advice,
        kind text NOT NULL,
        route text NOT NULL,
        language text NOT NULL CHECK (language IN ('en', 'ar', 'fr')),
        option text NOT NULL,
        target_ids uuid[] NOT NULL,
        state text NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        drafter_ids uuid[] NOT NULL CHECK (cardinality(drafter_ids) > 0),
        field_values text NOT NULL,
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
        review jsonb,
        outcome text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        sent_at timestamptz,
        UNIQUE (case_id, number)
      );

      CREATE TABLE request_version (
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        version integer NOT NULL,
        digest text NOT NULL,
        field_values text NOT NULL,
        drafter_ids uuid[] NOT NULL,
        kept_at timestamptz NOT NULL,
        PRIMARY KEY (request_id, version, digest)
      );

      CREATE TABLE request_approval (
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        version integer NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        approved_at timestamptz NOT NULL,
        digest text NOT NULL,
        comment text,
        PRIMARY KEY (request_id, version, account_id)
      );

      CREATE TABLE request_gate (
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        gate text NOT NULL,
        effect text NOT NULL CHECK (effect IN ('block', 'second-approval')),
        why text NOT NULL,
        facts jsonb NOT NULL,
        lifted_by uuid REFERENCES account,
        lifted_at timestamptz,
        reason text,
        PRIMARY KEY (request_id, gate)
      );

      CREATE TABLE request_comment (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        at timestamptz NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        event text NOT NULL,
        text text NOT NULL,
        version integer NOT NULL
      );
      CREATE INDEX request_comment_of_request ON request_comment (request_id, at);

      CREATE TABLE request_document (
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        sha256 text NOT NULL REFERENCES vault_item,
        language text NOT NULL,
        format text NOT NULL CHECK (format IN ('pdf', 'docx')),
        size_bytes bigint NOT NULL,
        version integer NOT NULL,
        made_at timestamptz NOT NULL,
        signed boolean NOT NULL,
        PRIMARY KEY (request_id, sha256)
      );

      CREATE TABLE dispatch (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES request,
        case_id uuid NOT NULL REFERENCES case_file,
        version integer NOT NULL,
        channel text NOT NULL,
        state text NOT NULL CHECK (state IN ('prepared', 'sending', 'perhaps-sent', 'sent', 'failed')),
        prepared_at timestamptz NOT NULL,
        sent_at timestamptz,
        reference text,
        account_id uuid NOT NULL REFERENCES account
      );
      CREATE INDEX dispatch_of_request ON dispatch (request_id);

      CREATE TABLE deadline (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        request_id uuid REFERENCES request,
        kind text NOT NULL,
        due_at timestamptz NOT NULL,
        last_day text NOT NULL,
        zone text NOT NULL,
        rule text NOT NULL,
        facts jsonb NOT NULL,
        moved_from text,
        holidays_unknown boolean NOT NULL,
        met_at timestamptz,
        reminded_at timestamptz
      );
      CREATE INDEX deadline_of_case ON deadline (case_id, due_at);
      CREATE INDEX deadline_of_request ON deadline (request_id);
      CREATE INDEX deadline_open ON deadline (due_at) WHERE met_at IS NULL;

      CREATE TABLE fact_confirmation (
        id uuid PRIMARY KEY,
        fact text NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        confirmed_at timestamptz NOT NULL,
        how text NOT NULL,
        was text NOT NULL
      );

      DO $$
      DECLARE
        name text;
      BEGIN
        FOREACH name IN ARRAY ARRAY['request', 'request_version', 'request_approval', 'request_gate', 'request_comment', 'request_document',
                                    'dispatch', 'deadline'] LOOP
          EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
          EXECUTE format('CREATE POLICY circle ON %I USING (in_circle(case_id))', name);
          EXECUTE format('REVOKE DELETE ON %I FROM rogatory_desk', name);
        END LOOP;
      END $$;
      REVOKE UPDATE ON request_version, request_approval, request_comment, request_document FROM rogatory_desk;
      REVOKE UPDATE, DELETE ON fact_confirmation FROM rogatory_desk;
    `);
  },
};
