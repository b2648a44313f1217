// SPDX-License-Identifier: Apache-2.0
/** Une personne que l’affaire protège est nommée dans un texte d’une demande ; et les garanties d’aujourd’hui sur une demande d’avant. */
export const namedTexts = {
  'named.title': 'Personnes protégées que le texte nomme',
  'named.lead':
    'L’affaire protège ces personnes, et la demande ne les vise pas comme cible. Retirez-les du texte, ou dites pourquoi elles y sont.',
  'named.lead.read': 'L’affaire protège ces personnes. Le rédacteur a dit pourquoi elles sont nommées ; pesez s’il en est ainsi.',
  'named.in': 'Figure dans : {fields}',
  'named.open': 'sans réponse',
  'named.asks': 'ses données sont demandées',
  'named.only': 'seulement nommée',
  'named.by': 'Dit par {name}',
  'named.ask': 'Ses données sont demandées',
  'named.ask.why': 'Si ses données sont demandées, les garanties de sa qualité pèsent sur cette demande, comme sur une cible.',
  'named.reason': 'Pourquoi elle est nommée sans que ses données soient demandées',
  'named.reason.why': 'Par exemple : conseil du suspect. Qui approuve le lit, et c’est une écriture du journal.',
  'named.go': 'Seulement nommée',
  'named.again': 'Répondre autrement',
  'named.submitted': 'Personne n’y a répondu. Renvoyez la demande : son rédacteur répond tant qu’elle est un projet.',
  'named.approved': 'Personne n’y a répondu, la demande ne part donc pas. Modifiez-la, et répondez dans le projet.',
  'request.gate.because': 'À cause de {target}, aujourd’hui dans l’affaire comme : {role}',
  'request.gate.after':
    'Cette garantie a été posée après l’approbation. Une fois toutes levées, la demande retourne à l’approbateur pour un dernier regard, en nouvelle version.',
};
