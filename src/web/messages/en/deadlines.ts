// SPDX-License-Identifier: Apache-2.0
export const deadlineTexts = {
  'reminders.title': 'You were reminded of',
  'reminders.away': 'Put away',
  'calendar.title': 'In your calendar',
  'calendar.why':
    'A calendar program reads the deadlines at a secret address: what is due and the number of the request, no addressee and no target. Whoever has the address can read them.',
  'calendar.since': 'Open since',
  'calendar.make': 'Open the feed',
  'calendar.renew': 'Give it a new address',
  'calendar.close': 'Close the feed',
  'calendar.made': 'The feed is open at this address. It is shown once.',
  'calendar.closed': 'The feed is closed.',
  'account.mail': 'Reminders by mail',
  'account.mail.address': 'Mail address',
  'account.mail.why': 'Mails say how many deadlines wait and nothing of any case. Leave it empty for none.',
  'account.mail.save': 'Save',
  'deadlines.as': 'How to see them',
  'deadlines.as.list': 'List',
  'deadlines.as.calendar': 'Calendar',
  'deadlines.calendar': 'Deadlines by their last day',
  'deadlines.month.before': 'Month before',
  'deadlines.month.after': 'Month after',
};
