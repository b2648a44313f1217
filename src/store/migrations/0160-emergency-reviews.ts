// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * A review that does not uphold an emergency sets apart what came on it. How many reviews of an officer are overdue is counted over all cases, also
 * those whose circle they have left; and the overseer sees every emergency that went first, with who and when, and nothing of its case.
 */
export const emergencyReviews: Migration = {
  name: '0160-emergency-reviews',
  async up(sql) {
    await sql(`
      ALTER TABLE evidence_scope DROP CONSTRAINT evidence_scope_why_check;
      ALTER TABLE evidence_scope ADD CONSTRAINT evidence_scope_why_check
        CHECK (why IN ('read', 'amended', 'narrowed', 'tied', 'not-upheld'));

      CREATE FUNCTION overdue_reviews(drafter uuid, moment timestamptz) RETURNS bigint
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT count(*) FROM request
          WHERE drafter = ANY (drafter_ids) AND review ->> 'result' = 'due' AND (review ->> 'dueAt')::timestamptz < moment
      $$;

      CREATE FUNCTION emergencies_for_overseer()
        RETURNS TABLE (id uuid, kind text, drafter uuid, sent_at timestamptz, review jsonb)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT request.id, request.kind, request.drafter_ids[1], request.sent_at, request.review FROM request
          WHERE request.review IS NOT NULL AND current_setting('rogatory.overseer', true) = 'yes'
      $$;
    `);
  },
};
