// SPDX-License-Identifier: Apache-2.0
import type { LinkProps } from '@tanstack/react-router';
import type { DeadlineShown } from '../../core/api/requests.ts';

/** Where a deadline leads: to its request, the request of another State, its target or its case; and the number that is shown for it. */
export interface WayOfDeadline {
  readonly link: Pick<LinkProps, 'to' | 'params'>;
  readonly text: string;
}

export function wayOfDeadline({
  caseId,
  caseNumber,
  requestId,
  requestNumber,
  incomingId,
  incomingNumber,
  targetId,
}: DeadlineShown): WayOfDeadline {
  if (requestId !== null) return { link: { to: '/requests/$requestId', params: { requestId } }, text: requestNumber ?? caseNumber };
  if (incomingId !== null) return { link: { to: '/incoming/$incomingId', params: { incomingId } }, text: incomingNumber ?? caseNumber };
  if (targetId !== null) return { link: { to: '/cases/$caseId/targets/$targetId', params: { caseId, targetId } }, text: caseNumber };
  return { link: { to: '/cases/$caseId', params: { caseId } }, text: caseNumber };
}
