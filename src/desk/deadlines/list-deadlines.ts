// SPDX-License-Identifier: Apache-2.0
import type { DeadlineShown } from '../../core/api/requests.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { digestOfList } from '../digest-of-list.ts';
import type { OpenDesk } from '../open-desk.ts';
import { openDeadlines } from './show-deadline.ts';

export interface DeadlineFilter {
  readonly caseId?: string | undefined;
  /** true: also those that were met; absent: what is still open. */
  readonly met?: boolean | undefined;
}

/** What lapses or is due in the own cases, soonest first. */
export async function listDeadlines(desk: OpenDesk, asking: Asking, { caseId, met }: DeadlineFilter): Promise<DeadlineShown[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'deadline',
    kind: 'cases-listed',
    about: { list: 'deadlines' },
    async carryOut({ tx, only, note }) {
      let query = tx.selectFrom('deadline').where(only({ caseId: 'deadline.case_id' }));
      if (caseId !== undefined) query = query.where('deadline.case_id', '=', caseId);
      if (met !== true) query = query.where('deadline.met_at', 'is', null);
      const found = await openDeadlines(desk, query);
      note(digestOfList(found.map(({ id }) => id)));
      return found;
    },
  });
}
