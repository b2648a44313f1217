// SPDX-License-Identifier: Apache-2.0
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Target } from '../../core/api/cases.ts';
import { missingOn } from '../../core/cases/target.ts';
import type { Database, TargetTable } from '../../store/database/schema.ts';

export type TargetRow = Selectable<TargetTable> & { readonly adder: string; readonly requests: readonly string[] };

/** Targets with who added them and the requests they stand in. */
function targets(tx: Transaction<Database>) {
  return tx
    .selectFrom('target')
    .innerJoin('account', 'account.id', 'target.added_by')
    .selectAll('target')
    .select([
      'account.name as adder',
      sql<string[]>`ARRAY(SELECT request.id::text FROM request WHERE target.id = ANY (request.target_ids) ORDER BY request.created_at)`.as(
        'requests',
      ),
    ]);
}

export async function targetsOfCase(tx: Transaction<Database>, caseId: string): Promise<Target[]> {
  const rows = await targets(tx).where('target.case_id', '=', caseId).orderBy('target.added_at').orderBy('target.id').execute();
  return rows.map(shownTarget);
}

/** A target as a thing of an act. */
export interface FoundTarget {
  readonly caseId: string;
  readonly row: TargetRow;
}

export async function findTarget(tx: Transaction<Database>, caseId: string, targetId: string): Promise<FoundTarget | undefined> {
  const row = await targets(tx).where('target.id', '=', targetId).where('target.case_id', '=', caseId).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, row };
}

export function shownTarget(row: TargetRow): Target {
  return {
    id: row.id,
    caseId: row.case_id,
    kind: row.kind,
    written: row.written,
    normalised: row.normalised,
    service: row.service,
    holder: row.holder,
    role: row.role,
    relevance: row.relevance,
    event: row.event,
    missing: missingOn({ kind: row.kind, normalised: row.normalised, service: row.service, event: row.event }),
    warnings: row.warnings,
    from: row.from_reading === null || row.from_record === null ? null : { readingId: row.from_reading, recordId: row.from_record },
    addedAt: row.added_at.toISOString(),
    addedBy: { id: row.added_by, name: row.adder },
    requests: [...row.requests],
  };
}
