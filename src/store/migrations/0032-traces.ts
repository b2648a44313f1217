// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Following virtual currency in a case: what the case allows (sources that may be asked, limits), the traces that were kept with it, and its own
 * names for addresses. A trace is an evidence item (its certificate); here stands that it was repeated, and what it came to.
 *
 * `case_tracing` has one row for each time it was set; the newest counts.
 */
export const traces: Migration = {
  name: '0032-traces',
  async up(sql) {
    await sql(`
      CREATE TABLE case_tracing (
        id uuid PRIMARY KEY,
        number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
        case_id uuid NOT NULL REFERENCES case_file,
        sources text[] NOT NULL,
        max_hops integer CHECK (max_hops BETWEEN 1 AND 10000),
        min_amount text CHECK (min_amount ~ '^[0-9]{1,78}$'),
        until_day text CHECK (until_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        set_at timestamptz NOT NULL,
        set_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX tracing_of_case ON case_tracing (case_id, number);

      CREATE TABLE trace (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        evidence_id uuid NOT NULL UNIQUE REFERENCES evidence,
        summary jsonb NOT NULL,
        kept_at timestamptz NOT NULL,
        kept_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX trace_of_case ON trace (case_id, kept_at);

      CREATE TABLE address_tag (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file,
        address text NOT NULL CHECK (length(address) BETWEEN 1 AND 200),
        chain text NOT NULL,
        label text NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
        category text,
        source text NOT NULL CHECK (length(source) BETWEEN 1 AND 1000),
        reading_id uuid REFERENCES reading,
        record_id text,
        added_at timestamptz NOT NULL,
        added_by uuid NOT NULL REFERENCES account
      );
      CREATE INDEX tag_of_case ON address_tag (case_id, address);

      DO $$
      DECLARE
        name text;
      BEGIN
        FOREACH name IN ARRAY ARRAY['case_tracing', 'trace', 'address_tag'] LOOP
          EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
          EXECUTE format('CREATE POLICY circle ON %I USING (in_circle(case_id))', name);
          EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM rogatory_desk', name);
        END LOOP;
      END $$;
    `);
  },
};
