// SPDX-License-Identifier: Apache-2.0
export const companionTexts = {
  'case.tab.papers': 'Papiers',
  'companions.title': 'Papiers à signer à la main',
  'companions.why':
    'Remplis ici, imprimés et signés. Le bureau garde chaque papier tel qu’il a été établi ; la numérisation revient parmi les pièces.',
  'companions.kind': 'Papier',
  'companions.item': 'À propos de quelle pièce',
  'companions.receipt': 'Récépissé et procès-verbal de remise',
  'companions.seizure_report': 'Procès-verbal de saisie et d’examen',
  'companions.translators_certificate': 'Certificat du traducteur',
  'companions.notice_to_person': 'Avis à la personne',
  'companions.assurance_record': 'Constat d’une assurance',
  'companions.language': 'Langue du papier',
  'companions.format': 'Format',
  'companions.missing':
    '{count, plural, one {# champ obligatoire est vide : le papier porte un filigrane} other {# champs obligatoires sont vides : le papier porte un filigrane}}',
  'companions.make': 'Établir le papier',
  'companions.made': 'Le papier est établi.',
  'companions.request': 'À propos de quelle demande',
  'companions.kept': 'Papiers établis',
  'companions.kept.none': 'Aucun papier n’a encore été établi.',
  'companions.again': 'Nouvelle version',
  'companions.get': 'Télécharger',
  'companions.incomplete': 'Incomplet',
  'companions.replaced': 'Remplacé',
  'companions.replacing': 'Ce sera une nouvelle version ; elle remplace la version {version}.',
  'companions.afresh': 'Écrire plutôt un autre papier',
};
