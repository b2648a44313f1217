// SPDX-License-Identifier: Apache-2.0
import type { Addressee, Language } from './advice.ts';
import type { Knowledge } from './knowledge.ts';
import { sayIn } from './messages/index.ts';

/** What tells an addressee by name. */
export type Addressed = Pick<Addressee, 'kind' | 'country' | 'name'>;

export const addressedIn = ({ kind, country, name }: Addressee): Addressed => ({ kind, country, name });

const LANGUAGES: readonly Language[] = ['en', 'ar', 'fr'];

/** Companies that the advisor says by their role where the facts name none; a person who names the service has named them. */
const COMPANIES: ReadonlySet<string> = new Set(['holder', 'provider', 'exchange', 'ride', 'bank']);

type Countries = Pick<Knowledge, 'countries'>;

function roleIn(language: Language, { kind, country }: Pick<Addressed, 'kind' | 'country'>, { countries }: Countries): string {
  const say = sayIn(language, countries);
  return say(`to.${kind}`, { country: say.country(country) });
}

const isRole = (to: Addressed, knowledge: Countries): boolean => LANGUAGES.some((language) => roleIn(language, to, knowledge) === to.name);

/**
 * Name of an addressee in another language than its advice was given in: an office whose names the country's file has, or a role that the
 * advisor said in words ("the exchange, in Malta"). The name of a company stays as the source writes it.
 */
export function addresseeName(to: Addressed, language: Language, knowledge: Countries): string {
  if (isRole(to, knowledge)) return roleIn(language, to, knowledge);
  const office = knowledge.countries
    .get(to.country)
    ?.authorities.find((one) => to.name === one.name || to.name === one.ar || to.name === one.fr);
  if (office === undefined) return to.name;
  return (language === 'en' ? office.name : office[language]) ?? office.name;
}

/** The same on a paper, which goes to somebody: a company that the facts do not name is called as the person who asks calls it. */
export function nameOnPaper(to: Addressed, called: string | undefined, language: Language, knowledge: Countries): string {
  if (called !== undefined && COMPANIES.has(to.kind) && isRole(to, knowledge)) return called;
  return addresseeName(to, language, knowledge);
}
