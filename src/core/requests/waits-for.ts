// SPDX-License-Identifier: Apache-2.0
import type { RequestInSteps } from './request.ts';

export type WaitsFor = 'drafter' | 'approver' | 'legal-reviewer' | 'addressee' | 'nobody';

/** Whose move it is. A review that is due comes before everything else: the emergency has already left. */
export function waitsFor({ state, gates, review }: Pick<RequestInSteps, 'state' | 'gates' | 'review'>): WaitsFor {
  if (review?.result === 'due') return 'approver';
  switch (state) {
    case 'draft':
    case 'approved':
    case 'disapproved':
    case 'refused':
    case 'answered':
    case 'lapsed':
      return 'drafter';
    case 'submitted':
      return gates.some(({ liftedBy }) => liftedBy === undefined) ? 'legal-reviewer' : 'approver';
    case 'sent':
    case 'acknowledged':
    case 'partly-answered':
      return 'addressee';
    case 'withdrawn':
    case 'closed':
      return 'nobody';
  }
}

/** States in which a request is over. */
export const endedStates = ['withdrawn', 'closed', 'lapsed', 'disapproved'] as const;
