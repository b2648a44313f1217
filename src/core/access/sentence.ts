// SPDX-License-Identifier: Apache-2.0
import type { Condition } from './condition.ts';

/** What people do things to. */
export type Subject =
  | 'account'
  | 'session'
  | 'case'
  | 'target'
  | 'advice'
  | 'request'
  | 'emergency'
  | 'incoming'
  | 'document'
  | 'dispatch'
  | 'deadline'
  | 'reminder'
  | 'mail-key'
  | 'portal-account'
  | 'calendar'
  | 'evidence'
  | 'record'
  | 'mapping'
  | 'job'
  | 'bundle'
  | 'defence-query'
  | 'trace'
  | 'address-tag'
  | 'capture'
  | 'log'
  | 'desk'
  | 'knowledge';

/** One access rule. */
export interface Sentence {
  readonly verb: string;
  readonly subject: Subject;
  readonly when: Condition;
  /** Asks for the second factor again when it was last shown too long ago. */
  readonly stepUp: boolean;
}

/** `may('approve', 'request', all(memberAs('approver'), not(drafter)))` */
export function may(verb: string, subject: Subject, when: Condition): Sentence {
  return { verb, subject, when, stepUp: false };
}

/** The same for an act that binds the authority towards others: the second factor is asked for again. */
export function mayWithSecondFactor(verb: string, subject: Subject, when: Condition): Sentence {
  return { verb, subject, when, stepUp: true };
}
