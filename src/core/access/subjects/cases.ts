// SPDX-License-Identifier: Apache-2.0
import { all, drafter, hasRole, member, memberAs, not, notInvestigating } from '../condition.ts';
import { may, mayWithSecondFactor } from '../sentence.ts';

/** Whoever opens a case is its first member; everybody else is taken in by a member. Nobody outside learns that it exists. */
export const caseSentences = [
  may('add', 'case', hasRole('investigator', 'central-authority')),
  may('list', 'case', member),
  may('open', 'case', member),
  may('change', 'case', memberAs('investigator', 'approver', 'central-authority')),
  // Whoever may change a case marks it; the mark, and with it the safeguard of what is asked next, falls only by somebody who does not ask.
  mayWithSecondFactor('unmark', 'case', all(memberAs('approver', 'legal-reviewer'), notInvestigating)),
  may('change-members', 'case', memberAs('investigator', 'approver', 'central-authority')),
  may('close', 'case', memberAs('approver')),
  may('list', 'target', member),
  may('open', 'target', member),
  may('match', 'target', memberAs('investigator', 'analyst', 'approver', 'central-authority')),
  may('add', 'target', memberAs('investigator', 'analyst', 'central-authority')),
  may('change', 'target', memberAs('investigator', 'analyst', 'central-authority')),
  // A role that protects falls to one that protects less by two people, as a seal does.
  may('propose-lowering', 'target', memberAs('investigator', 'analyst', 'approver', 'legal-reviewer', 'central-authority')),
  mayWithSecondFactor('decide-lowering', 'target', all(memberAs('approver', 'legal-reviewer'), notInvestigating, not(drafter))),
  may('list', 'advice', member),
  may('open', 'advice', member),
  may('ask', 'advice', memberAs('investigator', 'approver', 'legal-reviewer', 'central-authority', 'analyst')),
];
