// SPDX-License-Identifier: Apache-2.0
import type { CaseDetail, CaseMark } from '../../core/api/cases.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CaseError } from '../../core/errors/case.ts';
import { caseSays } from '../../core/errors/sentences/case.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findCase, refuseClosed } from './find-case.ts';
import { caseDetail } from './show-case.ts';

/**
 * Takes a mark of handling off a case, with the reason: what is asked next raises its safeguard no longer. Those that stand on requests stay
 * until they are lifted there. @throws CASE_CLOSED, CASE_NOT_MARKED
 */
export async function removeMark(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  { mark, reason }: { readonly mark: CaseMark; readonly reason: string },
): Promise<CaseDetail> {
  return await act(desk, asking, {
    verb: 'unmark',
    subject: 'case',
    kind: 'case-mark-removed',
    about: { mark, reason: hidden(reason) },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing: { row }, who, now }) {
      refuseClosed(row);
      const taken = await tx
        .updateTable('case_file')
        .set({ [mark]: false })
        .where('id', '=', caseId)
        .where(mark, '=', true)
        .executeTakeFirst();
      if (taken.numUpdatedRows === 0n) throw new CaseError('NOT_MARKED', { message: caseSays('not-marked') });
      await tx
        .insertInto('case_mark_removal')
        .values({ id: desk.newId(), case_id: caseId, mark, removed_at: now, removed_by: who.id, reason })
        .execute();
      return await caseDetail(tx, { ...row, [mark]: false }, who);
    },
  });
}
