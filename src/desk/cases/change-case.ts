// SPDX-License-Identifier: Apache-2.0
import { sql, type Transaction } from 'kysely';
import { type CaseDetail, type CaseMark, caseMarks, caseRoutes } from '../../core/api/cases.ts';
import { hidden } from '../../core/custody/entry.ts';
import { CaseError } from '../../core/errors/case.ts';
import { caseSays } from '../../core/errors/sentences/case.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { changedMembers } from '../changed-members.ts';
import type { OpenDesk } from '../open-desk.ts';
import { closeGatesOfCase } from '../requests/close-gates-of-case.ts';
import { type CaseRow, findCase, refuseClosed } from './find-case.ts';
import type { NewCase } from './open-case.ts';
import { caseDetail } from './show-case.ts';
import { refuseTakenNumber, withNumber } from './taken-number.ts';

export type CaseChanges = { readonly [Name in keyof NewCase]?: NewCase[Name] | undefined };

/** Changes what is known of a case. A mark of handling is set here; it is taken away by `removeMark`. @throws CASE_NUMBER_TAKEN, CASE_MARK_STANDS */
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
    about: { changed: changedMembers(changes, caseRoutes.changeCase.body) },
    find: (tx) => findCase(tx, caseId),
    async carryOut(doing) {
      const { tx, thing, who, note } = doing;
      const { row } = thing;
      refuseClosed(row);
      const marked = marksSet(row, changes);
      if (marked.length > 0) note({ mark: marked.join('+') });
      await tx
        .updateTable('case_file')
        .set({
          number: changes.number ?? row.number,
          title: changes.title ?? row.title,
          summary: changes.summary ?? row.summary,
          country: changes.country ?? row.country,
          stage: changes.stage ?? row.stage,
          offences: JSON.stringify(changes.offences ?? row.offences),
          ...Object.fromEntries(marked.map((mark) => [mark, true])),
          transnational_group: changes.transnationalGroup === undefined ? row.transnational_group : changes.transnationalGroup,
        })
        .where('id', '=', caseId)
        .execute()
        .catch(refuseTakenNumber);
      if (marked.length > 0) await closeGatesOfCase(desk, doing, caseId);
      const found = await findCase(tx, caseId);
      return await caseDetail(tx, found?.row ?? row, who);
    },
  });
}

/** The marks that a change sets anew. @throws CASE_MARK_STANDS where it would take one away */
function marksSet(row: CaseRow, { handling }: CaseChanges): readonly CaseMark[] {
  if (handling === undefined) return [];
  if (caseMarks.some((mark) => row[mark] && !handling[mark])) throw new CaseError('MARK_STANDS', { message: caseSays('mark-stands') });
  return caseMarks.filter((mark) => handling[mark] && !row[mark]);
}

/** Closes a case, with the reason. @throws CASE_REVIEW_DUE while what went in an emergency waits for its review, as no request of a closed case is decided on */
export async function closeCase(desk: OpenDesk, asking: Asking, caseId: string, reason: string): Promise<void> {
  await act(desk, asking, {
    verb: 'close',
    subject: 'case',
    kind: 'case-closed',
    about: { reason: hidden(reason) },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing: { row }, now }) {
      refuseClosed(row);
      await refuseUnreviewed(tx, caseId);
      await tx.updateTable('case_file').set({ closed_at: now, closed_reason: reason }).where('id', '=', caseId).execute();
    },
  });
}

async function refuseUnreviewed(tx: Transaction<Database>, caseId: string): Promise<void> {
  const due = await tx
    .selectFrom('request')
    .select('number')
    .where('case_id', '=', caseId)
    .where(sql<string>`review ->> 'result'`, '=', 'due')
    .orderBy('number')
    .execute();
  if (due.length > 0) throw new CaseError('REVIEW_DUE', { message: caseSays('review-due', { requests: due.map(({ number }) => number) }) });
}
