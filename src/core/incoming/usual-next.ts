// SPDX-License-Identifier: Apache-2.0
import type { IncomingEvent, IncomingState } from './state-table.ts';

const USUAL = [
  'acknowledge',
  'ask',
  'clarified',
  'resume',
  'send-for-execution',
  'assign',
  'forward',
  'record-receipt',
  'execute',
  'close',
] as const satisfies readonly IncomingEvent[];
export type UsualStep = (typeof USUAL)[number];

/** Done once; what comes after it can be done again, but is nobody's next step. */
const ONCE: ReadonlySet<IncomingEvent> = new Set(['ask', 'forward', 'record-receipt']);

export interface IncomingSoFar {
  readonly state: IncomingState;
  /** How many musts the request does not state. */
  readonly missing: number;
  /** Steps that the person may take now. */
  readonly can: readonly IncomingEvent[];
  /** Steps that were taken. */
  readonly taken: readonly IncomingEvent[];
}

/** The step that usually comes next; what is missing is asked for once, before anybody is set to work. None where this person can take none. */
export function usualNext({ state, missing, can, taken }: IncomingSoFar): UsualStep | undefined {
  return USUAL.find(
    (event) =>
      can.includes(event) && !(ONCE.has(event) && taken.includes(event)) && (event !== 'ask' || (state === 'received' && missing > 0)),
  );
}
