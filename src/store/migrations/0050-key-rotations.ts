// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** How the key of the log was changed: notes that the old key and the new one have both signed (core/custody/key-rotation.ts). */
export const keyRotations: Migration = {
  name: '0050-key-rotations',
  async up(sql) {
    await sql(`
      CREATE TABLE log_key_rotation (
        to_vkey text PRIMARY KEY,
        note text NOT NULL,
        entries bigint NOT NULL,
        rotated_at timestamptz NOT NULL
      );
      CREATE TRIGGER log_key_rotation_stays BEFORE UPDATE OR DELETE ON log_key_rotation FOR EACH ROW EXECUTE FUNCTION refuse_change();
      REVOKE ALL ON log_key_rotation FROM rogatory_desk;
      GRANT SELECT ON log_key_rotation TO rogatory_desk;
    `);
  },
};
