// SPDX-License-Identifier: Apache-2.0
import type { RequestInSteps } from './request.ts';

export type WaitsFor = 'drafter' | 'approver' | 'legal-reviewer' | 'addressee' | 'nobody';

/** Whose move it is. A review that is due comes before everything else: the emergency has already left. */
export function waitsFor({ state, gates, review }: Pick<RequestInSteps, 'state' | 'gates' | 'review'>): WaitsFor {
  if (review?.result === 'due') return 'approver';
  switch (state) {
    case 'approved':
      return isStopped(gates) ? 'legal-reviewer' : 'drafter';
    case 'draft':
    case 'disapproved':
    case 'refused':
    case 'answered':
    case 'lapsed':
      return 'drafter';
    case 'submitted':
      return isStopped(gates) ? 'legal-reviewer' : 'approver';
    case 'sent':
    case 'acknowledged':
    case 'partly-answered':
      return 'addressee';
    case 'withdrawn':
    case 'closed':
      return 'nobody';
  }
}

const isStopped = (gates: RequestInSteps['gates']): boolean => gates.some(({ liftedBy }) => liftedBy === undefined);

/** States in which a request is over. */
export const endedStates = ['withdrawn', 'closed', 'lapsed', 'disapproved'] as const;
