// SPDX-License-Identifier: Apache-2.0
import { refusalReasons } from '../requests/refusal-reasons.ts';
import {
  type IncomingCell,
  type IncomingEvent,
  type IncomingGuard,
  type IncomingState,
  incomingEvents,
  incomingTable,
} from './state-table.ts';

/** What the steps of an incoming request look at. */
export interface IncomingInSteps {
  readonly state: IncomingState;
  /** Where it was before it was postponed or asked about. */
  readonly before: IncomingState | null;
  readonly acknowledged: boolean;
  /** Musts that it does not state (completeness.ts). */
  readonly missing: readonly string[];
  readonly forwarded: boolean;
}

export interface IncomingInput {
  readonly comment?: string | undefined;
  /** One of the reasons of a State (core/requests/refusal-reasons.ts). */
  readonly reasonCode?: string | undefined;
  /** Who carries it out: prosecutor, court, police. */
  readonly office?: string | undefined;
  readonly evidenceIds?: readonly string[] | undefined;
}

export type IncomingRefusal = 'not-in-this-state' | IncomingGuard;

export interface IncomingStep {
  readonly event: IncomingEvent;
  readonly to: IncomingState;
  readonly before: IncomingState | null;
  readonly entry: IncomingCell['entry'];
}

const guards: Readonly<Record<IncomingGuard, (one: IncomingInSteps, input: IncomingInput) => boolean>> = {
  'not-acknowledged': ({ acknowledged }) => !acknowledged,
  'comment-given': (_, { comment }) => isSaid(comment),
  'reason-code-given': (_, { reasonCode }) => (refusalReasons.state as readonly string[]).includes(reasonCode ?? ''),
  'office-given': (_, { office }) => isSaid(office),
  // What is missing may be asked for later, or not be needed here; whoever goes on says why.
  'gaps-explained': ({ missing }, { comment }) => missing.length === 0 || isSaid(comment),
  'evidence-given': (_, { evidenceIds }) => (evidenceIds ?? []).length > 0,
  'something-forwarded': ({ forwarded }) => forwarded,
};

const isSaid = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** @returns the step, or the first thing that stands against it */
export function incomingStep(one: IncomingInSteps, event: IncomingEvent, input: IncomingInput): IncomingStep | IncomingRefusal {
  const found = incomingTable[one.state][event];
  if (found === undefined) return 'not-in-this-state';
  const against = found.guards.find((guard) => !guards[guard](one, input));
  if (against !== undefined) return against;
  const to = placeOf(found.to, one);
  return { event, to, before: to === 'waiting' || to === 'postponed' ? heldOf(one) : null, entry: found.entry };
}

function placeOf(to: IncomingCell['to'], { state, before }: IncomingInSteps): IncomingState {
  if (to === 'same') return state;
  return to === 'before' ? (before ?? 'received') : to;
}

/** A question on top of a question leads back to where the first one was asked. */
const heldOf = ({ state, before }: IncomingInSteps): IncomingState =>
  state === 'waiting' || state === 'postponed' ? (before ?? 'received') : state;

/** The events that the state allows; what must come with them is asked when they are taken. */
export function possibleIncomingEvents(one: IncomingInSteps): readonly IncomingEvent[] {
  const row = incomingTable[one.state];
  return incomingEvents.filter((event) => {
    const found = row[event];
    const now: readonly IncomingGuard[] = ['not-acknowledged', 'something-forwarded'];
    return found?.guards.every((guard) => !now.includes(guard) || guards[guard](one, {})) === true;
  });
}
