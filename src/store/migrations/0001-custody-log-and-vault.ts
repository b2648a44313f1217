// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * The role acts run under, the custody log and the list of vault items.
 *
 * `rogatory_desk` never bypasses row-level security and owns nothing. New tables grant it reading and writing by default; a table that
 * wants less says so in its own migration. Roles belong to the whole server, so another desk of the same server may have made it already.
 *
 * The log is append-only for everybody, its owner included: triggers refuse what a statement could change, apart from giving an entry
 * its index once. Salts and values in `log_salt` may be erased (retention), never changed.
 */
export const custodyLogAndVault: Migration = {
  name: '0001-custody-log-and-vault',
  async up(sql) {
    await sql(`
      DO $$ BEGIN
        CREATE ROLE rogatory_desk NOLOGIN NOBYPASSRLS;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        RAISE NOTICE 'role rogatory_desk is there already';
      END $$;

      DO $$ BEGIN
        EXECUTE format('GRANT rogatory_desk TO %I', current_user);
      EXCEPTION WHEN unique_violation OR internal_error THEN
        RAISE NOTICE 'role rogatory_desk was granted at the same moment';
      END $$;

      GRANT USAGE ON SCHEMA public TO rogatory_desk;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rogatory_desk;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO rogatory_desk;

      CREATE TABLE log_entry (
        id uuid PRIMARY KEY,
        bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 65535),
        leaf_hash bytea NOT NULL CHECK (leaf_hash = sha256('\\x00'::bytea || bytes)),
        created_at timestamptz NOT NULL DEFAULT now(),
        idx bigint UNIQUE CHECK (idx >= 0)
      );
      CREATE INDEX log_entry_pending ON log_entry (created_at, id) WHERE idx IS NULL;

      CREATE TABLE log_checkpoint (
        size bigint PRIMARY KEY CHECK (size >= 0),
        root bytea NOT NULL CHECK (octet_length(root) = 32),
        edge bytea NOT NULL CHECK (octet_length(edge) % 32 = 0),
        note text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE log_salt (
        entry_id uuid NOT NULL REFERENCES log_entry,
        member text NOT NULL,
        salt bytea NOT NULL CHECK (octet_length(salt) = 32),
        value text NOT NULL,
        PRIMARY KEY (entry_id, member)
      );

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% on % refused: the custody log is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;

      CREATE FUNCTION refuse_other_than_index() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.idx IS NULL AND NEW.idx IS NOT NULL
           AND (NEW.id, NEW.bytes, NEW.leaf_hash, NEW.created_at) IS NOT DISTINCT FROM (OLD.id, OLD.bytes, OLD.leaf_hash, OLD.created_at)
        THEN RETURN NEW;
        END IF;
        RAISE EXCEPTION 'UPDATE on log_entry refused: an entry gets its index once and never changes' USING ERRCODE = 'insufficient_privilege';
      END $$;

      CREATE FUNCTION refuse_given_index() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.idx IS NULL OR current_setting('rogatory.restoring', true) = 'yes' THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'INSERT on log_entry refused: only the sequencer gives an index' USING ERRCODE = 'insufficient_privilege';
      END $$;

      CREATE TRIGGER log_entry_is_new BEFORE INSERT ON log_entry FOR EACH ROW EXECUTE FUNCTION refuse_given_index();
      CREATE TRIGGER log_entry_stays BEFORE UPDATE ON log_entry FOR EACH ROW EXECUTE FUNCTION refuse_other_than_index();
      CREATE TRIGGER log_entry_is_kept BEFORE DELETE ON log_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER log_entry_is_not_emptied BEFORE TRUNCATE ON log_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER log_checkpoint_stays BEFORE UPDATE OR DELETE ON log_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER log_checkpoint_is_not_emptied BEFORE TRUNCATE ON log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER log_salt_stays BEFORE UPDATE ON log_salt FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER log_salt_is_not_emptied BEFORE TRUNCATE ON log_salt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      REVOKE ALL ON log_entry, log_checkpoint, log_salt FROM rogatory_desk;
      GRANT SELECT, INSERT ON log_entry, log_salt TO rogatory_desk;
      GRANT SELECT ON log_checkpoint TO rogatory_desk;

      CREATE TABLE vault_item (
        sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
        stored_at timestamptz NOT NULL DEFAULT now(),
        erased_at timestamptz
      );
    `);
  },
};
