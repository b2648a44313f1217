// SPDX-License-Identifier: Apache-2.0
/**
 * Operation Lantern, the invented case (design §8): what its people know and write. Every name, number, address and account is invented;
 * addresses are of the documentation ranges (RFC 5737, RFC 3849).
 */
import type { RoleName } from '../../core/api/session.ts';

export interface LanternPerson {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly RoleName[];
  readonly unit: string;
  readonly language: 'en' | 'ar' | 'fr';
}

/** Who works at the desk. Nobody but the administrator makes accounts, and the administrator sees no case. */
export const lanternPeople = {
  investigator: { login: 'mona', name: 'Mona Farid', roles: ['investigator'], unit: 'Smuggling of migrants unit', language: 'en' },
  approver: { login: 'karim', name: 'Karim Adel', roles: ['approver'], unit: 'Public Prosecution, Alexandria', language: 'en' },
  reviewer: { login: 'huda', name: 'Huda Mansour', roles: ['legal-reviewer'], unit: 'International Cooperation Office', language: 'ar' },
  analyst: {
    login: 'youssef',
    name: 'Youssef Nabil',
    roles: ['analyst', 'evidence-keeper'],
    unit: 'Digital evidence unit',
    language: 'en',
  },
  authority: { login: 'claire', name: 'Claire Haddad', roles: ['central-authority'], unit: 'Ministry of Justice', language: 'fr' },
  officer: { login: 'tarek', name: 'Tarek Sami', roles: ['investigator'], unit: 'Night desk, rescue at sea', language: 'ar' },
  overseer: { login: 'judge', name: 'Salma Idris', roles: ['overseer'], unit: 'Judicial inspection', language: 'ar' },
  administrator: { login: 'admin', name: 'Desk administrator', roles: ['administrator'], unit: 'Operations', language: 'en' },
} as const satisfies Readonly<Record<string, LanternPerson>>;
export type LanternRole = keyof typeof lanternPeople;

export const lanternCase = {
  number: 'ALX-2026-0417',
  title: 'Operation Lantern · عملية الفانوس',
  summary:
    'A page on a social network advertises crossings from the coast near Rosetta. Orders go over its messages, drivers are paid through ride ' +
    'trips to the beach, fees go to a Bitcoin address and in USDT. Two boats left in October 2026; eleven people are missing from the second.',
  country: 'EG',
  stage: 'investigation',
  transnationalGroup: true,
  offences: [{ family: 'smuggling-of-migrants', statute: 'EG:som', name: 'Smuggling of migrants by sea, Law 82 of 2016', maxYears: 15 }],
  handling: { restricted: true, minors: false, privileged: false },
} as const;

/** What Italy asks on the same boats; the paper states some of what it must, and not all. */
export const lanternIncoming = {
  requestingState: 'IT',
  requestingAuthority: 'Ministero della Giustizia, Direzione generale',
  theirReference: 'AAP/2026/1188-C',
  treatyBasis: 'UNTOC, article 18; Protocol against the Smuggling of Migrants by Land, Sea and Air',
  channel: 'diplomatic',
  language: 'it',
  asked:
    'Statements of the two survivors who were brought to Rosetta, and the subscriber data of the telephone number from which the boat ' +
    'called the coast guard in the night of 12 October 2026.',
  urgency: 'urgent',
  neededBy: null,
  secrecy: true,
  secrecyUntil: '2027-12-31',
  translation: 'with-translator',
  stated: {
    authority_conducting_investigation: 'Procura della Repubblica, page 1',
    subject_of_the_case: 'page 1',
    persons: 'page 2, four names in Latin script',
    facts: 'pages 2 to 4',
    offence_name: 'page 5',
    statute_and_text: 'page 5, annex A',
    identifiers: 'page 6, one telephone number',
    confidentiality: 'page 7',
    seal_and_signature: 'page 8',
  },
} as const;

/** Targets in the order in which the file came to know of them. */
export const lanternTargets = {
  page: {
    written: 'https://www.facebook.com/profile.php?id=61550000000017',
    role: 'suspect',
    relevance:
      'The page advertises crossings with dates and prices and tells people to write for a place. Two witnesses paid after writing to it.',
  },
  instagram: {
    written: 'https://www.instagram.com/samir.sandglass',
    role: 'suspect',
    relevance: 'The page names this account for questions; the same telephone number stands on both.',
    event: { at: '2026-03-10 12:00:00', zone: 'UTC' },
  },
  departures: {
    written: 'https://x.com/sandglass_boats',
    role: 'suspect',
    relevance: 'Posted the hour of the October departures on the evening before each.',
  },
} as const;

/** What the file says of the money; the addresses themselves are made with the invented chain (core/currency/economy). */
export const lanternMoney = {
  limits: {
    sources: ['invented-bitcoin', 'invented-tron'],
    maxHops: 12,
    minAmount: null,
    untilDay: null,
    reason: 'The passage fees of the two departures of October.',
  },
  bitcoin: 'Five passengers paid the second half of the fee to this address. Regression-test network, for training.',
  tron: 'Three passengers paid in USDT to this address instead.',
  deposit: 'The fees in Bitcoin arrived here after three steps; the address is swept into the known one of the exchange.',
  deposits: 'The fees in USDT arrived at the known address of the exchange.',
  login: 'Logged in to the account at the exchange on the evening after the second departure.',
  lead: 'The customer who paid the fees in logged in from this address. Its operator can say whose line it was.',
  tag: 'Customer of the exchange, by its answer',
  mapping: {
    name: 'Blue Harbour Transfers (invented), bookings',
    provider: 'blue-harbour-transfers',
    header: ['Booked', 'Payer', 'Payee', 'Paid', 'Money'],
    zone: 'UTC',
    rules: [
      { kind: 'payment', fields: { at: 'Booked', from: { name: 'Payer' }, to: { name: 'Payee' }, amount: 'Paid', currency: 'Money' } },
    ],
  },
} as const;

