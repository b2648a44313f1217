// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * What runs in the background, as people see it: state, progress, outcome. The queue itself (who works on what) is pg-boss's own schema
 * `pgboss`; a row here is what a job *is*, one for each natural key.
 */
export const jobs: Migration = {
  name: '0002-jobs',
  async up(sql) {
    await sql(`
      CREATE TABLE job (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        key text NOT NULL,
        case_id uuid,
        input jsonb NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        progress jsonb,
        result jsonb,
        error jsonb,
        attempts integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        ended_at timestamptz,
        UNIQUE (kind, key)
      );
    `);
  },
};
