// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { LiftDecision, Privilege } from '../../core/api/privilege.ts';
import { hidden } from '../../core/custody/entry.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { closeReadings, lockItems } from './seal-privileged.ts';
import { privilegeOf } from './show-privilege.ts';

/** Proposes that a seal be lifted, for a reason. It stands until somebody else has decided. @throws EVIDENCE_SEAL_LIFTED, EVIDENCE_LIFT_OPEN */
export async function proposeLift(desk: OpenDesk, asking: Asking, sealId: string, reason: string): Promise<Privilege> {
  return await act(desk, asking, {
    verb: 'propose-lift',
    subject: 'record',
    kind: 'privilege-lift-proposed',
    about: { seal: sealId, reason: hidden(reason) },
    find: async (tx) => await sealThing(tx, sealId),
    async carryOut({ tx, who, now, note, thing: { caseId, protection } }) {
      await lockItems(tx, caseId);
      await refuseUnlessStanding(tx, sealId);
      const id = desk.newId();
      await tx
        .insertInto('privilege_lift')
        .values({ id, case_id: caseId, seal_id: sealId, reason, proposed_at: now, proposed_by: who.id })
        .execute();
      note({ lifting: id, protection });
      return await privilegeOf(tx, who, caseId);
    },
  });
}

/**
 * Lifts a seal, or refuses to; by somebody who did not propose it and does not investigate. What no other seal holds goes back where it belongs:
 * to the records that people read, or to what was not asked for, which then waits for its own decision. @throws EVIDENCE_LIFT_DECIDED
 */
export async function decideLift(
  desk: OpenDesk,
  asking: Asking,
  liftId: string,
  { decision, reason }: { readonly decision: LiftDecision; readonly reason: string },
): Promise<Privilege> {
  return await act(desk, asking, {
    verb: 'decide-lift',
    subject: 'record',
    kind: decision === 'confirm' ? 'privilege-lifted' : 'privilege-lift-refused',
    about: { lifting: liftId, decision, reason: hidden(reason) },
    find: async (tx) => await liftThing(tx, liftId),
    async carryOut({ tx, who, now, note, thing: { caseId, sealId, proposedBy, protection } }) {
      await lockItems(tx, caseId);
      const decided = await tx
        .insertInto('privilege_lift_decision')
        .values({ lift_id: liftId, case_id: caseId, seal_id: sealId, decision, reason, decided_at: now, decided_by: who.id })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (decided.numInsertedOrUpdatedRows !== 1n) throw new EvidenceError('LIFT_DECIDED', { message: evidenceSays('lift-decided') });
      note({ seal: sealId, protection, 'proposed-by': hidden(proposedBy) });
      if (decision === 'confirm')
        note({ readings: await closeReadings(desk, tx, caseId, ({ privileged }) => (privileged?.bySeal[sealId] ?? 0) > 0) });
      return await privilegeOf(tx, who, caseId);
    },
  });
}

async function sealThing(tx: Transaction<Database>, sealId: string) {
  const row = await tx.selectFrom('privilege_seal').select(['case_id', 'protection']).where('id', '=', sealId).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, protection: row.protection };
}

async function liftThing(tx: Transaction<Database>, liftId: string) {
  const row = await tx
    .selectFrom('privilege_lift as lift')
    .innerJoin('privilege_seal as seal', 'seal.id', 'lift.seal_id')
    .select(['lift.case_id', 'lift.seal_id', 'lift.proposed_by', 'seal.protection'])
    .where('lift.id', '=', liftId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { case_id: caseId, seal_id: sealId, proposed_by: proposedBy, protection } = row;
  return { caseId, sealId, proposedBy, protection, drafterIds: [proposedBy] };
}

async function refuseUnlessStanding(tx: Transaction<Database>, sealId: string): Promise<void> {
  const lifts = await tx
    .selectFrom('privilege_lift as lift')
    .leftJoin('privilege_lift_decision as decided', 'decided.lift_id', 'lift.id')
    .select(['lift.id', 'decided.decision'])
    .where('lift.seal_id', '=', sealId)
    .execute();
  if (lifts.some(({ decision }) => decision === 'confirm'))
    throw new EvidenceError('SEAL_LIFTED', { message: evidenceSays('seal-lifted') });
  if (lifts.some(({ decision }) => decision === null)) throw new EvidenceError('LIFT_OPEN', { message: evidenceSays('lift-open') });
}
