// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * What others say of the log: signatures of witnesses and time-stamps on its checkpoints, how each witness was reached last, and what the
 * desk has found when it checked itself. Written by the desk, read by everybody who may read the log; nothing in them is of a case.
 */
export const outsideProof: Migration = {
  name: '0030-outside-proof',
  async up(sql) {
    await sql(`
      CREATE TABLE log_cosignature (
        size bigint NOT NULL REFERENCES log_checkpoint,
        witness text NOT NULL,
        line text NOT NULL,
        signed_at timestamptz NOT NULL,
        PRIMARY KEY (size, witness)
      );
      CREATE TRIGGER log_cosignature_stays BEFORE UPDATE OR DELETE ON log_cosignature FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE log_witness (
        witness text PRIMARY KEY,
        size bigint NOT NULL,
        failures integer NOT NULL,
        asked_at timestamptz NOT NULL,
        ask_again_at timestamptz NOT NULL,
        trouble text
      );

      CREATE TABLE log_stamp (
        size bigint NOT NULL REFERENCES log_checkpoint,
        authority text NOT NULL,
        token bytea NOT NULL,
        certificates text NOT NULL,
        stamps text NOT NULL CHECK (stamps ~ '^[0-9a-f]{64}$'),
        renews bytea,
        stamped_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (stamps, authority, stamped_at)
      );
      CREATE TRIGGER log_stamp_stays BEFORE UPDATE OR DELETE ON log_stamp FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE desk_fault (
        code text NOT NULL,
        place text NOT NULL,
        what text NOT NULL,
        found_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        gone_at timestamptz,
        PRIMARY KEY (code, place)
      );

      ALTER TABLE bundle ADD COLUMN log_size bigint;

      REVOKE ALL ON log_cosignature, log_witness, log_stamp, desk_fault FROM rogatory_desk;
      GRANT SELECT ON log_cosignature, log_witness, log_stamp, desk_fault TO rogatory_desk;
    `);
  },
};
