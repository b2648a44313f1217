// SPDX-License-Identifier: Apache-2.0
import { isAllowed } from '../../core/access/may.ts';
import type { LoweringToDecide } from '../../core/api/role-lowerings.ts';
import { act, type Doing } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';

/** Over all cases of the person: roles that somebody else has proposed to lower and they may decide on, oldest first. */
export async function loweringsToDecide(desk: OpenDesk, asking: Asking): Promise<LoweringToDecide[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'target',
    kind: 'cases-listed',
    async carryOut(doing) {
      const mine = await openLowerings(doing);
      doing.note({ list: 'lowerings', count: mine.length });
      return mine;
    },
  });
}

/** The same, as a part of a list. */
export async function openLowerings({ tx, who, only }: Pick<Doing<unknown>, 'tx' | 'who' | 'only'>): Promise<LoweringToDecide[]> {
  const rows = await tx
    .selectFrom('role_lowering as lowering')
    .innerJoin('target', 'target.id', 'lowering.target_id')
    .innerJoin('case_file', 'case_file.id', 'lowering.case_id')
    .innerJoin('account', 'account.id', 'lowering.proposed_by')
    .leftJoin('role_lowering_decision as decided', 'decided.lowering_id', 'lowering.id')
    .selectAll('lowering')
    .select(['target.written', 'case_file.number', 'account.name'])
    .where(only({ caseId: 'case_file.id' }))
    .where('decided.lowering_id', 'is', null)
    .where('case_file.closed_at', 'is', null)
    .orderBy('lowering.added')
    .execute();
  const mine = rows.filter((row) => isAllowed(who, 'decide-lowering', 'target', { caseId: row.case_id, drafterIds: [row.proposed_by] }));
  return mine.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, caseNumber: row.number, targetId: row.target_id, written: row.written },
    ...{ from: row.role_from, to: row.role_to, reason: row.reason },
    ...{ by: { id: row.proposed_by, name: row.name }, at: row.proposed_at.toISOString() },
  }));
}
