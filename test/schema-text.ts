// SPDX-License-Identifier: Apache-2.0
/** A schema as text, a line for each thing that can differ: what two ways to it are compared by. */
import { type Kysely, sql } from 'kysely';

const OURS = "n.nspname = 'public' AND c.relname NOT LIKE 'kysely%'";

/** Each gives lines `said`. NOT NULL stands with its column: PostgreSQL 18 keeps it as a constraint as well, 15 does not. */
const PARTS = [
  `SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
     || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || a.attidentity::text || a.attgenerated::text AS said
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
   WHERE ${OURS} AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT 'constraint ' || c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) AS said
   FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND k.contype <> 'n'`,
  `SELECT 'index ' || pg_get_indexdef(i.indexrelid) AS said
   FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  `SELECT 'trigger ' || pg_get_triggerdef(t.oid) AS said
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND NOT t.tgisinternal`,
  `SELECT 'policy ' || c.relname || ' ' || p.polname || ' ' || p.polcmd::text || coalesce(' ' || pg_get_expr(p.polqual, p.polrelid), '') AS said
   FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  `SELECT 'grant ' || c.relname || ' ' || g.privilege_type AS said
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) g
   WHERE ${OURS} AND g.grantee = 'rogatory_desk'::regrole`,
  `SELECT 'grant ' || c.relname || '.' || a.attname || ' ' || g.privilege_type AS said
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(a.attacl) g
   WHERE ${OURS} AND g.grantee = 'rogatory_desk'::regrole`,
  `SELECT 'function ' || p.proname || '(' || pg_get_function_arguments(p.oid) || ') ' || CASE WHEN p.prosecdef THEN 'security definer ' ELSE '' END
     || regexp_replace(p.prosrc, '\\s+', ' ', 'g') AS said
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public'`,
];

export async function schemaText<T>(db: Kysely<T>): Promise<string> {
  const lines: string[] = [];
  for (const part of PARTS) lines.push(...(await sql<{ said: string }>`${sql.raw(part)}`.execute(db)).rows.map(({ said }) => said.trim()));
  return `${lines.sort().join('\n')}\n`;
}
