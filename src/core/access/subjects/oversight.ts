// SPDX-License-Identifier: Apache-2.0
import { any, anybody, hasRole, member } from '../condition.ts';
import { may, mayWithSecondFactor } from '../sentence.ts';

/** Entries of a case are for its circle; all entries of the desk, without what opens them, for the overseer. */
export const oversightSentences = [
  // Requests that went before approval: who, when, and what the review said; nothing of their cases.
  may('list', 'emergency', hasRole('overseer')),
  // Figures of the whole desk, and what each was counted from: kinds, days, people of the desk, addressees; no text of a case.
  may('recount', 'desk', hasRole('overseer')),
  may('list', 'log', any(member, hasRole('overseer'))),
  may('open', 'log', any(member, hasRole('overseer'))),
  may('open', 'knowledge', anybody),
  may('share', 'knowledge', hasRole('approver', 'legal-reviewer', 'central-authority')),
  mayWithSecondFactor('confirm', 'knowledge', hasRole('approver', 'legal-reviewer', 'central-authority')),
];
