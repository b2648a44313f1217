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
  'mail.no-server':
    'Ce bureau n’envoie pas de courriel : aucun serveur n’est configuré (un bureau de formation n’en a pas). Remettez les papiers par la voie du conseil, puis consignez-le.',
  'mail.from': 'De {address}.',
  'mail.signed': 'Signé avec la clé du bureau.',
  'mail.unsigned': 'Non signé : le bureau n’a pas de clé pour cette voie.',
  'mail.protection.no-key': '{way} : aucune clé confirmée de cette boîte',
  'mail.size': 'Il porte {count, plural, one {# fichier} other {# fichiers}}, {together} en tout ; en courriel, environ {mail}.',
  'mail.size.many-refuse':
    'Beaucoup de serveurs n’acceptent pas plus de 10 Mo. Demandez au destinataire avant d’envoyer, ou remettez-la par une autre voie.',
  'mail.size.most-refuse':
    'Presque aucun serveur n’accepte plus de 25 Mo. Remettez-la par une autre voie, ou demandez au destinataire comment faire.',
  'mail.not-carried':
    'Il ne porte pas {count, plural, one {la pièce} other {les # pièces}} que le bureau ne détient pas et que la demande dit jointes.',
  'mail.send': 'Envoyer maintenant',
  'mail.done': 'Envoyé.',
  'mail.keys': 'Clés de cette boîte',
  'mail.keys.none': 'Personne n’a apporté de clé de cette boîte.',
  'mail.keys.bring': 'Apporter une clé',
  'mail.keys.bring.why':
    'La clé OpenPGP (publique, en armure ASCII) ou le certificat S/MIME (PEM, RSA) de la boîte. Une seconde personne compare son empreinte avec ce que dit son titulaire par une autre voie, comme le téléphone ; rien n’est chiffré avec elle avant.',
  'mail.keys.file': 'Fichier de la clé (.asc, .pem)',
  'mail.keys.text': 'Ou son texte',
  'mail.keys.too-large': 'Ce n’est pas une clé seule : elle compte au plus {most} caractères.',
  'mail.keys.brought': 'apportée par {name}',
  'mail.keys.confirmed': 'comparée par {name}',
  'mail.keys.waiting': 'Attend une seconde personne',
  'mail.keys.ended': 'N’est plus valable',
  'mail.keys.ends': 'valable jusqu’au {day}',
  'mail.keys.fingerprint': 'Empreinte, telle que le titulaire la dit',
  'mail.keys.fingerprint.why':
    'Demandez-la au titulaire par une autre voie, comme le téléphone. Le bureau la compare avec celle de la clé.',
  'mail.keys.confirm': 'Comparer',
  'mail.keys.revoke': 'Ne plus utiliser',
  'mail.keys.revoke.why':
    'Les documents ne seront plus chiffrés pour cette clé. Elle ne revient que si quelqu’un l’apporte de nouveau et qu’une autre personne compare son empreinte. Le journal garde qui l’a retirée.',
  'mail.perhaps': 'Peut-être envoyé',
  'mail.perhaps.why':
    'La liaison a été perdue pendant la remise de ce message. Demandez au destinataire s’il est arrivé, puis dites-le ici. Le bureau ne le renvoie pas de lui-même.',
  'mail.perhaps.how': 'Comment vous le savez',
  'mail.perhaps.yes': 'Il est arrivé',
  'mail.perhaps.no': 'Il n’est pas arrivé',
};
