// SPDX-License-Identifier: Apache-2.0
import type { CaseDetail } from '../../core/api/cases.ts';
import { hidden } from '../../core/custody/entry.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findCase, refuseClosed } from './find-case.ts';
import type { NewCase } from './open-case.ts';
import { caseDetail } from './show-case.ts';
import { refuseTakenNumber, withNumber } from './taken-number.ts';

export type CaseChanges = { readonly [Name in keyof NewCase]?: NewCase[Name] | undefined };

/** Changes what is known of a case. @throws CASE_NUMBER_TAKEN */
export async function changeCase(desk: OpenDesk, asking: Asking, caseId: string, changes: CaseChanges): Promise<CaseDetail> {
  const work = async () => await change(desk, asking, caseId, changes);
  return changes.number === undefined
    ? await work()
    : await withNumber(desk, asking, { number: changes.number, kind: 'case-changed' }, work);
}

async function change(desk: OpenDesk, asking: Asking, caseId: string, changes: CaseChanges): Promise<CaseDetail> {
  return await act(desk, asking, {
    verb: 'change',
    subject: 'case',
    kind: changes.offences === undefined ? 'case-changed' : 'offence-changed',
    about: { changed: Object.keys(changes).sort().join('+') || 'nothing' },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing: { row }, who }) {
      refuseClosed(row);
      await tx
        .updateTable('case_file')
        .set({
          number: changes.number ?? row.number,
          title: changes.title ?? row.title,
          summary: changes.summary ?? row.summary,
          country: changes.country ?? row.country,
          stage: changes.stage ?? row.stage,
          offences: JSON.stringify(changes.offences ?? row.offences),
          restricted: changes.handling?.restricted ?? row.restricted,
          minors: changes.handling?.minors ?? row.minors,
          privileged: changes.handling?.privileged ?? row.privileged,
          transnational_group: changes.transnationalGroup === undefined ? row.transnational_group : changes.transnationalGroup,
        })
        .where('id', '=', caseId)
        .execute()
        .catch(refuseTakenNumber);
      const found = await findCase(tx, caseId);
      return await caseDetail(tx, found?.row ?? row, who);
    },
  });
}

/** Closes a case, with the reason. */
export async function closeCase(desk: OpenDesk, asking: Asking, caseId: string, reason: string): Promise<void> {
  await act(desk, asking, {
    verb: 'close',
    subject: 'case',
    kind: 'case-closed',
    about: { reason: hidden(reason) },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing: { row }, now }) {
      refuseClosed(row);
      await tx.updateTable('case_file').set({ closed_at: now, closed_reason: reason }).where('id', '=', caseId).execute();
    },
  });
}
