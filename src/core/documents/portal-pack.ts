// SPDX-License-Identifier: Apache-2.0
/**
 * What a person pastes into a provider's portal: the channel, and plain text for each box in the order in which the provider asks
 * (`must_include` of its file), then what else the document says. A value of one line and one identifier is exactly that, without marks.
 *
 *     { "provider": "meta", "channel": { "name": "…", "address": "https://…", "fact": "channel/meta/portal", "state": "fresh" },
 *       "boxes": [{ "asks": "official_email", "field": "official_email", "label": "Official e-mail", "text": "coop@prosecution.example" }] }
 *
 * The desk opens no portal: a person does, with their own account. `asks` without `field` is something the form does not hold.
 */

import { factOf } from '../routes/fact-index.ts';
import { type Freshness, freshnessOf } from '../routes/freshness.ts';
import type { Channel, Provider } from '../routes/knowledge.ts';
import { providerFor } from '../routes/provider-for.ts';
import type { About } from './conditions.ts';
import { type Language, type Line, plainText } from './document-text.ts';
import type { FieldValues, Form, FormField } from './form.ts';
import { isFilled, listOf, member, saidText } from './values.ts';
import { kindWord, linesOfValue, type Pen, penFor } from './write-value.ts';

export interface PortalBox {
  /** The provider's own word for what it asks. */
  readonly asks?: string;
  readonly field?: string;
  readonly label: string;
  readonly text: string;
  /** A person still has to find it: the provider asks for it and the document has no value. */
  readonly missing?: true;
}

export interface PortalPack {
  readonly schema: 'rogatory.portal-pack/1';
  readonly provider?: string;
  readonly channel?: { readonly name: string; readonly address: string; readonly fact: string; readonly state: Freshness };
  readonly boxes: readonly PortalBox[];
  readonly facts: readonly string[];
}

export interface PortalPackOptions {
  readonly lang: Language;
  readonly about: About;
  /** `YYYY-MM-DD`: by which the channel is judged fresh or stale. */
  readonly today: string;
  /** preserve, disclose, emergency, freeze: chooses the channel. Default: by the kind of document. */
  readonly purpose?: string;
}

export function portalPack(form: Form, values: FieldValues, options: PortalPackOptions): PortalPack {
  const provider =
    providerFor(options.about.knowledge, saidText(values.service_name)) ??
    providerFor(options.about.knowledge, saidText(values.organisation));
  const pen = penFor(options.lang, form.words[options.lang], { knowledge: options.about.knowledge });
  const asked = askedBy(provider, values);
  const first = asked.flatMap((asks) => boxesFor(asks, form, values, pen));
  const used = new Set(first.map((one) => one.field));
  const rest = form.fields
    .filter((one) => !used.has(one.field) && !form.hidden.includes(one.field) && one.type !== 'signature' && isFilled(values[one.field]))
    .map((one) => box(one, values, pen));
  const channel = provider === undefined ? undefined : channelOf(provider, options.purpose ?? purposeOf(form), options);
  return {
    schema: 'rogatory.portal-pack/1',
    ...(provider !== undefined && { provider: provider.id }),
    ...(channel !== undefined && { channel }),
    boxes: [...first, ...rest],
    facts:
      provider === undefined
        ? []
        : [...(asked.length > 0 ? [`must_include/${provider.id}`] : []), ...(channel === undefined ? [] : [channel.fact])],
  };
}

function purposeOf(form: Form): string {
  if (form.id.startsWith('preservation')) return 'preserve';
  if (form.id.includes('emergency')) return 'emergency';
  return form.id === 'freeze_request' ? 'freeze' : 'disclose';
}

function channelOf(provider: Provider, purpose: string, { about, today }: PortalPackOptions): PortalPack['channel'] {
  const portals = provider.channels.filter((one) => one.type === 'portal' && one.address);
  const best: Channel | undefined = portals.find((one) => one.for?.includes(purpose)) ?? portals[0];
  if (best?.address == null) return undefined;
  const id = `channel/${provider.id}/${best.id}`;
  const fact = factOf(about.knowledge, id);
  return {
    name: best.name ?? best.id,
    address: best.address,
    fact: id,
    state: fact === undefined ? 'unverified' : freshnessOf(about.knowledge, fact, today).state,
  };
}

/** The provider's list, with what it adds for this service. */
function askedBy(provider: Provider | undefined, values: FieldValues): readonly string[] {
  const rule = provider?.must_include as Readonly<Record<string, unknown>> | undefined;
  const adds = rule?.[`${saidText(values.service_name).trim().toLowerCase()}_adds`];
  return [...listOf(rule?.value), ...listOf(adds)].map(String);
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
  identifier: ['identifiers', 'chain_and_addresses'],
  identifiers: ['identifiers'],
  account_identifier: ['identifiers'],
  targeted_account_or_identifier: ['identifiers'],
  username_and_url_or_uid: ['identifiers'],
  phone_e164: ['identifiers'],
  ip: ['technical_fields_for_ip_cases', 'identifiers'],
  urls: ['identifiers'],
  data_categories: ['data_categories', 'specific_data_only'],
  data_types: ['data_categories', 'specific_data_only'],
  record_types: ['data_categories', 'specific_data_only'],
  specific_data: ['data_categories', 'specific_data_only'],
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
  answer_format: ['format_wanted'],
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

function boxesFor(asks: string, form: Form, values: FieldValues, pen: Pen): readonly PortalBox[] {
  const fields = (ANSWERS[asks] ?? []).flatMap((id) => form.fields.filter((one) => one.field === id));
  const filled = fields.filter((one) => isFilled(values[one.field]));
  if (filled.length === 0)
    return [
      { asks, ...(fields[0] !== undefined && { field: fields[0].field }), label: asks.replaceAll('_', ' '), text: '', missing: true },
    ];
  return (ALL_OF.has(asks) ? filled : filled.slice(0, 1)).map((one) => ({ asks, ...box(one, values, pen) }));
}

function box(field: FormField, values: FieldValues, pen: Pen): PortalBox {
  return { field: field.field, label: pen.words.labels[field.field] ?? field.field, text: pasted(field, values[field.field], pen) };
}

/** Plain text without isolates: a portal compares what is pasted letter by letter. */
function pasted(field: FormField, value: unknown, pen: Pen): string {
  if (field.type === 'identifier_list') {
    const list = listOf(value);
    if (list.length === 1) return saidText(member(list[0], 'written') ?? list[0]);
    return list.map((one) => pastedIdentifier(one, pen)).join('\n');
  }
  if (field.type === 'data_category_list')
    return listOf(value)
      .map((one) => pastedCategory(one, pen))
      .join('\n');
  return linesOfValue(field.type, field.field, value, pen)
    .map((line: Line) => plainText(line))
    .join('\n');
}

function pastedIdentifier(one: unknown, pen: Pen): string {
  const kind = saidText(member(one, 'kind'));
  const written = saidText(member(one, 'written') ?? one);
  return kind === '' ? written : `${kindWord(kind, pen)}: ${written}`;
}

function pastedCategory(one: unknown, pen: Pen): string {
  const reason = saidText(member(one, 'reason'));
  const name = plainText(linesOfValue('data_category_list', '', one, pen)[0] ?? []);
  return reason === '' ? name : `${name}: ${reason}`;
}
