// SPDX-License-Identifier: Apache-2.0
import type { Static } from 'typebox';
import type { RegisterQuery, RequestDetail, RequestSummary } from '../../core/api/requests.ts';
import { isWanted } from '../../core/requests/register-filter.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { digestOfList } from '../digest-of-list.ts';
import type { OpenDesk } from '../open-desk.ts';
import { findRequest } from './find-request.ts';
import { listedRequests, requestDetail, requestSummaries } from './show-request.ts';

export type RegisterFilter = Static<typeof RegisterQuery>;

/** The register: requests of the own cases, the last changed first. */
export async function listRequests(desk: OpenDesk, asking: Asking, filter: RegisterFilter): Promise<RequestSummary[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'request',
    kind: 'cases-listed',
    about: { list: 'requests' },
    async carryOut({ tx, only, note, now }) {
      let query = listedRequests(tx).where(only({ caseId: 'request.case_id' }));
      if (filter.caseId !== undefined) query = query.where('request.case_id', '=', filter.caseId);
      if (filter.state !== undefined) query = query.where('request.state', '=', filter.state);
      const rows = await query.orderBy('request.updated_at', 'desc').orderBy('request.id').execute();
      const all = await requestSummaries(desk, tx, rows, asking.language);
      const shown = all.filter((one) => isWanted(one, filter, now.toISOString()));
      note(digestOfList(shown.map(({ id }) => id)));
      return shown;
    },
  });
}

export async function showRequest(desk: OpenDesk, asking: Asking, requestId: string): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'request',
    kind: 'request-shown',
    about: { request: requestId },
    find: (tx) => findRequest(desk, tx, requestId),
    carryOut: async ({ tx, thing, who }) => await requestDetail(desk, tx, thing, who, asking.language),
  });
}
