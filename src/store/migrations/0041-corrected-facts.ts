// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** What a desk says instead of a shipped fact; null: it confirmed the fact as it stands. */
export const correctedFacts: Migration = {
  name: '0041-corrected-facts',
  async up(sql) {
    await sql('ALTER TABLE fact_confirmation ADD COLUMN value jsonb;');
  },
};
