// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * Entries come into the log by one function, whose statements the server plans once for a session. Who acts as `rogatory_desk` can call it and
 * can no longer put openings or an index beside an entry that is there already.
 */
export const oneWayIntoTheLog: Migration = {
  name: '0115-one-way-into-the-log',
  async up(sql) {
    await sql(`
      CREATE FUNCTION append_entry(
        entry uuid, entry_bytes bytea, entry_hash bytea,
        members text[], salts bytea[], opened text[],
        act_at timestamptz, act_kind text, act_outcome text, act_account uuid, act_case uuid, act_session uuid
      ) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        INSERT INTO public.log_entry (id, bytes, leaf_hash) VALUES (entry, entry_bytes, entry_hash);
        INSERT INTO public.log_salt (entry_id, member, salt, value)
          SELECT entry, one.member, one.salt, one.value FROM unnest(members, salts, opened) AS one(member, salt, value);
        IF act_kind IS NOT NULL THEN
          INSERT INTO public.log_index (entry_id, at, kind, outcome, account_id, case_id, session_id)
            VALUES (entry, act_at, act_kind, act_outcome, act_account, act_case, act_session);
        END IF;
      END $$;

      REVOKE ALL ON FUNCTION append_entry FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION append_entry TO rogatory_desk;
      REVOKE INSERT ON log_entry, log_salt, log_index FROM rogatory_desk;

      DROP TRIGGER log_entry_is_new ON log_entry;
      CREATE TRIGGER log_entry_is_new BEFORE INSERT ON log_entry
        FOR EACH ROW WHEN (NEW.idx IS NOT NULL) EXECUTE FUNCTION refuse_given_index();
    `);
  },
};
