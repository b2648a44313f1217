// SPDX-License-Identifier: Apache-2.0
import { isAllowed } from '../../core/access/may.ts';
import type { LiftToDecide } from '../../core/api/privilege.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';

/** Over all cases of the person, closed ones too: liftings of seals that somebody else has proposed and they may decide on, oldest first. */
export async function liftsToDecide(desk: OpenDesk, asking: Asking): Promise<LiftToDecide[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'evidence',
    kind: 'coverage-shown',
    async carryOut(doing) {
      const mine = await openLifts(doing);
      doing.note({ list: 'lifts', count: mine.length });
      return mine;
    },
  });
}

/** The same, as a part of a list. */
export async function openLifts({ tx, who, only }: Pick<Doing<unknown>, 'tx' | 'who' | 'only'>): Promise<LiftToDecide[]> {
  const rows = await tx
    .selectFrom('privilege_lift as lift')
    .innerJoin('privilege_seal as seal', 'seal.id', 'lift.seal_id')
    .innerJoin('case_file', 'case_file.id', 'lift.case_id')
    .leftJoin('privilege_lift_decision as decided', 'decided.lift_id', 'lift.id')
    .select(['lift.id', 'lift.case_id', 'lift.reason', 'lift.proposed_by', 'lift.proposed_at', 'seal.protection'])
    .select(['case_file.number', 'case_file.closed_at'])
    .where(only({ caseId: 'case_file.id' }))
    .where('decided.lift_id', 'is', null)
    .orderBy('lift.added')
    .execute();
  const mine = rows.filter((row) => isAllowed(who, 'decide-lift', 'record', { caseId: row.case_id, drafterIds: [row.proposed_by] }));
  const person = await peopleOf(
    tx,
    mine.map((row) => row.proposed_by),
  );
  return mine.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, caseNumber: row.number, caseClosed: row.closed_at !== null },
    ...{ protection: row.protection, reason: row.reason },
    ...{ by: person(row.proposed_by), at: row.proposed_at.toISOString() },
  }));
}
