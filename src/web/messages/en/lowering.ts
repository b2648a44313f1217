// SPDX-License-Identifier: Apache-2.0
/** A role that protects somebody becomes one that protects less: proposed by one person, decided by another. */
export const loweringTexts = {
  'lowering.title': 'Role in the case',
  'lowering.change': '{from} → {to}',
  'lowering.takes':
    'This role protects the person less. Nothing changes until an approver or a legal reviewer who does not investigate the case has decided.',
  'lowering.reason': 'Why the role should protect less',
  'lowering.reason.why': 'Everybody in the case reads it. Say what shows that the person is not, or no longer, what they were entered as.',
  'lowering.propose.open': 'Propose a role that protects less',
  'lowering.role': 'New role',
  'lowering.elsewhere': 'A role that protects less is not chosen here: it is proposed under “Role in the case”, and somebody else decides.',
  'lowering.propose': 'Propose the role',
  'lowering.proposed': 'Lowering proposed',
  'lowering.proposed.done': 'Proposed. The target keeps its role until somebody else has decided.',
  'lowering.confirm': 'Lowered',
  'lowering.refuse': 'Lowering refused',
  'lowering.do.confirm': 'Lower the role',
  'lowering.do.refuse': 'Refuse',
  'lowering.decide.reason': 'Reason of your decision',
  'lowering.decide.why':
    'If you lower the role, what is asked about this person next goes without the safeguards that fall away. Those that stand on requests stay.',
  'lowering.own': 'You have proposed this: somebody else decides.',
  'lowering.waits': 'lowering proposed',
  'lowering.protected-as': 'The same identifier stands in this case as: {role}. That role counts for this target too.',
  'lowering.see-other': 'See that target',
  'lowering.request': 'Somebody asked about here was protected more',
  'lowering.request.lead':
    'The role of this person was lowered. Weigh whether what is asked is still necessary without the safeguards that fell away.',
};
