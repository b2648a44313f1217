// SPDX-License-Identifier: Apache-2.0
export const mailTexts = {
  'mail.title': 'Envoyer par courriel',
  'mail.why': 'Le bureau envoie lui-même les papiers. Il signe avec sa clé, s’il en a une.',
  'mail.to': 'Boîte aux lettres',
  'mail.to.why': 'Seul un domaine propre du destinataire est accepté.',
  'mail.protection': 'Protection',
  'mail.protection.openpgp': 'OpenPGP',
  'mail.protection.smime': 'S/MIME',
  'mail.protection.transport': 'Seulement entre les serveurs (TLS)',
  'mail.protection.none': 'Personne n’a confirmé de clé pour cette boîte : qui tient son serveur peut lire les papiers.',
  'mail.send': 'Envoyer maintenant',
  'mail.done': 'Envoyé.',
  'mail.perhaps': 'Peut-être envoyé',
  'mail.perhaps.why':
    'La liaison a été perdue pendant la remise de ce message. Demandez au destinataire s’il est arrivé, puis dites-le ici. Le bureau ne le renvoie pas de lui-même.',
  'mail.perhaps.how': 'Comment vous le savez',
  'mail.perhaps.yes': 'Il est arrivé',
  'mail.perhaps.no': 'Il n’est pas arrivé',
};
