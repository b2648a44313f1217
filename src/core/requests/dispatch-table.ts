// SPDX-License-Identifier: Apache-2.0

/**
 * One attempt to hand a request over: by portal, mail, post, through a central authority. After a crash between "begun" and the
 * other side's answer nobody knows whether it left: it is `perhaps-sent`, and a person decides; the program never sends twice by itself.
 */
export const dispatchStates = ['prepared', 'sending', 'perhaps-sent', 'sent', 'failed'] as const;
export type DispatchState = (typeof dispatchStates)[number];

export const dispatchEvents = ['begin', 'accepted', 'refused', 'track-lost', 'person-says-sent', 'person-says-not-sent'] as const;
export type DispatchEvent = (typeof dispatchEvents)[number];

export const dispatchTable: Readonly<Record<DispatchState, Readonly<Partial<Record<DispatchEvent, DispatchState>>>>> = {
  // Portal, post and bag have no begin: a person has handed it over and says so.
  prepared: { begin: 'sending', 'person-says-sent': 'sent', 'person-says-not-sent': 'failed' },
  sending: { accepted: 'sent', refused: 'failed', 'track-lost': 'perhaps-sent' },
  'perhaps-sent': { 'person-says-sent': 'sent', 'person-says-not-sent': 'failed' },
  sent: {},
  failed: {},
};

/** The next state, or undefined when this cannot happen to a dispatch in that state. */
export function dispatchStep(state: DispatchState, event: DispatchEvent): DispatchState | undefined {
  return dispatchTable[state][event];
}
