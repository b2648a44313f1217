// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { Target } from '../../core/api/cases.ts';
import type { LoweringDecision } from '../../core/api/role-lowerings.ts';
import type { TargetRole } from '../../core/cases/case.ts';
import { isLowering } from '../../core/cases/role-protection.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CaseError } from '../../core/errors/case.ts';
import { caseSays } from '../../core/errors/sentences/case.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findTarget, targetNow } from './show-target.ts';

/**
 * Proposes, for a reason, that the role of a target become one that protects less. It keeps the role it has, and every safeguard with it, until
 * somebody else has decided. @throws CASE_CLOSED, CASE_ROLE_NO_LOWER, CASE_LOWERING_OPEN
 */
export async function proposeLowering(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  targetId: string,
  { role, reason }: { readonly role: TargetRole; readonly reason: string },
): Promise<Target> {
  return await act(desk, asking, {
    verb: 'propose-lowering',
    subject: 'target',
    kind: 'role-lowering-proposed',
    about: { target: targetId, 'role-to': role, reason: hidden(reason) },
    find: (tx) => findTarget(tx, caseId, targetId, { changing: true }),
    async carryOut({ tx, who, now, note, thing: { row } }) {
      await refuseInClosed(tx, caseId);
      if (!isLowering(row.role, role)) throw new CaseError('ROLE_NO_LOWER', { message: caseSays('role-no-lower') });
      await refuseWhileOpen(tx, targetId);
      const id = desk.newId();
      await tx
        .insertInto('role_lowering')
        .values({
          ...{ id, case_id: caseId, target_id: targetId, role_from: row.role, role_to: role },
          ...{ reason, proposed_at: now, proposed_by: who.id },
        })
        .execute();
      note({ lowering: id, 'role-from': row.role });
      return await targetNow(tx, caseId, targetId);
    },
  });
}

/**
 * Gives a target the role that was proposed, or refuses to; by somebody who did not propose it and does not investigate. Safeguards that stand
 * on requests stay until they are lifted there. @throws CASE_CLOSED, CASE_LOWERING_DECIDED, CASE_LOWERING_OUTDATED
 */
export async function decideLowering(
  desk: OpenDesk,
  asking: Asking,
  loweringId: string,
  { decision, reason }: { readonly decision: LoweringDecision; readonly reason: string },
): Promise<Target> {
  return await act(desk, asking, {
    verb: 'decide-lowering',
    subject: 'target',
    kind: decision === 'confirm' ? 'role-lowered' : 'role-lowering-refused',
    about: { lowering: loweringId, decision, reason: hidden(reason) },
    find: async (tx) => await loweringThing(tx, loweringId),
    async carryOut({ tx, who, now, note, thing: { caseId, targetId, from, to, proposedBy } }) {
      await refuseInClosed(tx, caseId);
      const target = await findTarget(tx, caseId, targetId, { changing: true });
      await insertDecision(tx, { lowering_id: loweringId, case_id: caseId, decision, reason, decided_at: now, decided_by: who.id });
      if (decision === 'confirm') {
        // What was proposed is to be lowered from the role that the decider was shown, and from no other.
        if (target?.row.role !== from) throw new CaseError('LOWERING_OUTDATED', { message: caseSays('lowering-outdated') });
        await tx.updateTable('target').set({ role: to }).where('id', '=', targetId).execute();
      }
      note({ target: targetId, 'role-from': from, 'role-to': to, 'proposed-by': hidden(proposedBy) });
      return await targetNow(tx, caseId, targetId);
    },
  });
}

async function loweringThing(tx: Transaction<Database>, loweringId: string) {
  const row = await tx
    .selectFrom('role_lowering')
    .select(['case_id', 'target_id', 'role_from', 'role_to', 'proposed_by'])
    .where('id', '=', loweringId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { case_id: caseId, target_id: targetId, role_from: from, role_to: to, proposed_by: proposedBy } = row;
  return { caseId, targetId, from, to, proposedBy, drafterIds: [proposedBy] };
}

async function refuseInClosed(tx: Transaction<Database>, caseId: string): Promise<void> {
  const inCase = await findCase(tx, caseId);
  if (inCase !== undefined) refuseClosed(inCase.row);
}

async function refuseWhileOpen(tx: Transaction<Database>, targetId: string): Promise<void> {
  const open = await tx
    .selectFrom('role_lowering as lowering')
    .leftJoin('role_lowering_decision as decided', 'decided.lowering_id', 'lowering.id')
    .select('lowering.id')
    .where('lowering.target_id', '=', targetId)
    .where('decided.lowering_id', 'is', null)
    .executeTakeFirst();
  if (open !== undefined) throw new CaseError('LOWERING_OPEN', { message: caseSays('lowering-open') });
}

async function insertDecision(tx: Transaction<Database>, row: Database['role_lowering_decision']): Promise<void> {
  const decided = await tx
    .insertInto('role_lowering_decision')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (decided.numInsertedOrUpdatedRows !== 1n) throw new CaseError('LOWERING_DECIDED', { message: caseSays('lowering-decided') });
}
