// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * What an overseer's figures are counted from, across all cases: requests and their texts, to compare them with what the log has sealed; what the
 * targets are, to count them; until when evidence is kept. The desk counts and shows none of the text.
 *
 * Of the log, an overseer opens who acted, why a gate was lifted and how a fact was checked: whoever writes those is told so.
 */
export const recount: Migration = {
  name: '0240-recount',
  async up(sql) {
    await sql(`
      CREATE FUNCTION is_overseer() RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT coalesce(current_setting('rogatory.overseer', true) = 'yes', false)
      $$;

      CREATE FUNCTION requests_for_overseer()
        RETURNS TABLE (id uuid, number text, kind text, route text, language text, option text, target_ids uuid[], state text, offences jsonb)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT request.id, request.number, request.kind, request.route, request.language, request.option, request.target_ids, request.state,
               case_file.offences
          FROM request JOIN case_file ON case_file.id = request.case_id WHERE is_overseer()
      $$;

      CREATE FUNCTION versions_for_overseer(asked uuid[])
        RETURNS TABLE (request_id uuid, version integer, digest text, field_values text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT one.request_id, one.version, one.digest, one.field_values
          FROM request_version AS one WHERE one.request_id = ANY (asked) AND is_overseer()
      $$;

      CREATE FUNCTION targets_for_overseer(asked uuid[])
        RETURNS TABLE (id uuid, kind text, written text, normalised text, service text, role text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT one.id, one.kind, one.written, one.normalised, one.service, one.role
          FROM target AS one WHERE one.id = ANY (asked) AND is_overseer()
      $$;

      CREATE FUNCTION evidence_for_overseer()
        RETURNS TABLE (id uuid, how text, received_at timestamptz, closed_at timestamptz, settings jsonb)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT evidence.id, evidence.how, evidence.received_at, case_file.closed_at,
               coalesce((SELECT jsonb_agg(jsonb_build_object('how', one.how, 'untilDay', one.until_day) ORDER BY one.added DESC)
                           FROM case_retention AS one WHERE one.case_id = evidence.case_id), '[]'::jsonb)
          FROM evidence JOIN case_file ON case_file.id = evidence.case_id WHERE evidence.erased_at IS NULL AND is_overseer()
      $$;

      CREATE POLICY overseer_opens ON log_salt FOR SELECT
        USING (is_overseer() AND (member = 'by' OR EXISTS (
          SELECT 1 FROM log_index WHERE log_index.entry_id = log_salt.entry_id
            AND ((log_index.kind = 'gate-lifted' AND log_salt.member = 'reason') OR (log_index.kind = 'fact-confirmed' AND log_salt.member = 'how')))));
    `);
  },
};
