// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { LoweredRole, RoleLowering } from '../../core/api/role-lowerings.ts';
import { isSameIdentifier } from '../../core/cases/role-that-counts.ts';
import { among } from '../../store/database/among.ts';
import type { Database } from '../../store/database/schema.ts';

type OfTarget = RoleLowering & { readonly targetId: string };

/** Proposals to lower a role, with what was decided on each, oldest first: of a whole case, or of one target of it. */
export async function loweringsOf(tx: Transaction<Database>, caseId: string, targetId?: string): Promise<readonly OfTarget[]> {
  const ofCase = tx
    .selectFrom('role_lowering as lowering')
    .innerJoin('account as proposer', 'proposer.id', 'lowering.proposed_by')
    .leftJoin('role_lowering_decision as decided', 'decided.lowering_id', 'lowering.id')
    .leftJoin('account as decider', 'decider.id', 'decided.decided_by')
    .selectAll('lowering')
    .select(['proposer.name as proposer_name', 'decided.decision', 'decided.reason as decided_reason', 'decided.decided_at'])
    .select(['decider.id as decider_id', 'decider.name as decider_name'])
    .where('lowering.case_id', '=', caseId);
  const rows = await (targetId === undefined ? ofCase : ofCase.where('target_id', '=', targetId)).orderBy('added').execute();
  return rows.map(({ decision, decided_reason, decided_at, decider_id, decider_name, ...row }) => ({
    ...{ id: row.id, targetId: row.target_id, from: row.role_from, to: row.role_to, reason: row.reason },
    ...{ by: { id: row.proposed_by, name: row.proposer_name }, at: row.proposed_at.toISOString() },
    decided:
      decision === null || decided_reason === null || decided_at === null || decider_id === null
        ? null
        : { decision, reason: decided_reason, by: { id: decider_id, name: decider_name ?? '' }, at: decided_at.toISOString() },
  }));
}

/** What a request names: its targets, and identifiers on its paper that are none of them. */
interface Named {
  readonly written: string;
  readonly normalised: string;
}

/** Whose role was lowered among those whom a request names, under this target of the case or another with the same identifier; newest first. */
export async function loweredRolesOf(tx: Transaction<Database>, caseId: string, named: readonly Named[]): Promise<LoweredRole[]> {
  const granted = (await loweringsOf(tx, caseId)).filter(({ decided }) => decided?.decision === 'confirm');
  if (granted.length === 0) return [];
  const ids = granted.map(({ targetId }) => targetId);
  const targets = await tx.selectFrom('target').select(['id', 'written', 'normalised']).where(among('id', ids)).execute();
  const namedOnes = new Map(
    targets.filter((target) => named.some((one) => isSameIdentifier(one, target))).map(({ id, written }) => [id, written]),
  );
  return granted
    .flatMap((one) => {
      const written = namedOnes.get(one.targetId);
      return written === undefined ? [] : [{ ...one, written }];
    })
    .reverse();
}
