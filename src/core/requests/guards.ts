// SPDX-License-Identifier: Apache-2.0
import { isApproved, isOneOfTheDrafters } from '../approvals/four-eyes.ts';
import { traitsOf } from './kinds.ts';
import { isRefusalReason } from './refusal-reasons.ts';
import type { EventInput, RequestInSteps } from './request.ts';
import { isNarrower } from './scope.ts';

/** Why a step is refused: the rule's code in the catalogue and a sentence that names the rule and what to do. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly why: string;
}

export type RefusalCode =
  | 'NOT_IN_THIS_STATE'
  | 'FOUR_EYES'
  | 'INCOMPLETE'
  | 'COMMENT_MISSING'
  | 'REASON_CODE_MISSING'
  | 'NOT_APPROVED'
  | 'GATE_CLOSED'
  | 'CHANNEL_UNCONFIRMED'
  | 'BEING_SENT'
  | 'NOT_NARROWER'
  | 'NOT_AN_EMERGENCY'
  | 'REVIEW_OVERDUE'
  | 'REVIEW_DUE'
  | 'NO_REVIEW_DUE'
  | 'KIND_DOES_NOT'
  | 'TARGETS_NOT_APPROVED'
  | 'TARGET_WITHOUT_LINK';

type Guard = (request: RequestInSteps, input: EventInput) => Refusal | undefined;

const refuseIf = (when: boolean, code: RefusalCode, why: string): Refusal | undefined => (when ? { code, why } : undefined);

const closedGates = (request: RequestInSteps, effect?: 'block') =>
  request.gates.filter((gate) => gate.liftedBy === undefined && (effect === undefined || gate.effect === effect)).map((gate) => gate.id);

const gatesRefuse = (ids: readonly string[]) =>
  refuseIf(ids.length > 0, 'GATE_CLOSED', `Gate ${ids.join(', ')} is closed. The legal reviewer lifts it with a written reason.`);

/** The rules, each a sentence. The table names them; nothing else decides whether a step may be taken. */
export const guards = {
  'not-a-drafter': (request, { who }) =>
    refuseIf(
      isOneOfTheDrafters(request, who),
      'FOUR_EYES',
      'Who drafted a version does not decide on it (four eyes). Ask another approver of this case.',
    ),
  'not-the-lifter': (request, { who }) =>
    refuseIf(
      request.gates.some(({ liftedBy }) => liftedBy === who),
      'FOUR_EYES',
      'You lifted a gate of this request; the approval is another person’s.',
    ),
  'targets-linked': ({ targetByTarget: asked }) =>
    refuseIf(
      asked !== undefined && asked.loose.length > 0,
      'TARGET_WITHOUT_LINK',
      `${asked?.loose.length} identifiers on the paper are no target of the case. Add each as a target with its link to the offence.`,
    ),
  'targets-approved': ({ targetByTarget: asked }, { who }) => {
    const left = asked?.targets.filter((target) => !asked.approved.some((one) => one.target === target && one.by === who)) ?? [];
    const why = `${left.length} of ${asked?.targets.length} targets are not approved yet by whoever approves the request. Approve each by itself.`;
    return refuseIf(left.length > 0, 'TARGETS_NOT_APPROVED', why);
  },
  complete: (request) =>
    refuseIf(request.missing.length > 0, 'INCOMPLETE', `Fields without a value: ${request.missing.join(', ')}. Fill them in first.`),
  'comment-given': (_, { comment }) =>
    refuseIf((comment ?? '').trim() === '', 'COMMENT_MISSING', 'This step needs a reason in words. Write one and try again.'),
  'reason-code-given': (_, { reasonCode }) =>
    refuseIf(
      !isRefusalReason(reasonCode ?? ''),
      'REASON_CODE_MISSING',
      'A refusal is recorded with one of the reason codes of the catalogue.',
    ),
  'version-approved': (request) =>
    refuseIf(!isApproved(request), 'NOT_APPROVED', `Version ${request.version} is not approved. An earlier approval does not carry over.`),
  'gates-lifted': (request) => gatesRefuse(closedGates(request)),
  'no-blocking-gate': (request) => gatesRefuse(closedGates(request, 'block')),
  // With danger to life a second approval comes after; what is blocked stays blocked.
  'gates-lifted-for-emergency': (request) => gatesRefuse(closedGates(request, 'block')),
  'channel-confirmed': (request) =>
    refuseIf(
      request.channelUnconfirmed,
      'CHANNEL_UNCONFIRMED',
      'The address rests on a stale, changed or unverified fact. A second person confirms it first.',
    ),
  'nothing-being-sent': (request) =>
    refuseIf(
      request.dispatches.some(({ state }) => state === 'sending' || state === 'perhaps-sent'),
      'BEING_SENT',
      'A dispatch is under way or may have left. Say first whether it was sent.',
    ),
  'scope-is-narrower': (request, { scope }) =>
    refuseIf(
      scope === undefined || !isNarrower(request.scope, scope),
      'NOT_NARROWER',
      'Narrowing only takes away: identifiers, categories or time. To ask for anything else, amend.',
    ),
  'kind-may-go-first': (request) =>
    refuseIf(
      !traitsOf(request.kind).mayGoFirst,
      'NOT_AN_EMERGENCY',
      'Only an emergency request goes before it is approved. Submit this one for approval.',
    ),
  'danger-stated': (_, { dangerStated }) =>
    refuseIf(dangerStated !== true, 'NOT_AN_EMERGENCY', 'The danger, to whom, and why it is imminent are not stated. Fill them in first.'),
  'reviews-not-overdue': (_, { overdueReviews }) =>
    refuseIf(
      (overdueReviews ?? 0) > 0,
      'REVIEW_OVERDUE',
      'An earlier emergency request was not reviewed within 72 hours. Have it reviewed, or submit this one for approval.',
    ),
  'review-is-due': (request) => refuseIf(request.review?.result !== 'due', 'NO_REVIEW_DUE', 'No emergency review is due on this request.'),
  'review-not-due': (request) =>
    refuseIf(request.review?.result === 'due', 'REVIEW_DUE', 'The emergency review is still due. It comes before closing.'),
  'kind-expects-answer': (request) =>
    refuseIf(
      !traitsOf(request.kind).expectsAnswer,
      'KIND_DOES_NOT',
      'A document of this kind asks for nothing, so no answer is recorded. Close it.',
    ),
  'kind-expects-no-answer': (request) =>
    refuseIf(
      traitsOf(request.kind).expectsAnswer,
      'KIND_DOES_NOT',
      'This request awaits an answer. Record the answer, withdraw it, or let it lapse.',
    ),
  'kind-lapses': (request) =>
    refuseIf(!traitsOf(request.kind).lapses, 'KIND_DOES_NOT', 'Only a hold lapses by itself. Withdraw the request instead.'),
} as const satisfies Readonly<Record<string, Guard>>;

export type GuardName = keyof typeof guards;
