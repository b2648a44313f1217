// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import type { Erasure, RetainedItem, RetentionOfCase } from '../../core/api/retention.ts';
import { isDue, keptTogether, keptUntil, type RetentionRule, withDerived } from '../../core/evidence/retention.ts';
import type { ErasureTable } from '../../store/database/retention-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import type { CaseRow } from '../cases/find-case.ts';
import { personOf } from '../people.ts';

export type ErasureRow = Selectable<ErasureTable>;

const MAY = [
  ['set', 'set-retention'],
  ['propose', 'propose-erasure'],
] as const;

/** @param who whose buttons are shown; confirming also asks that somebody else has proposed it */
export async function retentionOf(
  tx: Transaction<Database>,
  { id: caseId, closed_at: closedAt }: Pick<CaseRow, 'id' | 'closed_at'>,
  { who, now, rules }: { readonly who: Who; readonly now: Date; readonly rules: readonly RetentionRule[] },
): Promise<RetentionOfCase> {
  const set = await tx.selectFrom('case_retention').selectAll().where('case_id', '=', caseId).orderBy('added', 'desc').execute();
  const settings = set.map(({ how, until_day: untilDay }) => ({ how, untilDay }));
  const rows = await tx.selectFrom('evidence').selectAll().where('case_id', '=', caseId).orderBy('received_at').orderBy('id').execute();
  const erasures = await tx.selectFrom('erasure').selectAll().where('case_id', '=', caseId).orderBy('proposed_at', 'desc').execute();
  const together = keptTogether(
    rows.filter(({ erased_at }) => erased_at === null),
    ({ how }) => keptUntil(how, closedAt, settings, rules),
  );
  const items: RetainedItem[] = [];
  for (const row of rows) {
    const kept = together.get(row.id) ?? null;
    const erasure = erasures.find(({ evidence_id }) => evidence_id === row.id);
    items.push({
      evidenceId: row.id,
      name: row.name,
      how: row.how,
      keptUntil: kept?.day ?? null,
      by: kept?.by ?? null,
      due: row.erased_at === null && isDue(kept, now),
      erasedAt: row.erased_at?.toISOString() ?? null,
      erasure: erasure === undefined ? null : await shownErasure(tx, erasure),
    });
  }
  const shown: RetentionOfCase['settings'] = [];
  for (const one of set)
    shown.push({
      how: one.how,
      untilDay: one.until_day,
      reason: one.reason,
      setAt: one.set_at.toISOString(),
      setBy: await personOf(tx, one.set_by),
    });
  const may: RetentionOfCase['may'] = MAY.filter(([, verb]) => isAllowed(who, verb, 'evidence', { caseId })).map(([name]) => name);
  if (isAllowed(who, 'confirm-erasure', 'evidence', { caseId, drafterIds: [] })) may.push('confirm');
  return { items, settings: shown, may };
}

export async function shownErasure(tx: Transaction<Database>, row: ErasureRow): Promise<Erasure> {
  const items = await tx.selectFrom('evidence').select(['id', 'derived_from']).where('case_id', '=', row.case_id).execute();
  return {
    id: row.id,
    caseId: row.case_id,
    evidenceId: row.evidence_id,
    ground: row.ground,
    reason: row.reason,
    proposedAt: row.proposed_at.toISOString(),
    proposedBy: await personOf(tx, row.proposed_by),
    decision: row.decision,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by === null ? null : await personOf(tx, row.decided_by),
    declinedReason: row.declined_reason,
    doneAt: row.done_at?.toISOString() ?? null,
    derived: withDerived(row.evidence_id, items).length - 1,
  };
}
