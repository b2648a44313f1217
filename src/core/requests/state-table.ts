// SPDX-License-Identifier: Apache-2.0
import type { GuardName } from './guards.ts';

/**
 * The life of a request, the same for every kind; what a kind forbids is a guard.
 *
 *     draft ─submit→ submitted ─approve→ approved ─dispatch→ sent ─acknowledge→ acknowledged ─record-answer→ answered ─close→ closed
 *       ↑               │ send-back          │ amend            │                       └ record-partial-answer → partly-answered
 *       └───────────────┴────────────────────┴──────────────────┘ amend, narrow: a new version, which needs a new approval
 *
 * The manual's diagram is drawn from this table and the tests walk every cell of it.
 */
export const requestStates = [
  'draft',
  'submitted',
  'approved',
  'sent',
  'acknowledged',
  'partly-answered',
  'answered',
  'refused',
  'disapproved',
  'withdrawn',
  'lapsed',
  'closed',
] as const;
export type RequestState = (typeof requestStates)[number];

export const requestEvents = [
  'edit',
  'submit',
  'send-back',
  'approve',
  'disapprove',
  'send-first',
  'dispatch',
  'acknowledge',
  'record-partial-answer',
  'record-answer',
  'record-refusal',
  'amend',
  'narrow',
  'take-other-route',
  'withdraw',
  'lapse',
  'review-uphold',
  'review-reject',
  'close',
] as const;
export type RequestEvent = (typeof requestEvents)[number];

/** Kinds of entry of the custody log that a step of a request writes. */
export type RequestEntryKind =
  | 'request-changed'
  | 'request-submitted'
  | 'request-sent-back'
  | 'request-approved'
  | 'request-refused'
  | 'request-dispatched'
  | 'request-answered'
  | 'request-withdrawn';

export interface Cell {
  /** `same`: the state stays as it is. */
  readonly to: RequestState | 'same';
  /** All must agree, asked in this order; the first that refuses gives the reason. */
  readonly guards: readonly GuardName[];
  readonly entry: RequestEntryKind;
}

const cell = (to: Cell['to'], entry: RequestEntryKind, ...guards: readonly GuardName[]): Cell => ({ to, guards, entry });

const edit = cell('draft', 'request-changed');
const amend = cell('draft', 'request-changed', 'comment-given', 'nothing-being-sent');
const narrow = cell('draft', 'request-changed', 'comment-given', 'scope-is-narrower', 'nothing-being-sent');
const withdraw = cell('withdrawn', 'request-withdrawn', 'comment-given', 'nothing-being-sent');
const sendFirst = cell(
  'sent',
  'request-dispatched',
  'kind-may-go-first',
  'danger-stated',
  'reviews-not-overdue',
  'gates-lifted-for-emergency',
);
const acknowledge = cell('acknowledged', 'request-answered', 'kind-expects-answer');
const answerInPart = cell('partly-answered', 'request-answered', 'kind-expects-answer');
const answer = cell('answered', 'request-answered', 'kind-expects-answer');
const refusal = cell('refused', 'request-answered', 'kind-expects-answer', 'reason-code-given');
const lapse = cell('lapsed', 'request-withdrawn', 'kind-lapses');
const otherRoute = cell('closed', 'request-changed', 'comment-given', 'review-not-due');
const close = cell('closed', 'request-changed', 'review-not-due');
const uphold = cell('same', 'request-approved', 'review-is-due', 'not-a-drafter', 'not-the-lifter', 'not-the-keeper');
const reject = cell('same', 'request-refused', 'review-is-due', 'not-a-drafter', 'comment-given');
const review = { 'review-uphold': uphold, 'review-reject': reject };
const received = {
  'record-partial-answer': answerInPart,
  'record-answer': answer,
  'record-refusal': refusal,
  amend,
  narrow,
  withdraw,
  lapse,
  ...review,
};

/** States × events; a cell that is not here cannot happen, and `takeStep` says so. */
export const requestTable: Readonly<Record<RequestState, Readonly<Partial<Record<RequestEvent, Cell>>>>> = {
  draft: {
    edit,
    submit: cell('submitted', 'request-submitted', 'complete', 'targets-linked', 'no-blocking-gate', 'facts-answered', 'named-answered'),
    'send-first': sendFirst,
    withdraw,
    ...review,
  },
  submitted: {
    'send-back': cell('draft', 'request-sent-back', 'comment-given', 'not-a-drafter'),
    approve: cell(
      'approved',
      'request-approved',
      'not-a-drafter',
      'not-the-lifter',
      'not-the-keeper',
      'complete',
      'gates-lifted',
      'targets-linked',
      'targets-approved',
      'facts-answered',
      'named-answered',
    ),
    disapprove: cell('disapproved', 'request-refused', 'comment-given', 'not-a-drafter'),
    'send-first': sendFirst,
    withdraw,
    ...review,
  },
  approved: {
    dispatch: cell(
      'sent',
      'request-dispatched',
      'version-approved',
      'gates-lifted',
      'channel-confirmed',
      'facts-answered',
      'named-answered',
      'nothing-being-sent',
    ),
    amend,
    withdraw,
    ...review,
  },
  sent: { acknowledge, close: cell('closed', 'request-changed', 'kind-expects-no-answer', 'review-not-due'), ...received },
  acknowledged: { ...received },
  'partly-answered': { ...received, close },
  answered: { 'record-partial-answer': answerInPart, 'take-other-route': otherRoute, close, ...review },
  refused: { amend, narrow, 'take-other-route': otherRoute, close, ...review },
  disapproved: { amend, close, ...review },
  withdrawn: { ...review },
  lapsed: { 'take-other-route': otherRoute, close, ...review },
  closed: {},
};
