// SPDX-License-Identifier: Apache-2.0
import type { Case, TargetEvent } from '../cases/case.ts';
import { accountInUrl } from '../cases/target.ts';
import type { FieldValues, Form } from '../documents/form.ts';
import type { Language, Option } from '../routes/advice.ts';
import type { AuthorityFields } from './desk-fields.ts';
import type { OffenceOnPaper } from './offence-on-paper.ts';

export interface Drafting {
  readonly kind: string;
  readonly number: string;
  readonly language: Language;
  readonly option: Option;
  readonly urgency: string;
  readonly data: readonly string[];
  readonly inCase: Pick<Case, 'stage' | 'country'>;
  readonly offence: OffenceOnPaper;
  /** At least one. */
  readonly targets: readonly TargetAsked[];
  readonly drafter: string;
  readonly authority: AuthorityFields;
}

export interface TargetAsked {
  readonly kind: string;
  readonly normalised: string;
  readonly service: string | null;
  readonly event: TargetEvent | null;
  readonly relevance: string;
}

/** What the desk knows already, under the ids of every form. Whatever asks for a judgement stays empty: a person writes it. */
export function prefill(about: Drafting): FieldValues {
  const known = {
    ...about.authority,
    ...head(about),
    ...addressee(about),
    ...asked(about),
    ...about.offence,
    ...aboutCase(about),
    ...certificate(about),
    ...statements(about),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** What differs from one paper of a batch to the next: whom it goes to, whom it is about, and what follows from that. */
export function isOfOnePaper(field: string): boolean {
  return OF_ONE_PAPER.has(field);
}

const OF_ONE_PAPER = new Set([
  ...[
    'service_name',
    'channel',
    'addressee',
    'addressee_establishment_or_representative',
    'requested_central_authority',
    'treaty_basis_and_article',
    'hold_days_wanted',
    'attention',
  ],
  ...['identifiers', 'user_and_identifier', 'subjects_and_accounts', 'chain_and_addresses', 'transactions_with_hashes'],
  ...['technical_fields_for_ip_cases', 'link_of_identifier_to_offence'],
]);

/** What of it this form has a field for. */
export function valuesOfForm({ fields }: Pick<Form, 'fields'>, known: FieldValues): FieldValues {
  const ids = new Set(fields.map(({ field }) => field));
  return Object.fromEntries(Object.entries(known).filter(([field]) => ids.has(field)));
}

function head({ kind, number, language, urgency, drafter }: Drafting): Record<string, unknown> {
  return {
    our_reference: number,
    document_type: kind,
    language,
    urgency: urgency === 'life' || urgency === 'infrastructure' ? 'emergency' : urgency === 'none' ? 'routine' : 'urgent',
    drafter: { name: drafter },
    officer_name_and_rank: { name: drafter },
  };
}

/** How channels of the facts are called on paper. */
const CHANNELS: Readonly<Record<string, string>> = { portal: 'portal', email: 'email', post: 'post', n247: 'n247', interpol: 'interpol' };

function addressee({ option, targets }: Drafting): Record<string, unknown> {
  return { service_name: targets[0]?.service ?? undefined, ...filledFrom(option) };
}

/** What an option fills in by itself: whom it goes to, by which way, on which basis; undefined where it says nothing. */
export function filledFrom(option: Option): Readonly<Record<string, string | undefined>> {
  const { to } = option;
  return {
    organisation: to.name,
    addressee: to.name,
    addressee_establishment_or_representative: to.name,
    ...(to.service !== undefined && { service_name: to.service }),
    channel: CHANNELS[to.channel?.type ?? ''] ?? (to.kind === 'central_authority' ? 'central_authority' : undefined),
    requested_central_authority: to.kind === 'provider' ? undefined : to.name,
    treaty_basis_and_article: option.bases.length === 0 ? undefined : [option.bases.join(', '), option.articles].filter(Boolean).join(', '),
    hold_days_wanted: option.holdDays === undefined ? undefined : String(option.holdDays),
    intended_follow_up: FOLLOW_UPS[option.after[0] ?? ''],
  };
}

const FOLLOW_UPS: Readonly<Record<string, string>> = { mla: 'mla', epoc: 'epoc', domestic_order: 'domestic_order' };

function asked({ data, targets }: Drafting): Record<string, unknown> {
  const categories = data.map((category) => ({ category, reason: '' }));
  const identifiers = targets.flatMap(identifiersOf);
  return {
    ...{ identifiers, user_and_identifier: identifiers },
    ...{ data_categories: categories, specific_data_only: categories, data_kind: categories, data_to_keep: categories },
  };
}

function identifiersOf({ kind, normalised, event }: TargetAsked): readonly Record<string, string>[] {
  const at = event === null ? {} : { at: [event.at, event.zone].filter(Boolean).join(' ') };
  const port = event?.port === undefined ? {} : { port: String(event.port) };
  const behind = kind === 'profile-url' ? accountInUrl(normalised) : undefined;
  return [
    { kind, written: normalised, ...at, ...port },
    ...(behind === undefined ? [] : [{ kind: behind.kind, written: behind.normalised }]),
  ];
}

function aboutCase({ inCase, targets }: Drafting): Record<string, unknown> {
  return {
    stage: inCase.stage === 'intelligence' ? 'inquiry' : inCase.stage,
    link_of_identifier_to_offence: linkOf(targets),
  };
}

/** What the European certificates ask besides; the threshold and the notification are for the issuing authority to weigh. */
function certificate({ inCase, authority, urgency }: Drafting): Record<string, unknown> {
  return {
    issuing_state: inCase.country,
    issuing_authority: authority.authority_name,
    deadline: urgency === 'life' || urgency === 'infrastructure' ? '8_hours' : '10_days',
  };
}

/** Of several targets each has a line of its own. */
function linkOf(targets: readonly TargetAsked[]): string {
  if (targets.length === 1) return targets[0]?.relevance ?? '';
  return targets.map(({ normalised, relevance }) => `${normalised}: ${relevance}`).join('\n');
}

/** Sentences that are true of every paper of the kind, in its language. The drafter may change them. */
function statements({ language }: Drafting): Record<string, unknown> {
  return STATEMENTS[language];
}

const STATEMENTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    statement_no_disclosure_sought: 'No disclosure is asked for by this letter.',
    statement_non_content_only: 'This request asks for no content of communications.',
    statement_of_no_speech_offence: 'The offence does not consist in the expression of an opinion.',
    timezone_note: 'All times in this request are in UTC unless another zone is stated.',
  },
  ar: {
    statement_no_disclosure_sought: 'لا يُطلب بهذا الكتاب أي إفصاح.',
    statement_non_content_only: 'لا يطلب هذا الطلب أي محتوى للاتصالات.',
    statement_of_no_speech_offence: 'لا تقوم الجريمة على التعبير عن رأي.',
    timezone_note: 'جميع الأوقات في هذا الطلب بالتوقيت العالمي المنسق ما لم يُذكر غير ذلك.',
  },
  fr: {
    statement_no_disclosure_sought: 'Aucune communication de données n’est demandée par cette lettre.',
    statement_non_content_only: 'Cette demande ne porte sur aucun contenu de communications.',
    statement_of_no_speech_offence: 'L’infraction ne consiste pas dans l’expression d’une opinion.',
    timezone_note: 'Toutes les heures de cette demande sont en UTC, sauf indication contraire.',
  },
};
