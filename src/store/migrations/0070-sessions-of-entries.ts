// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** In which session an act was done: the entry commits to it, its index names it to whoever may read the entry. Older entries name none. */
export const sessionsOfEntries: Migration = {
  name: '0070-sessions-of-entries',
  async up(sql) {
    await sql('ALTER TABLE log_index ADD COLUMN session_id uuid');
  },
};
