// SPDX-License-Identifier: Apache-2.0

import type { Approval } from '../approvals/approval.ts';
import { emergencyReviewDue } from '../approvals/emergency-review.ts';
import { requestSays } from '../errors/sentences/request.ts';
import { type GuardName, guards, type Refusal } from './guards.ts';
import type { EmergencyReview, EventInput, RequestInSteps } from './request.ts';
import { type Cell, type RequestEntryKind, type RequestEvent, type RequestState, requestTable } from './state-table.ts';
import { requestStateWords } from './state-words.ts';

/** What a step changes; the desk writes exactly this, with the entry, in one transaction. */
export interface Step {
  readonly kind: 'step';
  readonly event: RequestEvent;
  readonly to: RequestState;
  readonly entry: RequestEntryKind;
  readonly version: number;
  readonly approvals: readonly Approval[];
  readonly review?: EmergencyReview;
  /** For statistics and the entry: `acknowledged`, `partly`, `lapsed`, a refusal reason, … */
  readonly code?: string;
}

export interface RefusedStep extends Refusal {
  readonly kind: 'refused';
  readonly event: RequestEvent;
}

/** Takes the event from the table, asks its guards, and says what changes. Pure: nothing is written here. */
export function takeStep(request: RequestInSteps, event: RequestEvent, input: EventInput): Step | RefusedStep {
  const cell = requestTable[request.state][event];
  if (cell === undefined) return refused(event, notHere(request.state, event));
  const refusal = firstRefusal(cell.guards, request, input);
  if (refusal !== undefined) return refused(event, refusal);
  return step(request, event, input, cell);
}

/** The events that could be taken now by this person, as far as the rules go; for the screen's buttons. */
export function possibleEvents(request: RequestInSteps, input: EventInput): readonly RequestEvent[] {
  const row = requestTable[request.state];
  return (Object.keys(row) as RequestEvent[]).filter((event) => {
    const needsWords = (row[event] as Cell).guards.filter((name) => !ASKED_AT_THE_STEP.has(name));
    return firstRefusal(needsWords, request, input) === undefined;
  });
}

const WHO_APPROVES = ['not-a-drafter', 'not-the-lifter', 'not-the-keeper'] as const;

/** Why this person may not approve, whatever else is open: asked before they approve a part of it. */
export function refusalOfApprover(request: RequestInSteps, input: EventInput): Refusal | undefined {
  return firstRefusal(WHO_APPROVES, request, input);
}

/** What the person adds when they take the step, so a button may be offered before it is there. */
const ASKED_AT_THE_STEP: ReadonlySet<GuardName> = new Set(['comment-given', 'reason-code-given', 'scope-is-narrower', 'danger-stated']);

function firstRefusal(names: readonly GuardName[], request: RequestInSteps, input: EventInput): Refusal | undefined {
  for (const name of names) {
    const refusal = guards[name](request, input);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function step(request: RequestInSteps, event: RequestEvent, input: EventInput, cell: Cell): Step {
  const approvals = event === 'approve' ? [...request.approvals, approvalOf(request, input)] : request.approvals;
  const review = reviewAfter(request, event, input);
  const code = codeOf(event, input);
  return {
    kind: 'step',
    event,
    to: cell.to === 'same' ? request.state : cell.to,
    entry: cell.entry,
    version: event === 'amend' || event === 'narrow' ? request.version + 1 : request.version,
    approvals,
    ...(review === undefined ? {} : { review }),
    ...(code === undefined ? {} : { code }),
  };
}

function approvalOf(request: RequestInSteps, input: EventInput): Approval {
  return {
    version: request.version,
    by: input.who,
    at: input.at,
    ...(input.digest === undefined ? {} : { digest: input.digest }),
    ...(input.comment === undefined ? {} : { comment: input.comment }),
  };
}

function reviewAfter(request: RequestInSteps, event: RequestEvent, input: EventInput): EmergencyReview | undefined {
  if (event === 'send-first') return emergencyReviewDue(input.at);
  if (request.review === undefined || (event !== 'review-uphold' && event !== 'review-reject')) return request.review;
  return { ...request.review, result: event === 'review-uphold' ? 'upheld' : 'rejected', by: input.who, at: input.at };
}

const CODES: Readonly<Partial<Record<RequestEvent, string>>> = {
  acknowledge: 'acknowledged',
  'record-partial-answer': 'partly',
  'record-answer': 'answered',
  'send-first': 'before-approval',
  amend: 'amended',
  narrow: 'narrowed',
  lapse: 'lapsed',
  close: 'closed',
  'take-other-route': 'other-route',
  'review-uphold': 'review-upheld',
  'review-reject': 'review-rejected',
};

const codeOf = (event: RequestEvent, input: EventInput): string | undefined =>
  event === 'record-refusal' ? input.reasonCode : CODES[event];

function notHere(state: RequestState, event: RequestEvent): Refusal {
  const possible = Object.keys(requestTable[state]).join(', ') || 'nothing more';
  return { code: 'NOT_IN_THIS_STATE', why: requestSays('not-here', { event, state: requestStateWords[state], possible }) };
}

const refused = (event: RequestEvent, refusal: Refusal): RefusedStep => ({ kind: 'refused', event, ...refusal });
