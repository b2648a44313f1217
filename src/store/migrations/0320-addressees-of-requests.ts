// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** Whom a request goes to, beside the option it was drafted from: a list of thousands of requests names them without reading thousands of options. */
export const addresseesOfRequests: Migration = {
  name: '0320-addressees-of-requests',
  async up(sql) {
    await sql(`
      ALTER TABLE request ADD COLUMN addressed jsonb;
      UPDATE request SET addressed = jsonb_build_object(
        'kind', option::jsonb #> '{to,kind}', 'country', option::jsonb #> '{to,country}', 'name', option::jsonb #> '{to,name}');
      ALTER TABLE request ALTER COLUMN addressed SET NOT NULL;
    `);
  },
};
