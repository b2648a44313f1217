// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Readings are looked for by their item wherever an item is shown; without this each look goes over all readings of the desk. */
export const readingsByItem: Migration = {
  name: '0395-readings-by-item',
  async up(sql) {
    await sql('CREATE INDEX reading_of_item ON reading (evidence_id, started_at)');
  },
};
