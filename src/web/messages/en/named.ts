// SPDX-License-Identifier: Apache-2.0
/** Somebody whom the case protects is named in a text of a request; and the safeguards of today on a request of before. */
export const namedTexts = {
  'named.title': 'Protected people whom the text names',
  'named.lead':
    'The case protects these people, and the request does not ask about them as a target. Take them out of the text, or say what they are there for.',
  'named.lead.read': 'The case protects these people. The drafter has said what they are named for; weigh whether that is so.',
  'named.in': 'Stands in: {fields}',
  'named.open': 'not answered',
  'named.asks': 'data on them are asked for',
  'named.only': 'only named',
  'named.by': 'Said by {name}',
  'named.ask': 'Data on them are asked for',
  'named.ask.why': 'If data on them are asked for, the safeguards of their role are closed on this request, as on a target.',
  'named.reason': 'Why they are named, though data on them are not asked for',
  'named.reason.why': 'For example: counsel of the suspect. Whoever approves reads it, and it is an entry of the log.',
  'named.go': 'Only named',
  'named.again': 'Answer otherwise',
  'named.submitted': 'Nobody has answered this. Send the request back: its drafter answers while it is a draft.',
  'named.approved': 'Nobody has answered this, so the request does not leave. Amend it, and answer in the draft.',
  'request.gate.because': 'Because of {target}, in the case today as: {role}',
  'request.gate.after':
    'This safeguard was raised after the approval. Once all of them are lifted, the request goes to the approver for one more look, as a new version.',
};
