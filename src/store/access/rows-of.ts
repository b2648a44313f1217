// SPDX-License-Identifier: Apache-2.0
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Condition } from '../../core/access/condition.ts';
import type { Who } from '../../core/access/who.ts';

/** Where a query finds what the rules look at: column references such as `request.case_id`. */
export interface Columns {
  /** uuid of the case. */
  readonly caseId?: string;
  /** uuid of the account whose own thing it is. */
  readonly accountId?: string;
  /** uuid[] of a request's drafters. */
  readonly drafterIds?: string;
}

/**
 * The same condition as core/access checks, as a filter of rows: `query.where(rowsFor(sentence.when, who, { caseId: 'request.case_id' }))`.
 * What a query does not name counts against whoever asks, as in the check. Membership is read from the database, not from `who`.
 */
export function rowsFor(condition: Condition, who: Pick<Who, 'id' | 'roles'>, columns: Columns): Expression<SqlBool> {
  return sqlOf(condition, who, columns);
}

const said = (value: boolean): RawBuilder<SqlBool> => (value ? sql<SqlBool>`TRUE` : sql<SqlBool>`FALSE`);

function sqlOf(condition: Condition, who: Pick<Who, 'id' | 'roles'>, columns: Columns): RawBuilder<SqlBool> {
  switch (condition.is) {
    case 'anybody':
      return said(true);
    case 'role':
      return said(condition.roles.some((role) => who.roles.includes(role)));
    case 'member':
      return memberRows(condition.as, who, columns.caseId);
    case 'own':
      return columns.accountId === undefined ? said(false) : sql<SqlBool>`coalesce(${sql.ref(columns.accountId)} = ${who.id}::uuid, FALSE)`;
    case 'drafter':
      return columns.drafterIds === undefined
        ? said(true)
        : sql<SqlBool>`coalesce(${who.id}::uuid = ANY (${sql.ref(columns.drafterIds)}), TRUE)`;
    case 'not':
      return sql<SqlBool>`NOT (${sqlOf(condition.of, who, columns)})`;
    case 'all':
      return joined(condition.of, ' AND ', who, columns);
    case 'any':
      return joined(condition.of, ' OR ', who, columns);
  }
}

function joined(
  parts: readonly Condition[],
  word: ' AND ' | ' OR ',
  who: Pick<Who, 'id' | 'roles'>,
  columns: Columns,
): RawBuilder<SqlBool> {
  if (parts.length === 0) return said(word === ' AND ');
  return sql<SqlBool>`(${sql.join(
    parts.map((part) => sqlOf(part, who, columns)),
    sql.raw(word),
  )})`;
}

function memberRows(as: readonly string[], who: Pick<Who, 'id' | 'roles'>, caseId: string | undefined): RawBuilder<SqlBool> {
  if (caseId === undefined) return said(false);
  const held = who.roles.filter((role) => as.length === 0 || as.includes(role));
  if (held.length === 0) return said(false);
  return sql<SqlBool>`EXISTS (SELECT 1 FROM case_member AS circle
    WHERE circle.case_id = ${sql.ref(caseId)} AND circle.account_id = ${who.id}::uuid
      AND circle.role IN (${sql.join(held.map((role) => sql.lit(role)))}))`;
}
