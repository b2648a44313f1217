// SPDX-License-Identifier: Apache-2.0
/** When people are reminded of a deadline, and who. */
import type { CaseRole } from '../access/role.ts';
import type { UtcInstant } from './calendar.ts';
import type { DeadlineKind } from './request-deadlines.ts';

/** Days before the moment it is due; a negative number is that many days after, for what does not lapse by itself. */
const REMIND_AT: Readonly<Record<DeadlineKind, readonly number[]>> = {
  'preservation-end': [14, 3, 1],
  'preservation-remind': [1],
  'answer-due': [3, 0, -7],
  'follow-up': [0, -7],
  'emergency-review': [2, 1, 0, -1],
  'emergency-process': [2, 0, -1],
  'secrecy-end': [14, 3, 0],
  'retention-end': [14, 7, 3, 1],
  'incoming-acknowledge': [2, 0, -3],
  'incoming-answer': [14, 3, 0, -7],
  hearing: [14, 7, 3, 1],
  'detention-end': [14, 7, 3, 1, 0],
};

const WRITERS: readonly CaseRole[] = ['investigator', 'central-authority'];
/** Who has to do something about it, by their role in the case. */
const REMINDED: Readonly<Partial<Record<DeadlineKind, readonly CaseRole[]>>> = {
  'emergency-review': ['approver'],
  'secrecy-end': [...WRITERS, 'legal-reviewer'],
  'incoming-acknowledge': ['central-authority'],
  'incoming-answer': ['central-authority'],
  hearing: [...WRITERS, 'approver'],
  'detention-end': [...WRITERS, 'approver'],
};

/** Clocks that run on whatever becomes of their request and its case: who was not told then is told when secrecy ends. */
export const OUTLIVING: readonly DeadlineKind[] = ['secrecy-end'];

export function remindedRoles(kind: DeadlineKind): readonly CaseRole[] {
  return REMINDED[kind] ?? WRITERS;
}

export interface RemindedDeadline {
  readonly kind: DeadlineKind;
  readonly dueAt: UtcInstant;
  readonly remindedAt: UtcInstant | null;
}

const DAY = 86_400_000;

/**
 * Whether a reminder is due: a moment of its kind has come since people were last reminded. Several that were missed, while the desk was
 * off, are one reminder.
 */
export function isReminderDue({ kind, dueAt, remindedAt }: RemindedDeadline, now: UtcInstant): boolean {
  const [due, last, at] = [Date.parse(dueAt), remindedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(remindedAt), Date.parse(now)];
  return REMIND_AT[kind].some((days) => due - days * DAY <= at && due - days * DAY > last);
}
