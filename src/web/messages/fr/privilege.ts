// SPDX-License-Identifier: Apache-2.0
/** Enregistrements couverts par un secret protégé : les mettre sous scellé, les regarder, lever un scellé. */
export const privilegeTexts = {
  'case.tab.privilege': 'Secrets protégés',
  'privilege.title': 'Sous scellé pour un secret protégé',
  'privilege.lead':
    'Les échanges avec un avocat ou une autre personne protégée sont mis sous scellé aussitôt par qui les rencontre. Personne qui enquête ne les lit plus ; deux personnes peuvent lever un scellé.',
  'privilege.none': 'Rien n’est sous scellé pour un secret protégé.',
  'privilege.none.do':
    'Qui rencontre un échange avec un avocat, un médecin, un journaliste ou un ministre du culte le met sous scellé ici ou à côté de l’enregistrement, avant de lire plus loin.',
  'privilege.seals': 'Scellés',
  'privilege.where': 'Où sont les enregistrements sous scellé',
  'privilege.open': 'Voir pourquoi et par qui',
  'privilege.parting':
    '{count, plural, one {# lecture est confrontée à un scellé. Personne ne la lit d’ici là.} other {# lectures sont confrontées à un scellé. Personne ne les lit d’ici là.}}',
  'privilege.records': '{count, plural, one {# enregistrement} other {# enregistrements}}',
  'privilege.sealed-here':
    '{count, plural, one {# enregistrement est sous scellé pour un secret protégé} other {# enregistrements sont sous scellé pour un secret protégé}}',
  'privilege.marked':
    'par {names, plural, =0 {aucun nom} one {# nom} other {# noms}} et {records, plural, =0 {aucun enregistrement seul} one {# enregistrement seul} other {# enregistrements seuls}}',
  'privilege.nothing-found':
    'Aucun enregistrement ne porte ces noms pour l’instant. Comparez-les à ce qui est écrit dans les enregistrements, ou mettez des enregistrements sous scellé un à un.',
  'privilege.state.standing': 'sous scellé',
  'privilege.state.lift-proposed': 'sous scellé ; levée proposée',
  'privilege.state.lifted': 'levé',
  'privilege.seal': 'Mettre sous scellé',
  'privilege.seal.go': 'Mettre sous scellé aussitôt',
  'privilege.seal.why':
    'Tout enregistrement qui porte un de ces noms est mis sous scellé, avec le reste de la conversation : dans toutes les lectures de l’affaire et dans celles à venir.',
  'privilege.seal.record': 'Mettre sous scellé : secret protégé',
  'privilege.seal.record.why': 'Cet enregistrement est mis sous scellé, avec tout ce qui a été lu dans les mêmes octets.',
  'privilege.protection': 'Protection de qui',
  'privilege.names': 'Noms, un par ligne',
  'privilege.names.why': 'Un numéro, une adresse, un compte ou un nom comme il figure dans les enregistrements. Chacun sur sa ligne.',
  'privilege.people': 'Mettre aussi sous scellé tout ce qui est de ces personnes',
  'privilege.people.why': 'Dans toutes les lectures de l’affaire et dans celles à venir.',
  'privilege.reason': 'Motif',
  'privilege.reason.why':
    'Chacun dans l’affaire le lit, et il figure dans le dossier scellé. Ne répétez pas ce que disent les enregistrements.',
  'privilege.sealed': 'Sous scellé. Les lectures se rouvrent sans ces enregistrements.',
  'privilege.look': 'Lire ce qui est sous scellé',
  'privilege.look.why': 'Chaque consultation est une entrée du journal.',
  'privilege.lift.propose': 'Proposer de lever le scellé',
  'privilege.lift.reason': 'Pourquoi lever le scellé',
  'privilege.lift.reason.why': 'Une autre personne décide, qui n’enquête pas sur l’affaire.',
  'privilege.lift.proposed': 'Levée proposée',
  'privilege.lift.confirm': 'Levé',
  'privilege.lift.refuse': 'Levée refusée',
  'privilege.lift.do.confirm': 'Lever le scellé',
  'privilege.lift.do.refuse': 'Refuser',
  'privilege.lift.decide.reason': 'Motif de votre décision',
  'privilege.lift.decide.why': 'Si vous levez le scellé, ceux qui enquêtent liront ces enregistrements.',
  'privilege.lift.own': 'Vous l’avez proposé : une autre personne décide.',
  'evidence.download.privileged':
    'L’élément contient des enregistrements sous scellé pour un secret protégé. Seul son gardien l’extrait, s’il n’enquête pas sur l’affaire.',
  'protection.lawyer': 'Avocat',
  'protection.doctor': 'Médecin',
  'protection.journalist': 'Journaliste',
  'protection.cleric': 'Ministre du culte',
  'protection.parliament': 'Parlementaire',
  'protection.diplomat': 'Diplomate',
};
