// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * What a bundle was made without, as it was decided, and the secret of 32 bytes that the salts of its commitments come from: a record that
 * was left out can be given out alone later and be shown to belong there. Older bundles left no single record out.
 */
export const redaction: Migration = {
  name: '0075-redaction',
  async up(sql) {
    await sql(`
      ALTER TABLE bundle
        ADD COLUMN withholding jsonb NOT NULL DEFAULT '{"items": [], "records": []}',
        ADD COLUMN secret bytea CHECK (octet_length(secret) = 32);
    `);
  },
};