/** Why the pages of the case are visited. */
export const lanternCapture = {
  purpose: 'The page advertises crossings with dates and prices, and takes posts down after each departure.',
  legalBasis: 'Law 82 of 2016; order 4412 of 2026 (invented)',
  whose: 'suspect',
  publicPage: true,
} as const;

/** What the drafter answers on the preservation request. Field ids of forms/. */
export const preservationAnswers = {
  date_range: { from: '2026-08-01T00:00:00Z', to: '2026-11-24T23:59:59Z' },
  offence_name: 'Smuggling of migrants by sea',
  reason_data_may_vanish: 'The page removed its posts on two earlier departures within a day.',
  intended_follow_up: 'voluntary',
  snapshot_scope: 'The account as it stands on the day of receipt, with what can still be restored.',
  ask_not_to_notify: true,
  preservation_number_requested: true,
  secrecy_wanted: true,
  secrecy_reason: 'The operators would warn the next group and destroy their telephones.',
  secrecy_until: '2027-02-28',
} as const;

export const voluntaryAnswers = {
  ...preservationAnswers,
  statute_and_text: 'Law 82 of 2016, articles 6 to 8, as amended by Law 22 of 2022',
  maximum_penalty: 'Fifteen years; life where people died',
  facts_summary:
    'On 4 and 19 October 2026 boats left the shore near Rosetta. Passengers answered the page’s advertisement, agreed the price by message and ' +
    'paid half on the beach. Eleven people of the second boat are missing.',
  link_of_identifier_to_offence:
    'The page published both departures on the evening before; witnesses A and B show messages from it that name the beach and the price.',
  stage: 'investigation',
  necessity: 'Nobody met the operator of the page. Who opened it, and from which addresses it is used, is known to the provider only.',
  proportionality:
    'Only sign-up data and log-ins of one account for four months are asked. No message is asked for. The telephone number on the page was ' +
    'tried first: it is registered to a name that does not exist.',
  third_parties_and_minimisation: 'Log-ins of the account only; nothing of people who wrote to it.',
  privileged_persons_check: 'none_known',
  minors_check: 'none_known',
  return_channel: 'The provider’s portal',
  domestic_order_attached: { name: 'Order 4412 of 2026 of the investigating judge, Alexandria (invented)' },
  translation_attached: { name: 'English translation of order 4412 of 2026 (invented)' },
  legal_basis_for_requester: 'Law 82 of 2016; order 4412 of 2026',
  authenticity_certificate_wanted: true,
  hash_of_files_wanted: true,
} as const;

/** Why each category is asked. */
export const categoryReasons: Readonly<Record<string, string>> = {
  subscriber: 'To know who opened the account and with which telephone number.',
  access_log: 'To know from which addresses it was used on the evenings of the departures, and to ask the operator.',
  content: 'The agreements with passengers were made in its messages.',
};

/** A boat adrift, the week before: its two emergencies went first, one was reviewed in time and one after. */
export const lanternAdrift = {
  number: 'ALX-2026-0398',
  title: 'Boat adrift north of Rosetta · قارب جانح شمال رشيد',
  summary: 'A call from a boat with forty people on board and no engine. The rescue coordination centre was told first.',
  country: 'EG',
  stage: 'investigation',
  offences: [{ family: 'smuggling-of-migrants', statute: 'EG:som', name: 'Smuggling of migrants by sea, Law 82 of 2016', maxYears: 15 }],
  handling: { restricted: true, minors: false, privileged: false },
} as const;

export const adriftTargets = [
  {
    written: 'https://www.facebook.com/profile.php?id=61550000000023',
    role: 'witness',
    relevance: 'A passenger wrote to his sister from this account while the boat took water.',
  },
  {
    written: 'https://www.facebook.com/profile.php?id=61550000000031',
    role: 'unknown',
    relevance: 'The sister names this account as that of the man who steers; it was in use an hour ago.',
  },
] as const;

export const adriftAnswers = {
  channel: 'portal',
  date_range: { from: '2026-11-18T00:00:00Z', to: '2026-11-24T23:59:59Z' },
  nature_of_danger: 'A boat without engine takes water north of Rosetta.',
  who_is_in_danger: 'About forty people, children among them',
  why_imminent: 'The last call came an hour ago; the sea rises in the night.',
  how_data_avert_harm: 'The last log-in address tells which operator can narrow down where the boat is.',
  why_normal_process_too_slow: 'A request through the central authorities takes months.',
  sworn_statement: true,
  senior_officer_approval: { name: 'Karim Adel' },
  follow_up_process_promised: 'Review by the Public Prosecution within 72 hours',
  duty_officer_call_back: '+20 3 555 0144',
  badge_or_id: 'Night desk 7',
} as const;
