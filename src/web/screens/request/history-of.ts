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

/** What people decided and did on a request, newest first. A time that somebody typed has minutes: within one, it is told by when it was written down. */
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
  const written = new Map(dispatches.map((one, n) => [one, request.dispatches[n]?.preparedAt ?? one.at]));
  const order = (one: Happened): number => Date.parse(written.get(one) ?? one.at);
  return [...comments, ...approvals, ...dispatches].toSorted((a, b) => minuteOf(b.at) - minuteOf(a.at) || order(b) - order(a));
}

const minuteOf = (at: string): number => Math.floor(Date.parse(at) / 60_000);
