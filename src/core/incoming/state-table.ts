// SPDX-License-Identifier: Apache-2.0

/**
 * The life of a request for assistance that another State has sent here.
 *
 *     received ─assign→ assigned ─send-for-execution→ in-execution ─execute→ executed ─close→ closed
 *        │ ask            (refuse, postpone, withdraw)      └ execute-in-part → partly-executed
 *     waiting ─clarified→ where it was        postponed ─resume→ where it was
 *
 * What was obtained goes out by `forward`, and the other State's receipt comes back by `record-receipt`.
 */
export const incomingStates = [
  'received',
  'waiting',
  'assigned',
  'in-execution',
  'postponed',
  'partly-executed',
  'executed',
  'refused',
  'withdrawn',
  'closed',
] as const;
export type IncomingState = (typeof incomingStates)[number];

export const incomingEvents = [
  'acknowledge',
  'ask',
  'clarified',
  'assign',
  'send-for-execution',
  'execute',
  'execute-in-part',
  'postpone',
  'resume',
  'refuse',
  'forward',
  'record-receipt',
  'withdraw',
  'close',
] as const;
export type IncomingEvent = (typeof incomingEvents)[number];

/** What must come with an event. */
export type IncomingGuard =
  | 'not-acknowledged'
  | 'comment-given'
  | 'reason-code-given'
  | 'office-given'
  | 'gaps-explained'
  | 'evidence-given'
  | 'something-forwarded';

/** Kinds of entry of the custody log that a step writes. */
export type IncomingEntryKind = 'incoming-changed' | 'incoming-answered' | 'incoming-forwarded' | 'message-sent' | 'message-received';

export interface IncomingCell {
  /** `same`: it stays; `before`: where it was before it was put off or asked about. */
  readonly to: IncomingState | 'same' | 'before';
  readonly guards: readonly IncomingGuard[];
  readonly entry: IncomingEntryKind;
}

const cell = (to: IncomingCell['to'], entry: IncomingEntryKind, ...guards: readonly IncomingGuard[]): IncomingCell => ({
  to,
  guards,
  entry,
});

const acknowledge = cell('same', 'message-sent', 'not-acknowledged');
const ask = cell('waiting', 'message-sent', 'comment-given');
const assign = cell('assigned', 'incoming-changed', 'office-given', 'gaps-explained');
const refuse = cell('refused', 'incoming-answered', 'reason-code-given', 'comment-given');
const postpone = cell('postponed', 'incoming-answered', 'reason-code-given', 'comment-given');
const withdraw = cell('withdrawn', 'message-received', 'comment-given');
const forward = cell('same', 'incoming-forwarded', 'evidence-given');
const receipt = cell('same', 'message-received', 'something-forwarded');
const close = cell('closed', 'incoming-changed', 'comment-given');
const open = { acknowledge, refuse, withdraw };
const carriedOut = {
  execute: cell('executed', 'incoming-answered'),
  'execute-in-part': cell('partly-executed', 'incoming-answered', 'comment-given'),
};

/** States × events; a cell that is not here cannot happen. */
export const incomingTable: Readonly<Record<IncomingState, Readonly<Partial<Record<IncomingEvent, IncomingCell>>>>> = {
  received: { ...open, ask, assign, postpone },
  waiting: { ...open, ask, clarified: cell('before', 'message-received', 'comment-given') },
  assigned: { ...open, ask, assign, postpone, 'send-for-execution': cell('in-execution', 'incoming-forwarded', 'office-given') },
  'in-execution': { ...open, ask, postpone, ...carriedOut },
  postponed: { ...open, resume: cell('before', 'incoming-changed', 'comment-given') },
  'partly-executed': { acknowledge, ask, ...carriedOut, forward, 'record-receipt': receipt, withdraw, close },
  executed: { acknowledge, forward, 'record-receipt': receipt, close },
  refused: { close },
  withdrawn: { close },
  closed: {},
};

/** States in which the requesting State still waits for an answer. */
export const awaitingStates: readonly IncomingState[] = ['received', 'waiting', 'assigned', 'in-execution', 'postponed', 'partly-executed'];
