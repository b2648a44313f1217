// SPDX-License-Identifier: Apache-2.0
import type { RequestDetail } from '../../../core/api/requests.ts';
import type { Person } from '../../../core/api/shapes.ts';

interface Base {
  readonly at: string;
  readonly by: Person;
  readonly text: string | null;
}
export type Happened =
  | (Base & { readonly kind: 'comment'; readonly event: string })
  | (Base & { readonly kind: 'approval'; readonly version: number })
  | (Base & { readonly kind: 'dispatch' } & Pick<RequestDetail['dispatches'][number], 'state' | 'channel' | 'reference' | 'mail'>);

/** What people decided and did on a request, newest first. */
export function historyOf(request: Pick<RequestDetail, 'comments' | 'approvals' | 'dispatches'>): readonly Happened[] {
  const comments = request.comments.map(({ at, by, event, text }): Happened => ({ kind: 'comment', at, by, event, text }));
  const approvals = request.approvals.map(
    ({ at, by, version, comment }): Happened => ({ kind: 'approval', at, by, version, text: comment }),
  );
  const dispatches = request.dispatches.map(
    ({ by, state, channel, reference, mail, preparedAt, sentAt }): Happened => ({
      kind: 'dispatch',
      at: sentAt ?? preparedAt,
      by,
      state,
      channel,
      reference,
      mail,
      text: null,
    }),
  );
  return [...comments, ...approvals, ...dispatches].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
