// SPDX-License-Identifier: Apache-2.0
import type { Case, TargetEvent } from '../cases/case.ts';
import { accountInUrl } from '../cases/target.ts';
import type { FieldValues, FormField } from '../documents/form.ts';
import type { Language, Option } from '../routes/advice.ts';
import type { AuthorityFields } from './desk-fields.ts';

export interface Drafting {
  readonly fields: readonly FormField[];
  readonly kind: string;
  readonly number: string;
  readonly language: Language;
  readonly option: Option;
  readonly urgency: string;
  readonly data: readonly string[];
  readonly inCase: Pick<Case, 'offences' | 'stage'>;
  readonly target: {
    readonly kind: string;
    readonly normalised: string;
    readonly service: string | null;
    readonly event: TargetEvent | null;
    readonly relevance: string;
  };
  readonly drafter: string;
  readonly authority: AuthorityFields;
}

/** What the desk knows already, in the fields of the form. Whatever asks for a judgement stays empty: a person writes it. */
export function prefill(about: Drafting): FieldValues {
  const known: Record<string, unknown> = {
    ...about.authority,
    ...head(about),
    ...addressee(about),
    ...asked(about),
    ...offence(about),
    ...statements(about),
  };
  const ids = new Set(about.fields.map(({ field }) => field));
  return Object.fromEntries(Object.entries(known).filter(([field, value]) => ids.has(field) && value !== undefined));
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

function addressee({ option, target }: Drafting): Record<string, unknown> {
  const { to } = option;
  return {
    organisation: to.name,
    service_name: to.service ?? target.service ?? undefined,
    channel: CHANNELS[to.channel?.type ?? ''] ?? (to.kind === 'central_authority' ? 'central_authority' : undefined),
    requested_central_authority: to.kind === 'provider' ? undefined : to.name,
    treaty_basis_and_article: option.bases.length === 0 ? undefined : [option.bases.join(', '), option.articles].filter(Boolean).join(', '),
    hold_days_wanted: option.holdDays === undefined ? undefined : String(option.holdDays),
    intended_follow_up: FOLLOW_UPS[option.after[0] ?? ''],
  };
}

const FOLLOW_UPS: Readonly<Record<string, string>> = { mla: 'mla', epoc: 'epoc', domestic_order: 'domestic_order' };

function asked({ data, target }: Drafting): Record<string, unknown> {
  const categories = data.map((category) => ({ category, reason: '' }));
  return { identifiers: identifiersOf(target), data_categories: categories, specific_data_only: categories };
}

function identifiersOf({ kind, normalised, event }: Drafting['target']): readonly Record<string, string>[] {
  const at = event === null ? {} : { at: [event.at, event.zone].filter(Boolean).join(' ') };
  const port = event?.port === undefined ? {} : { port: String(event.port) };
  const behind = kind === 'profile-url' ? accountInUrl(normalised) : undefined;
  return [
    { kind, written: normalised, ...at, ...port },
    ...(behind === undefined ? [] : [{ kind: behind.kind, written: behind.normalised }]),
  ];
}

function offence({ inCase, target }: Drafting): Record<string, unknown> {
  const gravest = inCase.offences.toSorted((a, b) => (b.maxYears ?? 0) - (a.maxYears ?? 0))[0];
  return {
    offence_name: gravest?.name,
    stage: inCase.stage === 'intelligence' ? 'inquiry' : inCase.stage,
    link_of_identifier_to_offence: target.relevance,
  };
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
