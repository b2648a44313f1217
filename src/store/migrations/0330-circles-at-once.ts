// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * A policy asks once in a statement for the cases of the person, where it asked for each row whether its case is one of them: of a list of
 * thousands of rows that was most of the time. Which rows are seen is the same.
 */
export const circlesAtOnce: Migration = {
  name: '0330-circles-at-once',
  async up(sql) {
    await sql(`
      CREATE FUNCTION acting_user() RETURNS uuid LANGUAGE sql STABLE AS $$
        SELECT CASE WHEN current_setting('rogatory.user', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                    THEN current_setting('rogatory.user', true)::uuid END
      $$;
      CREATE FUNCTION circles() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = public AS $$
        SELECT case_id FROM case_member WHERE account_id = acting_user()
      $$;
      CREATE OR REPLACE FUNCTION in_circle(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT EXISTS (SELECT 1 FROM case_member WHERE case_id = asked AND account_id = acting_user())
      $$;
      DO $$
      DECLARE one record;
      BEGIN
        FOR one IN SELECT tablename, policyname, qual FROM pg_policies
                    WHERE schemaname = 'public' AND qual ~ 'in_circle\\((id|case_id)\\)' LOOP
          EXECUTE format('ALTER POLICY %I ON public.%I USING (%s)', one.policyname, one.tablename,
            regexp_replace(one.qual, 'in_circle\\((id|case_id)\\)', '(\\1 IN (SELECT public.circles()))', 'g'));
        END LOOP;
      END $$;
    `);
  },
};
