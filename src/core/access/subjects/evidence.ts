// SPDX-License-Identifier: Apache-2.0
import { all, any, drafter, hasRole, member, memberAs, not, notInvestigating } from '../condition.ts';
import { may, mayWithSecondFactor } from '../sentence.ts';

/** Whoever answers for the case to a court, or keeps its evidence; never those who investigate it. */
const towardsTheDefence = all(memberAs('approver', 'legal-reviewer', 'evidence-keeper'), notInvestigating);
/** Or oversees the desk. */
const forTheDefence = any(towardsTheDefence, hasRole('overseer'));

/** What came back. That an item is there is known to the circle; its content is for those who work on it, and each look is logged. */
export const evidenceSentences = [
  may('list', 'evidence', member),
  may('open', 'evidence', member),
  may('add', 'evidence', memberAs('investigator', 'evidence-keeper', 'central-authority')),
  may('download', 'evidence', memberAs('investigator', 'analyst', 'evidence-keeper', 'approver')),
  // While what was not asked for is undecided, or nobody has looked for it yet.
  may('download-held-back', 'evidence', memberAs('evidence-keeper')),
  may('read', 'evidence', memberAs('investigator', 'analyst', 'evidence-keeper')),
  may('tie', 'evidence', memberAs('investigator', 'evidence-keeper', 'central-authority')),
  may('map', 'evidence', memberAs('investigator', 'analyst')),
  may('keep', 'mapping', hasRole('investigator', 'analyst', 'evidence-keeper')),
  may('open', 'mapping', hasRole('investigator', 'analyst', 'evidence-keeper', 'approver', 'legal-reviewer')),
  may('open-set-apart', 'record', member),
  mayWithSecondFactor('decide-set-apart', 'record', memberAs('approver', 'legal-reviewer')),
  // Privileged records: anybody of the circle seals them at once; who investigates never reads them, and two people lift a seal.
  may('seal-privileged', 'record', member),
  may('see-privilege', 'record', member),
  may('open-privileged', 'record', all(memberAs('legal-reviewer'), notInvestigating)),
  may('propose-lift', 'record', memberAs('investigator', 'analyst', 'approver', 'legal-reviewer', 'central-authority')),
  mayWithSecondFactor('decide-lift', 'record', all(memberAs('approver', 'legal-reviewer'), notInvestigating, not(drafter))),
  may('download-privileged', 'evidence', all(memberAs('evidence-keeper'), notInvestigating)),
  may('list', 'record', memberAs('investigator', 'analyst', 'approver')),
  may('open', 'record', memberAs('investigator', 'analyst', 'approver')),
  may('assess', 'record', memberAs('investigator', 'analyst')),
  may('compare', 'record', memberAs('investigator', 'analyst', 'approver')),
  may('reconcile', 'record', memberAs('investigator', 'analyst', 'approver', 'legal-reviewer', 'central-authority')),
  may('open-leads', 'record', memberAs('investigator', 'analyst', 'approver')),
  may('begin', 'capture', memberAs('investigator', 'central-authority')),
  mayWithSecondFactor('approve', 'capture', all(memberAs('approver'), not(drafter))),
  may('stop', 'capture', memberAs('investigator', 'central-authority', 'approver')),
  may('list', 'capture', member),
  may('open', 'capture', memberAs('investigator', 'analyst', 'approver', 'evidence-keeper')),
  mayWithSecondFactor('make', 'bundle', memberAs('investigator', 'approver', 'evidence-keeper', 'central-authority')),
  may('open', 'bundle', memberAs('investigator', 'approver', 'evidence-keeper', 'central-authority')),
  may('list', 'bundle', member),
  may('take-in', 'bundle', memberAs('investigator', 'evidence-keeper', 'central-authority')),
  mayWithSecondFactor('ask', 'defence-query', forTheDefence),
  may('open', 'defence-query', forTheDefence),
  // The edition for the defence may hold what counsel asked.
  mayWithSecondFactor('make-for-defence', 'bundle', towardsTheDefence),
  may('open-for-defence', 'bundle', towardsTheDefence),
  may('withhold-from-defence', 'bundle', all(memberAs('approver', 'legal-reviewer'), notInvestigating)),
  mayWithSecondFactor('disclose', 'record', memberAs('approver', 'legal-reviewer')),
  may('open', 'job', member),
  may('list', 'job', member),
  may('see-retention', 'evidence', member),
  mayWithSecondFactor('set-retention', 'evidence', memberAs('approver', 'legal-reviewer')),
  may('propose-erasure', 'evidence', memberAs('investigator', 'approver', 'legal-reviewer', 'evidence-keeper', 'central-authority')),
  mayWithSecondFactor('confirm-erasure', 'evidence', all(memberAs('approver', 'legal-reviewer', 'evidence-keeper'), not(drafter))),
  may('decline-erasure', 'evidence', memberAs('investigator', 'approver', 'legal-reviewer', 'evidence-keeper', 'central-authority')),
];
