// SPDX-License-Identifier: Apache-2.0
/** Une qualité qui protège devient une qualité qui protège moins : proposée par l’un, décidée par un autre. */
export const loweringTexts = {
  'lowering.title': 'Qualité dans l’affaire',
  'lowering.change': '{from} → {to}',
  'lowering.takes':
    'Cette qualité protège moins la personne. Rien ne change avant qu’un approbateur ou un réviseur juridique qui n’enquête pas dans l’affaire ait décidé.',
  'lowering.reason': 'Pourquoi la qualité devrait moins protéger',
  'lowering.reason.why':
    'Chacun dans l’affaire le lit. Dites ce qui montre que la personne n’est pas, ou n’est plus, ce qui a été inscrit.',
  'lowering.propose.open': 'Proposer une qualité qui protège moins',
  'lowering.role': 'Nouvelle qualité',
  'lowering.elsewhere':
    'Une qualité qui protège moins ne se choisit pas ici : elle se propose sous « Qualité dans l’affaire », et une autre personne décide.',
  'lowering.propose': 'Proposer la qualité',
  'lowering.proposed': 'Abaissement proposé',
  'lowering.proposed.done': 'Proposé. La cible garde sa qualité jusqu’à ce qu’une autre personne ait décidé.',
  'lowering.confirm': 'Abaissée',
  'lowering.refuse': 'Abaissement refusé',
  'lowering.do.confirm': 'Abaisser la qualité',
  'lowering.do.refuse': 'Refuser',
  'lowering.decide.reason': 'Motif de votre décision',
  'lowering.decide.why':
    'Si vous abaissez la qualité, ce qui sera demandé ensuite sur cette personne partira sans les garanties qui tombent. Celles qui pèsent sur des demandes restent.',
  'lowering.own': 'Vous l’avez proposé : une autre personne décide.',
  'lowering.waits': 'abaissement proposé',
  'lowering.protected-as': 'Le même identifiant figure dans cette affaire comme : {role}. Cette qualité compte aussi pour cette cible.',
  'lowering.see-other': 'Voir cette cible',
  'lowering.request': 'Une personne visée ici était mieux protégée',
  'lowering.request.lead':
    'La qualité de cette personne a été abaissée. Pesez si ce qui est demandé reste nécessaire sans les garanties qui sont tombées.',
};
