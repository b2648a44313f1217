// SPDX-License-Identifier: Apache-2.0
/** The one clear next step of a case for the person who looks at it. Pure, so that a doubt about it is one line of a test. */
import type { CaseDetail, Target } from '../../../core/api/cases.ts';
import type { EvidenceItem } from '../../../core/api/evidence.ts';
import type { DeadlineShown, RequestSummary } from '../../../core/api/requests.ts';

export interface CaseState {
  readonly detail: Pick<CaseDetail, 'targets' | 'may' | 'closedAt'>;
  readonly requests: readonly RequestSummary[];
  readonly deadlines: readonly DeadlineShown[];
  readonly evidence: readonly EvidenceItem[];
  /** The signed-in person, and whether their role in the case decides on requests. */
  readonly me: { readonly id: string; readonly approves: boolean };
}

export type NextStep =
  | { readonly kind: 'add-target' }
  | { readonly kind: 'ask-advice'; readonly target: Target }
  | { readonly kind: 'complete' | 'approve' | 'wait-approval' | 'send' | 'wait-answer'; readonly request: RequestSummary }
  | { readonly kind: 'due'; readonly deadline: DeadlineShown }
  | { readonly kind: 'read'; readonly item: EvidenceItem }
  | { readonly kind: 'bundle' };

/** A clock that ends within this many days comes before everything but a decision that is waited for. */
const SOON_DAYS = 7;

export function nextStep(state: CaseState): NextStep | undefined {
  const { detail, requests, evidence, me } = state;
  if (detail.closedAt !== null) return undefined;
  const submitted = requests.filter((one) => one.state === 'submitted');
  const toDecide = me.approves ? submitted.find((one) => one.drafter.id !== me.id) : undefined;
  if (toDecide !== undefined) return { kind: 'approve', request: toDecide };
  const soon = state.deadlines.find((one) => one.metAt === null && one.daysLeft <= SOON_DAYS && one.requestId !== null);
  if (soon !== undefined) return { kind: 'due', deadline: soon };
  if (detail.targets.length === 0) return { kind: 'add-target' };
  const first = (wanted: RequestSummary['state']) => requests.find((one) => one.state === wanted);
  const approved = first('approved');
  if (approved !== undefined) return { kind: 'send', request: approved };
  const draft = first('draft');
  if (draft !== undefined && !me.approves) return { kind: 'complete', request: draft };
  const unread = evidence.find(
    (item) => item.erasedAt === null && item.readings.some((reading) => reading.records !== null) && isNew(item, requests),
  );
  if (unread !== undefined) return { kind: 'read', item: unread };
  if (submitted[0] !== undefined) return { kind: 'wait-approval', request: submitted[0] };
  const silent = detail.targets.find((target) => target.requests.length === 0);
  if (silent !== undefined && !me.approves) return { kind: 'ask-advice', target: silent };
  const sent = requests.find((one) => ['sent', 'acknowledged', 'partly-answered'].includes(one.state));
  if (sent !== undefined) return { kind: 'wait-answer', request: sent };
  return evidence.length > 0 ? { kind: 'bundle' } : undefined;
}

/** An item is news until its request was answered in full and nothing else waits: then the bundle is the step. */
function isNew(item: EvidenceItem, requests: readonly RequestSummary[]): boolean {
  const request = requests.find((one) => one.id === item.requestId);
  return (
    request?.state === 'partly-answered' ||
    (request?.state === 'answered' && Date.parse(item.receivedAt) >= Date.parse(request.updatedAt) - 86_400_000)
  );
}
