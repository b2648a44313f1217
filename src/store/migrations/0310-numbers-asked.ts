// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Which case has a number, also for who is not in its circle: not to show it to them, but to tell that circle that its number was tried. */
export const numbersAsked: Migration = {
  name: '0310-numbers-asked',
  async up(sql) {
    await sql(`
      CREATE FUNCTION case_numbered(asked text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT id FROM case_file WHERE number = asked
      $$;
    `);
  },
};
