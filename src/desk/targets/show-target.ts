// SPDX-License-Identifier: Apache-2.0
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Target } from '../../core/api/cases.ts';
import type { RoleLowering } from '../../core/api/role-lowerings.ts';
import { type NamedTarget, rolesThatCount } from '../../core/cases/role-that-counts.ts';
import { missingOn } from '../../core/cases/target.ts';
import type { Database, TargetTable } from '../../store/database/schema.ts';
import { loweringsOf } from './role-lowerings.ts';
import { rolesInCase } from './roles-in-case.ts';

export type TargetRow = Selectable<TargetTable> & { readonly adder: string; readonly requests: readonly string[] };

function targets(tx: Transaction<Database>) {
  return tx.selectFrom('target').innerJoin('account', 'account.id', 'target.added_by').selectAll('target').select('account.name as adder');
}

export async function targetsOfCase(tx: Transaction<Database>, caseId: string): Promise<Target[]> {
  const rows = await targets(tx).where('target.case_id', '=', caseId).orderBy('target.added_at').orderBy('target.id').execute();
  const asked = await requestsByTarget(tx, caseId);
  const lowerings = Map.groupBy(await loweringsOf(tx, caseId), ({ targetId }) => targetId);
  const counting = rolesThatCount(rows);
  return rows.map((row) =>
    shownTarget({ ...row, requests: asked.get(row.id) ?? [] }, { counting: counting(row), lowerings: lowerings.get(row.id) ?? [] }),
  );
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

/** @param changing takes the target for this transaction alone, so that nobody changes its role meanwhile */
export async function findTarget(
  tx: Transaction<Database>,
  caseId: string,
  targetId: string,
  { changing = false }: { readonly changing?: boolean } = {},
): Promise<FoundTarget | undefined> {
  const query = targets(tx).where('target.id', '=', targetId).where('target.case_id', '=', caseId);
  const row = await (changing ? query.forUpdate('target') : query).executeTakeFirst();
  if (row === undefined) return undefined;
  return { caseId: row.case_id, row: { ...row, requests: (await requestsByTarget(tx, caseId)).get(targetId) ?? [] } };
}

/** A target as it stands after an act on it. */
export async function targetNow(tx: Transaction<Database>, caseId: string, targetId: string): Promise<Target> {
  const found = await findTarget(tx, caseId, targetId);
  if (found === undefined) throw new TypeError('a target that was just worked on is not there');
  const counting = (await rolesInCase(tx, caseId))(found.row);
  return shownTarget(found.row, { counting, lowerings: await loweringsOf(tx, caseId, targetId) });
}

interface Beside {
  /** The target whose role counts for it. */
  readonly counting: Pick<NamedTarget, 'id' | 'role'>;
  readonly lowerings: readonly RoleLowering[];
}

function shownTarget(row: TargetRow, { counting, lowerings }: Beside): Target {
  return {
    id: row.id,
    caseId: row.case_id,
    kind: row.kind,
    written: row.written,
    normalised: row.normalised,
    service: row.service,
    holder: row.holder,
    role: row.role,
    protectedAs: counting.id === row.id ? null : { targetId: counting.id, role: counting.role },
    lowerings: lowerings.map(({ id, from, to, reason, by, at, decided }) => ({ id, from, to, reason, by, at, decided })),
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
