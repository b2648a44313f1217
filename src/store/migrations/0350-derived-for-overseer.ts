// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** An overseer counts an item as kept past its day by the rule that the case sees: with what was taken out of it. */
export const derivedForOverseer: Migration = {
  name: '0350-derived-for-overseer',
  async up(sql) {
    await sql(`
      DROP FUNCTION evidence_for_overseer();
      CREATE FUNCTION evidence_for_overseer()
        RETURNS TABLE (id uuid, derived_from uuid, how text, received_at timestamptz, closed_at timestamptz, settings jsonb)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT evidence.id, evidence.derived_from, evidence.how, evidence.received_at, case_file.closed_at,
               coalesce((SELECT jsonb_agg(jsonb_build_object('how', one.how, 'untilDay', one.until_day) ORDER BY one.added DESC)
                           FROM case_retention AS one WHERE one.case_id = evidence.case_id), '[]'::jsonb)
          FROM evidence JOIN case_file ON case_file.id = evidence.case_id WHERE evidence.erased_at IS NULL AND is_overseer()
      $$;
    `);
  },
};
