// SPDX-License-Identifier: Apache-2.0
import { all, drafter, hasRole, member, memberAs, not, own } from '../condition.ts';
import { may, mayWithSecondFactor } from '../sentence.ts';

const drafts = memberAs('investigator', 'central-authority');
/** Whoever takes a return in may say that it is the answer. */
const receives = memberAs('investigator', 'central-authority', 'evidence-keeper');
const decides = all(memberAs('approver'), not(drafter));

/**
 * Four eyes stands here as well as in the guards of core/requests: the drafter of a version neither approves it, nor sends it back, nor
 * reviews it after it went first. Who wrote why it departs from a rule approves it no more than they: that is a guard alone, since it hangs on
 * the text as it stands.
 */
export const requestSentences = [
  may('list', 'request', member),
  may('open', 'request', member),
  // How alike its reasons are to earlier ones, for whoever decides; of the cases in which they do.
  may('compare', 'request', memberAs('approver', 'legal-reviewer')),
  may('file-message', 'request', memberAs('investigator', 'approver', 'legal-reviewer', 'central-authority')),
  may('comment', 'request', memberAs('investigator', 'approver', 'legal-reviewer', 'central-authority')),
  may('draft', 'request', drafts),
  may('edit', 'request', drafts),
  may('submit', 'request', drafts),
  may('amend', 'request', drafts),
  may('narrow', 'request', drafts),
  may('withdraw', 'request', memberAs('investigator', 'approver', 'central-authority')),
  may('take-other-route', 'request', drafts),
  may('acknowledge', 'request', drafts),
  may('record-partial-answer', 'request', receives),
  may('record-answer', 'request', receives),
  may('record-refusal', 'request', drafts),
  may('lapse', 'request', drafts),
  may('close', 'request', memberAs('investigator', 'approver', 'central-authority')),
  may('send-back', 'request', decides),
  may('disapprove', 'request', decides),
  mayWithSecondFactor('approve', 'request', decides),
  mayWithSecondFactor('review-uphold', 'request', decides),
  mayWithSecondFactor('review-reject', 'request', decides),
  mayWithSecondFactor('lift-gate', 'request', all(memberAs('legal-reviewer'), not(drafter))),
  // That the person concerned is told later, or not at all: never by whoever asked for the secrecy.
  mayWithSecondFactor('decide-secrecy', 'request', all(memberAs('approver', 'legal-reviewer'), not(drafter))),
  mayWithSecondFactor('confirm-channel', 'request', all(memberAs('approver', 'legal-reviewer'), not(drafter))),
  mayWithSecondFactor('confirm-law', 'request', all(memberAs('legal-reviewer'), not(drafter))),
  // After a draft was handed in: that it goes as it stands, though the facts say something else now, is a second person's to say, and a third's to approve.
  mayWithSecondFactor('keep-facts', 'request', all(memberAs('approver', 'legal-reviewer'), not(drafter))),
  mayWithSecondFactor('dispatch', 'request', memberAs('investigator', 'central-authority')),
  mayWithSecondFactor('send-first', 'request', memberAs('investigator', 'central-authority')),
  may('import', 'request', memberAs('investigator', 'central-authority')),
  may('list', 'document', member),
  may('open', 'document', member),
  may('make', 'document', member),
  // The paper road: who holds the ink original in hand says that it is the one; whoever sends says what became of it.
  may('compare', 'document', memberAs('investigator', 'approver', 'central-authority', 'evidence-keeper')),
  mayWithSecondFactor('bind-original', 'document', memberAs('investigator', 'approver', 'central-authority', 'evidence-keeper')),
  may('record-step', 'document', memberAs('investigator', 'central-authority', 'evidence-keeper')),
  may('translate', 'document', memberAs('investigator', 'legal-reviewer', 'central-authority')),
  may('list', 'dispatch', member),
  may('open', 'dispatch', member),
  may('change', 'dispatch', memberAs('investigator', 'central-authority')),
  // Keys belong to no case: whoever sends sees them, whoever decides brings and confirms them.
  may('open', 'mail-key', hasRole('investigator', 'approver', 'legal-reviewer', 'central-authority')),
  mayWithSecondFactor('add', 'mail-key', hasRole('investigator', 'approver', 'legal-reviewer', 'central-authority')),
  mayWithSecondFactor('confirm', 'mail-key', hasRole('approver', 'legal-reviewer', 'central-authority')),
  // Accounts at portals belong to the desk as well: whoever sends sees who holds them, whoever decides keeps the record.
  may('open', 'portal-account', hasRole('investigator', 'approver', 'legal-reviewer', 'central-authority')),
  mayWithSecondFactor('keep', 'portal-account', hasRole('approver', 'legal-reviewer', 'central-authority')),
  may('list', 'deadline', member),
  may('list', 'reminder', all(member, own)),
  may('put-away', 'reminder', all(member, own)),
  may('open', 'calendar', own),
  may('change', 'calendar', own),
];
