// SPDX-License-Identifier: Apache-2.0
/** Rules on who is written to, by whom, from which mailbox, in which language. */

import { providerFor } from '../../routes/provider-for.ts';
import { serviceName } from '../../routes/service-names.ts';
import { isFilled, saidText } from '../values.ts';
import { dayInWords } from '../write-value.ts';
import { companyInWords, languagesInWords, partsInWords } from './in-words.ts';
import type { Linted, LintRule } from './rules.ts';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The name is none of the companies of the service. Which of them serves the user is the advisor's question. */
const wrongEntity: LintRule = (linted) => {
  const { values, about } = linted;
  const service = saidText(values.service_name);
  const provider = providerFor(about.knowledge, service);
  const written = plain(saidText(values.organisation));
  if (provider === undefined || written === '') return undefined;
  const named = provider.entities.filter((one) => one.name !== null);
  if (named.length === 0 || named.some((one) => written.includes(plain(one.name ?? '')))) return undefined;
  return {
    facts: named.map((one) => `entity/${provider.id}/${one.id}`),
    said: {
      entities: partsInWords(
        linted,
        named.map((one) => companyInWords(linted, one)),
      ),
      service: serviceName(service, provider, linted.lang),
    },
  };
};

/** Mailboxes that anybody can open. */
const PRIVATE =
  /@(gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|aol|proton(mail)?|gmx|mail|yandex|zoho|tutanota)\.[a-z.]+$/i;

const privateMailbox: LintRule = ({ values, about }) => {
  if (!PRIVATE.test(saidText(values.official_email).trim())) return undefined;
  const provider = providerFor(about.knowledge, saidText(values.service_name));
  return {
    facts: [...(provider?.email_domain_rule === undefined ? [] : [`email_domain_rule/${provider.id}`]), 'safeguard/integrity_of_channel'],
  };
};

const orderNotAttached: LintRule = ({ values }) => (isFilled(values.domestic_order_attached) ? undefined : {});

/** Neither the preservation number nor an earlier letter is named; a hold that the case knows of is told with its end. */
const notPreserved: LintRule = ({ form, values, about, lang }) => {
  if (isFilled(values.earlier_references) || isFilled(values.earlier_contacts)) return undefined;
  const provider = providerFor(about.knowledge, saidText(values.service_name));
  const facts = provider?.preservation === undefined ? [] : [`preservation/${provider.id}`];
  const hold = about.holds?.[0];
  if (hold === undefined) return { facts };
  const { reference, until = '', standing } = hold;
  const say = standing === 'kept' && until === '' ? 'preservation-kept-endless' : `preservation-${standing}`;
  return { facts, say, said: { reference: isolated(reference), until: dayInWords(until, lang, form.words[lang]) ?? isolated(until) } };
};

/** Numbers run from left to right in every language. */
const isolated = (text: string): string => `\u2066${text}\u2069`;

const languageNotAccepted: LintRule = (linted) => {
  const { values, about } = linted;
  const lang = saidText(values.language).toLowerCase();
  const country = requestedCountry(linted);
  const accepts = country === undefined ? [] : (about.knowledge.countries.get(country)?.languages?.accepts_requests_in ?? []);
  if (lang === '' || accepts.length === 0 || accepts.includes(lang) || isFilled(values.list_of_translations)) return undefined;
  return { facts: [`languages/${country}`], said: { accepts: languagesInWords(linted, accepts) } };
};

/** The State of the requested authority, by its own words or the country pack that names it. */
export function requestedCountry({ values, about }: Linted): string | undefined {
  const written = plain(saidText(values.requested_central_authority));
  if (written === '') return undefined;
  for (const country of about.knowledge.countries.values()) {
    const names = Object.values(country.name).map(plain);
    const offices = country.authorities.flatMap((one) => [one.name, one.ar, one.fr]).filter((one) => one !== undefined);
    if (names.some((one) => written.includes(one)) || offices.some((one) => plain(one) === written)) return country.iso;
  }
  return undefined;
}

export const addresseeRules: Readonly<Record<string, LintRule>> = {
  'wrong-entity': wrongEntity,
  'private-mailbox': privateMailbox,
  'order-not-attached': orderNotAttached,
  'not-preserved': notPreserved,
  'language-not-accepted': languageNotAccepted,
};
