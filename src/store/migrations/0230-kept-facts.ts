// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Who keeps what a request says though the facts it was drafted from say something else now, and why: the last answer that was given. */
export const keptFacts: Migration = {
  name: '0230-kept-facts',
  async up(sql) {
    await sql('ALTER TABLE request ADD COLUMN kept_facts jsonb');
  },
};
