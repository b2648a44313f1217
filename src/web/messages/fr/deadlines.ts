// SPDX-License-Identifier: Apache-2.0
export const deadlineTexts = {
  'reminders.title': 'Rappels',
  'reminders.away': 'Ranger',
  'calendar.title': 'Dans votre agenda',
  'calendar.why':
    'Un agenda lit les échéances à une adresse secrète : ce qui est dû et le numéro de la demande, ni destinataire ni cible. Quiconque a l’adresse peut les lire.',
  'calendar.since': 'Ouvert depuis',
  'calendar.make': 'Ouvrir le flux',
  'calendar.renew': 'Lui donner une nouvelle adresse',
  'calendar.close': 'Fermer le flux',
  'calendar.made': 'Le flux est ouvert à cette adresse. Elle n’est montrée qu’une fois.',
  'calendar.closed': 'Le flux est fermé.',
  'account.mail': 'Rappels par courriel',
  'account.mail.address': 'Adresse électronique',
  'account.mail.why': 'Les messages disent combien d’échéances attendent et rien d’aucun dossier. Laissez vide pour n’en recevoir aucun.',
  'account.mail.save': 'Enregistrer',
  'deadlines.as': 'Façon de les voir',
  'deadlines.as.list': 'Liste',
  'deadlines.as.calendar': 'Calendrier',
  'deadlines.calendar': 'Échéances par dernier jour',
  'deadlines.month.before': 'Mois précédent',
  'deadlines.month.after': 'Mois suivant',
};
