// SPDX-License-Identifier: Apache-2.0

import { isApproved, isOneOfTheDrafters, keptAgainstTheFacts, lifted } from '../approvals/four-eyes.ts';
import type { Said } from '../errors/say.ts';
import { requestSays } from '../errors/sentences/request.ts';
import { traitsOf } from './kinds.ts';
import { isRefusalReason } from './refusal-reasons.ts';
import type { EventInput, RequestInSteps } from './request.ts';
import { isNarrower } from './scope.ts';

/** Why a step is refused: the rule's code in the catalogue and a sentence that names the rule and what to do. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly why: Said;
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
  | 'FACTS_CHANGED'
  | 'NAMED_UNANSWERED'
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

const refuseIf = (when: boolean, code: RefusalCode, why: Said): Refusal | undefined => (when ? { code, why } : undefined);

const closedGates = (request: RequestInSteps, effect?: 'block') =>
  request.gates.filter((gate) => gate.liftedBy === undefined && (effect === undefined || gate.effect === effect)).map((gate) => gate.id);

const gatesRefuse = (ids: readonly string[]) => refuseIf(ids.length > 0, 'GATE_CLOSED', requestSays('gate-closed', { gates: ids }));

/** The rules, each a sentence. The table names them; nothing else decides whether a step may be taken. */
export const guards = {
  'not-a-drafter': (request, { who }) => refuseIf(isOneOfTheDrafters(request, who), 'FOUR_EYES', requestSays('four-eyes')),
  'not-the-lifter': (request, { who }) => refuseIf(lifted(request, who), 'FOUR_EYES', requestSays('lifter-apart')),
  'not-the-keeper': (request, { who }) => refuseIf(keptAgainstTheFacts(request, who), 'FOUR_EYES', requestSays('keeper-apart')),
  'targets-linked': ({ targetByTarget: asked }) =>
    refuseIf(
      asked !== undefined && asked.loose.length > 0,
      'TARGET_WITHOUT_LINK',
      requestSays('loose-identifiers', { count: asked?.loose.length ?? 0 }),
    ),
  'targets-approved': ({ targetByTarget: asked }, { who }) => {
    const left = asked?.targets.filter((target) => !asked.approved.some((one) => one.target === target && one.by === who)) ?? [];
    const why = requestSays('targets-left', { left: left.length, of: asked?.targets.length ?? 0 });
    return refuseIf(left.length > 0, 'TARGETS_NOT_APPROVED', why);
  },
  complete: (request) => refuseIf(request.missing.length > 0, 'INCOMPLETE', requestSays('fields-empty', { fields: request.missing })),
  'comment-given': (_, { comment }) => refuseIf((comment ?? '').trim() === '', 'COMMENT_MISSING', requestSays('comment-missing')),
  'reason-code-given': (_, { reasonCode }) =>
    refuseIf(!isRefusalReason(reasonCode ?? ''), 'REASON_CODE_MISSING', requestSays('reason-code-missing')),
  'version-approved': (request) =>
    refuseIf(!isApproved(request), 'NOT_APPROVED', requestSays('version-not-approved', { version: request.version })),
  'gates-lifted': (request) => gatesRefuse(closedGates(request)),
  'no-blocking-gate': (request) => gatesRefuse(closedGates(request, 'block')),
  // With danger to life a second approval comes after; what is blocked stays blocked.
  'gates-lifted-for-emergency': (request) => gatesRefuse(closedGates(request, 'block')),
  'channel-confirmed': (request) => refuseIf(request.channelUnconfirmed, 'CHANNEL_UNCONFIRMED', requestSays('channel-unconfirmed')),
  'facts-answered': (request) => refuseIf(request.factsChanged, 'FACTS_CHANGED', requestSays('facts-changed')),
  'named-answered': ({ namedUnanswered: { length } }) =>
    refuseIf(length > 0, 'NAMED_UNANSWERED', requestSays('named-unanswered', { count: length })),
  'nothing-being-sent': (request) =>
    refuseIf(
      request.dispatches.some(({ state }) => state === 'sending' || state === 'perhaps-sent'),
      'BEING_SENT',
      requestSays('being-sent'),
    ),
  'scope-is-narrower': (request, { scope }) =>
    refuseIf(scope === undefined || !isNarrower(request.scope, scope), 'NOT_NARROWER', requestSays('only-takes-away')),
  'kind-may-go-first': (request) => refuseIf(!traitsOf(request.kind).mayGoFirst, 'NOT_AN_EMERGENCY', requestSays('only-emergency-first')),
  'danger-stated': (_, { dangerStated }) => refuseIf(dangerStated !== true, 'NOT_AN_EMERGENCY', requestSays('danger-not-stated')),
  'reviews-not-overdue': (_, { overdueReviews }) => refuseIf((overdueReviews ?? 0) > 0, 'REVIEW_OVERDUE', requestSays('review-overdue')),
  'review-is-due': (request) => refuseIf(request.review?.result !== 'due', 'NO_REVIEW_DUE', requestSays('no-review-due')),
  'review-not-due': (request) => refuseIf(request.review?.result === 'due', 'REVIEW_DUE', requestSays('review-due')),
  'kind-expects-answer': (request) => refuseIf(!traitsOf(request.kind).expectsAnswer, 'KIND_DOES_NOT', requestSays('asks-for-nothing')),
  'kind-expects-no-answer': (request) => refuseIf(traitsOf(request.kind).expectsAnswer, 'KIND_DOES_NOT', requestSays('awaits-answer')),
  'kind-lapses': (request) => refuseIf(!traitsOf(request.kind).lapses, 'KIND_DOES_NOT', requestSays('only-hold-lapses')),
} as const satisfies Readonly<Record<string, Guard>>;

export type GuardName = keyof typeof guards;
