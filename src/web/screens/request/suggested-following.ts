// SPDX-License-Identifier: Apache-2.0
import type { RelatedRequest, RequestDetail } from '../../../core/api/requests.ts';

type Kind = RequestDetail['mayFollow'][number]['kind'];
type Looked = Pick<RequestDetail, 'state' | 'sentAt' | 'deadlines' | 'mayFollow'> & { readonly followedBy: readonly RelatedRequest[] };

/** Days before the reminder falls due from which on the extension is the next thing to write. */
const SOON = 7;

/** The one paper that is due after a request, if there is one and nobody has begun it. */
export function suggestedFollowing({ state, sentAt, deadlines, mayFollow, followedBy }: Looked): Kind | undefined {
  const begun = new Set(followedBy.filter((one) => one.state !== 'withdrawn').map(({ kind }) => kind));
  const isSoon = deadlines.some(({ kind, metAt, daysLeft }) => kind === 'preservation-remind' && metAt === null && daysLeft <= SOON);
  const wanted: readonly (readonly [Kind, boolean])[] = [
    ['withdrawal', state === 'withdrawn' && sentAt !== null],
    ['release_of_preservation', state === 'lapsed'],
    ['preservation_extension', isSoon],
  ];
  const offered = new Set(mayFollow.map(({ kind }) => kind));
  return wanted.find(([kind, isDue]) => isDue && offered.has(kind) && !begun.has(kind))?.[0];
}
