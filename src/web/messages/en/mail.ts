// SPDX-License-Identifier: Apache-2.0
export const mailTexts = {
  'mail.title': 'Send by mail',
  'mail.why': 'The desk sends the papers itself. It signs with its own key, where it has one.',
  'mail.to': 'Mailbox',
  'mail.to.why': 'Only one of the addressee’s own domains is taken.',
  'mail.protection': 'Protection',
  'mail.protection.openpgp': 'OpenPGP',
  'mail.protection.smime': 'S/MIME',
  'mail.protection.transport': 'Only between the servers (TLS)',
  'mail.protection.none': 'Nobody has confirmed a key of this mailbox: whoever runs its server can read the papers.',
  'mail.send': 'Send now',
  'mail.done': 'Sent.',
  'mail.perhaps': 'Perhaps sent',
  'mail.perhaps.why':
    'The line was lost while this mail was handed over. Ask the addressee whether it has arrived, then say so here. The desk does not send it again by itself.',
  'mail.perhaps.how': 'How you know',
  'mail.perhaps.yes': 'It has arrived',
  'mail.perhaps.no': 'It has not arrived',
};
