// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Why a request is kept against the facts of now becomes part of its digest, so it is kept with the version and shown to the overseer's recount.
 * An answer from before was part of no approval: of what has not left it is asked again. It stays among the comments and in the log.
 */
export const keptReasonBound: Migration = {
  name: '0260-kept-reason-bound',
  async up(sql) {
    await sql(`
      ALTER TABLE request_version ADD COLUMN kept_facts jsonb;
      UPDATE request SET kept_facts = NULL WHERE kept_facts IS NOT NULL AND state IN ('draft', 'submitted', 'approved');

      DROP FUNCTION versions_for_overseer(uuid[]);
      CREATE FUNCTION versions_for_overseer(asked uuid[])
        RETURNS TABLE (request_id uuid, version integer, digest text, field_values text, kept_facts jsonb)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT one.request_id, one.version, one.digest, one.field_values, one.kept_facts
          FROM request_version AS one WHERE one.request_id = ANY (asked) AND is_overseer()
      $$;
    `);
  },
};
