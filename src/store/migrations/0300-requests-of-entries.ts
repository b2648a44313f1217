// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Which request an entry is about, where it is about one: what happened to a request is read from the log itself. */
export const requestsOfEntries: Migration = {
  name: '0300-requests-of-entries',
  async up(sql) {
    await sql(`
      ALTER TABLE log_index ADD COLUMN request_id uuid;
      UPDATE log_index SET request_id = (said.about ->> 'request')::uuid
        FROM (SELECT id, convert_from(bytes, 'UTF8')::jsonb -> 'about' AS about FROM log_entry
               WHERE position(convert_to('"request":"', 'UTF8') IN bytes) > 0) AS said
       WHERE said.id = log_index.entry_id
         AND said.about ->> 'request' ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
      CREATE INDEX log_index_of_request ON log_index (request_id, at, entry_id) WHERE request_id IS NOT NULL;

      DROP FUNCTION append_entry;
      CREATE FUNCTION append_entry(
        entry uuid, entry_bytes bytea, entry_hash bytea,
        members text[], salts bytea[], opened text[],
        act_at timestamptz, act_kind text, act_outcome text, act_account uuid, act_case uuid, act_session uuid, act_request uuid
      ) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        INSERT INTO public.log_entry (id, bytes, leaf_hash) VALUES (entry, entry_bytes, entry_hash);
        INSERT INTO public.log_salt (entry_id, member, salt, value)
          SELECT entry, one.member, one.salt, one.value FROM unnest(members, salts, opened) AS one(member, salt, value);
        IF act_kind IS NOT NULL THEN
          INSERT INTO public.log_index (entry_id, at, kind, outcome, account_id, case_id, session_id, request_id)
            VALUES (entry, act_at, act_kind, act_outcome, act_account, act_case, act_session, act_request);
        END IF;
      END $$;

      REVOKE ALL ON FUNCTION append_entry FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION append_entry TO rogatory_desk;
    `);
  },
};
