// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * The second line asks, as the first does, whether a member of a circle still holds the role in which they were taken in, and whether their
 * account is open: an investigator who became the administrator of the desk sees no case.
 */
export const rolesHeld: Migration = {
  name: '0340-roles-held',
  async up(sql) {
    await sql(`
      CREATE OR REPLACE FUNCTION circles() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = public AS $$
        SELECT case_id FROM case_member JOIN account ON account.id = account_id
         WHERE account_id = acting_user() AND role = ANY (roles) AND disabled_at IS NULL
      $$;
      CREATE OR REPLACE FUNCTION in_circle(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT EXISTS (SELECT 1 FROM case_member JOIN account ON account.id = account_id
                        WHERE case_id = asked AND account_id = acting_user() AND role = ANY (roles) AND disabled_at IS NULL)
      $$;
      CREATE OR REPLACE FUNCTION may_ask_for_defence(asked_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = public AS $$
        SELECT current_setting('rogatory.overseer', true) = 'yes' OR EXISTS (
          SELECT 1 FROM case_member JOIN account ON account.id = account_id
           WHERE case_id = asked_case AND account_id = acting_user() AND role = ANY (roles) AND disabled_at IS NULL
             AND role IN ('approver', 'legal-reviewer', 'evidence-keeper'))
      $$;
    `);
  },
};
