// SPDX-License-Identifier: Apache-2.0
import type { CaseDetail, CaseSummary } from '../../core/api/cases.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { digestOfList } from '../digest-of-list.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findCase } from './find-case.ts';
import { caseDetail, caseSummaries } from './show-case.ts';

/** The cases of the circles a person is in, newest first. */
export async function listCases(desk: OpenDesk, asking: Asking): Promise<CaseSummary[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'case',
    kind: 'cases-listed',
    async carryOut({ tx, only, note }) {
      const rows = await tx
        .selectFrom('case_file')
        .selectAll()
        .where(only({ caseId: 'case_file.id' }))
        .orderBy('opened_at', 'desc')
        .execute();
      note(digestOfList(rows.map(({ id }) => id)));
      return await caseSummaries(tx, rows);
    },
  });
}

export async function showCase(desk: OpenDesk, asking: Asking, caseId: string): Promise<CaseDetail> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'case',
    kind: 'case-shown',
    about: { shown: caseId },
    find: (tx) => findCase(tx, caseId),
    carryOut: async ({ tx, thing, who }) => await caseDetail(tx, thing.row, who),
  });
}
