// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/** A request for several targets rests on the advice of each. Of those that were drafted before, it is the one that was asked in the same act. */
export const adviceOfEveryTarget: Migration = {
  name: '0270-advice-of-every-target',
  async up(sql) {
    await sql(`
      ALTER TABLE request ADD COLUMN advice_ids uuid[] NOT NULL DEFAULT '{}';
      UPDATE request SET advice_ids = coalesce((
        SELECT array_agg(other.id ORDER BY array_position(request.target_ids, other.target_id))
          FROM advice AS first JOIN advice AS other ON other.case_id = first.case_id AND other.asked_at = first.asked_at
         WHERE first.id = request.advice_id AND other.id <> first.id AND other.target_id = ANY (request.target_ids)), '{}')
       WHERE cardinality(target_ids) > 1;
    `);
  },
};
