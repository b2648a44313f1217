// SPDX-License-Identifier: Apache-2.0
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Target } from '../../core/api/cases.ts';
import { missingOn } from '../../core/cases/target.ts';
import type { Database, TargetTable } from '../../store/database/schema.ts';

export type TargetRow = Selectable<TargetTable> & { readonly adder: string; readonly requests: readonly string[] };

function targets(tx: Transaction<Database>) {
  return tx.selectFrom('target').innerJoin('account', 'account.id', 'target.added_by').selectAll('target').select('account.name as adder');
}

export async function targetsOfCase(tx: Transaction<Database>, caseId: string): Promise<Target[]> {
  const rows = await targets(tx).where('target.case_id', '=', caseId).orderBy('target.added_at').orderBy('target.id').execute();
  const asked = await requestsByTarget(tx, caseId);
  return rows.map((row) => shownTarget({ ...row, requests: asked.get(row.id) ?? [] }));
}

/** One question for all targets of a case, which may be a thousand, and its requests, which may be as many. */
async function requestsByTarget(tx: Transaction<Database>, caseId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ target: string; requests: string[] }>`
    SELECT target, array_agg(id::text ORDER BY created_at) AS requests
      FROM request, unnest(target_ids) AS target WHERE case_id = ${caseId} GROUP BY target`.execute(tx);
  return new Map(rows.map(({ target, requests }) => [target, requests]));
}

/** A target as a thing of an act. */
export interface FoundTarget {
  readonly caseId: string;
  readonly row: TargetRow;
}

export async function findTarget(tx: Transaction<Database>, caseId: string, targetId: string): Promise<FoundTarget | undefined> {
  const row = await targets(tx).where('target.id', '=', targetId).where('target.case_id', '=', caseId).executeTakeFirst();
  if (row === undefined) return undefined;
  return { caseId: row.case_id, row: { ...row, requests: (await requestsByTarget(tx, caseId)).get(targetId) ?? [] } };
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
