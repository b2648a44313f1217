// SPDX-License-Identifier: Apache-2.0
/**
 * What a person pastes into a provider's portal: the values of a paper as plain text, first those that the provider says it must be told,
 * in its own order (`must_include` of its file), then the rest in the order of the form. A value of one line and one identifier is exactly
 * that, without marks.
 *
 *     { "fact": "must_include/meta", "missing": ["direct_phone"],
 *       "fields": [{ "id": "official_email", "label": "Official e-mail", "text": "coop@prosecution.example", "unconfirmed": false }] }
 *
 * The desk opens no portal: a person does, with their own account.
 */

import type { Provider } from '../routes/knowledge.ts';
import { providerFor } from '../routes/provider-for.ts';
import type { About } from './conditions.ts';
import { type Language, type Line, plainText } from './document-text.ts';
import { labelOf } from './fill-document.ts';
import type { FieldValues, Form, FormField } from './form.ts';
import type { PaperCheck } from './law-on-paper.ts';
import { identifierDetails } from './tables.ts';
import { isFilled, listOf, member, saidText } from './values.ts';
import { kindWord, linesOfValue, type Pen, penFor } from './write-value.ts';

export interface PortalField {
  readonly id: string;
  readonly label: string;
  /** Empty where nobody has confirmed what would stand there: the paper has a marked blank. */
  readonly text: string;
  readonly unconfirmed: boolean;
}

export interface PortalFields {
  readonly fields: readonly PortalField[];
  /** The fact that says what the provider must be told; undefined where no fact says so. */
  readonly fact?: string;
  /** The provider's own words for what it must be told and no value of the paper answers. */
  readonly missing: readonly string[];
}

export interface PortalFieldsOptions {
  readonly lang: Language;
  readonly about: About;
  /** Says which values rest on an unverified fact: those are not offered for pasting. */
  readonly check: PaperCheck;
}

export function portalFields(form: Form, values: FieldValues, { lang, about, check }: PortalFieldsOptions): PortalFields {
  const provider =
    providerFor(about.knowledge, saidText(values.service_name)) ?? providerFor(about.knowledge, saidText(values.organisation));
  const pen = penFor(lang, form.words[lang], { knowledge: about.knowledge });
  const asked = askedBy(provider, form, values).map((asks) => ({ asks, fields: answersTo(asks, form, values) }));
  const apart = new Set([...form.hidden, ...form.addressee, ...form.signature]);
  const rest = form.fields.filter((one) => !apart.has(one.field) && isPasted(one, values));
  const fields = [...new Set([...asked.flatMap((one) => one.fields), ...rest])].filter(
    (one, at, all) => !repeats(one, all.slice(0, at), values),
  );
  return {
    fields: fields.flatMap((one) => rowsOf(one, values, check, pen)),
    ...(provider !== undefined && asked.length > 0 && { fact: `must_include/${provider.id}` }),
    missing: [...new Set(asked.filter((one) => one.fields.length === 0 && !isSaidOtherwise(one.asks, values)).map(({ asks }) => asks))],
  };
}

/** The signature is on the paper that is attached, and nowhere else. */
const isPasted = (field: FormField, values: FieldValues): boolean => field.type !== 'signature' && isFilled(values[field.field]);

/** A list that every request has, word for word one that stands before it. */
function repeats({ field, type }: FormField, before: readonly FormField[], values: FieldValues): boolean {
  if (type !== 'identifier_list' && type !== 'data_category_list') return false;
  const text = JSON.stringify(values[field]);
  return before.some((other) => other.type === type && JSON.stringify(values[other.field]) === text);
}

/** The provider's list, with what it adds for this service and for a paper of this kind. */
function askedBy(provider: Provider | undefined, form: Form, values: FieldValues): readonly string[] {
  const rule = provider?.must_include as Readonly<Record<string, unknown>> | undefined;
  const adds = (what: string) => listOf(rule?.[`${what}_adds`]);
  const kinds = ['preservation', 'emergency'].filter((kind) => form.id.includes(kind));
  return [...listOf(rule?.value), ...[saidText(values.service_name).trim().toLowerCase(), ...kinds].flatMap(adds)].map(String);
}

const IDENTIFIERS = ['identifiers', 'user_and_identifier', 'subjects_and_accounts', 'chain_and_addresses'];
const CATEGORIES = ['data_categories', 'specific_data_only', 'data_kind', 'data_to_keep'];

/** What a provider asks and the attached paper is or has by itself: a letterhead, a signature. */
const OF_THE_PAPER = new Set([
  ...['written', 'letterhead', 'signature', 'signed_by_authorised_official', 'non_editable_file'],
  'signed_court_order_or_official_letter',
]);
/** What an identifier carries with it. */
const CARRIED: Readonly<Record<string, string>> = { source_port: 'port', timestamp_with_offset: 'at', token_type_and_amount: 'amount' };

function isSaidOtherwise(asks: string, values: FieldValues): boolean {
  const carried = CARRIED[asks];
  const isCarried =
    carried !== undefined &&
    [...IDENTIFIERS, 'transactions_with_hashes'].some((id) => listOf(values[id]).some((one) => isFilled(member(one, carried))));
  return isCarried || OF_THE_PAPER.has(asks);
}

