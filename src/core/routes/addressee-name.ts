// SPDX-License-Identifier: Apache-2.0
import type { Addressee, Language } from './advice.ts';
import type { Knowledge } from './knowledge.ts';
import { sayIn } from './messages/index.ts';

/** What tells an addressee by name. */
export type Addressed = Pick<Addressee, 'kind' | 'country' | 'name'>;

export const addressedIn = ({ kind, country, name }: Addressee): Addressed => ({ kind, country, name });

const LANGUAGES: readonly Language[] = ['en', 'ar', 'fr'];

/**
 * Name of an addressee in another language than its advice was given in: an office whose names the country's file has, or a role that the
 * advisor said in words ("the exchange, in Malta"). The name of a company stays as the source writes it.
 */
export function addresseeName({ kind, country, name }: Addressed, language: Language, { countries }: Pick<Knowledge, 'countries'>): string {
  const roleIn = (lang: Language): string => {
    const say = sayIn(lang, countries);
    return say(`to.${kind}`, { country: say.country(country) });
  };
  if (LANGUAGES.some((lang) => roleIn(lang) === name)) return roleIn(language);
  const office = countries.get(country)?.authorities.find((one) => name === one.name || name === one.ar || name === one.fr);
  if (office === undefined) return name;
  return (language === 'en' ? office.name : office[language]) ?? office.name;
}