/** The words of provider files, and the fields of our forms that answer them; the first that the form has counts. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  issuing_authority: ['authority_name', 'issuing_authority', 'requesting_central_authority'],
  agency_name: ['authority_name'],
  authority_and_place: ['authority_name', 'authority_address'],
  letterhead: ['authority_name', 'authority_address'],
  officer_name: ['officer_name_and_rank'],
  officer_contact: ['officer_name_and_rank', 'official_email', 'callback_phone'],
  contact: ['officer_name_and_rank', 'official_email', 'callback_phone'],
  contact_details: ['officer_name_and_rank', 'official_email', 'callback_phone'],
  badge_number: ['badge_or_id'],
  official_email: ['official_email'],
  direct_phone: ['callback_phone'],
  phone: ['callback_phone'],
  legal_basis: ['legal_basis_for_requester', 'article_of_power', 'legal_power_of_requester'],
  legal_authority: ['legal_basis_for_requester', 'article_of_power', 'legal_power_of_requester'],
  legal_basis_article: ['legal_basis_for_requester', 'article_of_power', 'legal_power_of_requester'],
  legal_order: ['domestic_order_attached', 'article_of_power'],
  legal_process: ['domestic_order_attached', 'article_of_power', 'legal_power_of_requester'],
  judicial_order: ['domestic_order_attached', 'article_of_power'],
  binding_order_in_full: ['domestic_order_attached', 'article_of_power'],
  signed_court_order_or_official_letter: ['domestic_order_attached'],
  first_victim_transaction_to_okx_trace: ['tracing_report', 'transactions_with_hashes'],
  identifier: IDENTIFIERS,
  identifiers: IDENTIFIERS,
  account_identifier: IDENTIFIERS,
  targeted_account_or_identifier: IDENTIFIERS,
  username_and_url_or_uid: IDENTIFIERS,
  phone_e164: IDENTIFIERS,
  ip: ['technical_fields_for_ip_cases', ...IDENTIFIERS],
  urls: IDENTIFIERS,
  data_categories: CATEGORIES,
  data_types: CATEGORIES,
  record_types: CATEGORIES,
  specific_data: CATEGORIES,
  date_range: ['date_range'],
  date_range_with_month_spelled_out: ['date_range'],
  timezone: ['timezone_note'],
  date: ['date'],
  link_to_investigation: ['link_of_identifier_to_offence'],
  facts_and_link_to_platform: ['facts_summary', 'link_of_identifier_to_offence'],
  allegations_and_role_of_the_person: ['facts_summary'],
  chronology: ['facts_summary'],
  offence_article: ['statute_and_text', 'offence_name'],
  agency_case_number: ['our_reference'],
  product_line: ['service_name'],
  source_port: ['technical_fields_for_ip_cases'],
  timestamp_with_offset: ['technical_fields_for_ip_cases'],
  answer_format: ['format_wanted'],
  notice_allowed_or_not: ['secrecy_reason', 'ask_not_to_notify'],
  notice_objection_and_reason: ['secrecy_reason', 'ask_not_to_notify'],
  person_at_risk: ['who_is_in_danger'],
  nature_of_emergency: ['nature_of_danger'],
};
/** Where every answer is pasted, not only the first one the form has. */
const ALL_OF = new Set([
  'officer_contact',
  'contact',
  'contact_details',
  'letterhead',
  'authority_and_place',
  'facts_and_link_to_platform',
]);

function answersTo(asks: string, form: Form, values: FieldValues): readonly FormField[] {
  const filled = (ANSWERS[asks] ?? [])
    .flatMap((id) => form.fields.filter((one) => one.field === id))
    .filter((one) => isPasted(one, values));
  return ALL_OF.has(asks) ? filled : filled.slice(0, 1);
}

function rowsOf(field: FormField, values: FieldValues, check: PaperCheck, pen: Pen): readonly PortalField[] {
  const value = values[field.field];
  const row = { id: field.field, label: labelOf(field.field, pen) };
  if (check(field, value) !== undefined) return [{ ...row, text: '', unconfirmed: true }];
  const details = field.type === 'identifier_list' ? detailsOfOne(value, pen) : '';
  return [
    { ...row, text: pasted(field, value, pen), unconfirmed: false },
    ...(details === '' ? [] : [{ id: `${row.id}-details`, label: pen.words.phrases.details ?? '', text: details, unconfirmed: false }]),
  ];
}

/** Plain text without isolates: a portal compares what is pasted letter by letter. */
function pasted(field: FormField, value: unknown, pen: Pen): string {
  switch (field.type) {
    case 'identifier_list':
      return pastedIdentifiers(listOf(value), pen);
    case 'data_category_list':
      return joined(listOf(value).map((one) => pastedCategory(one, pen)));
    default:
      return joined(linesOfValue(field.type, field.field, value, pen).map((line: Line) => plainText(line)));
  }
}

const joined = (lines: readonly string[]): string => lines.join('\n');

/** One is pasted as it is; of several each says its kind and what it carries. */
function pastedIdentifiers(list: readonly unknown[], pen: Pen): string {
  if (list.length === 1) return saidText(member(list[0], 'written') ?? list[0]);
  return joined(list.map((one) => pastedIdentifier(one, pen)));
}

/** The moment, the port, the chain of a single identifier: beside it, so that it can be pasted alone. */
function detailsOfOne(value: unknown, pen: Pen): string {
  const list = listOf(value);
  return list.length === 1 ? plainText(identifierDetails(list[0], pen)) : '';
}

function pastedIdentifier(one: unknown, pen: Pen): string {
  const kind = saidText(member(one, 'kind'));
  const written = saidText(member(one, 'written') ?? one);
  const details = plainText(identifierDetails(one, pen));
  const said = kind === '' ? written : `${kindWord(kind, pen)}: ${written}`;
  return details === '' ? said : `${said} (${details})`;
}

function pastedCategory(one: unknown, pen: Pen): string {
  const reason = saidText(member(one, 'reason'));
  const name = plainText(linesOfValue('data_category_list', '', one, pen)[0] ?? []);
  return reason === '' ? name : `${name}: ${reason}`;
}
